import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { FrameLocator, Page } from "playwright-core";
import type { AccountViewBody } from "../../shared/account/contract.ts";
import { busyAccount, day, entry } from "../widget/account-views.ts";
import { openStage, type Scene, type Stage, type Told } from "./crm-stage.ts";
import {
  axeFindings,
  openRecord,
  picture,
  setScene,
  showing,
  sidewaysScroll,
  smallTargets,
  untilReady,
} from "./widget-page.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage.close());

interface Posted {
  readonly clientId: string;
  readonly note: string;
  readonly supersedes: string | null;
  readonly promise: unknown;
}

/** A server that keeps what it is sent, and answers as it is told to; `view` shows what was kept. */
function logServer(answer: () => Promise<Told | "keep"> | Told | "keep"): {
  scene: Scene;
  posted: Posted[];
} {
  const posted: Posted[] = [];
  const view: AccountViewBody = busyAccount();
  const kept: AccountViewBody["log"]["followups"] = [...view.log.followups];
  const scene = showing(view, {
    view: () => ({ status: 200, body: { ...view, log: { ...view.log, followups: [...kept] } } }),
    log: async ({ url, body }) => {
      // What the page says by itself while the server does not speak.
      if (url.pathname.endsWith("/previews")) return { status: 503, body: null };
      const request = body as Posted;
      posted.push(request);
      const told = await answer();
      if (told !== "keep") return told;
      const followup = entry({
        followupId: request.clientId,
        note: request.note,
        outcome: "promised",
        inCrm: "waiting",
      });
      kept.unshift(followup);
      return { status: 201, body: { followup } };
    },
  });
  return { scene, posted };
}

/** Drops every line until it is mended: a browser repeats a request once by itself when a reused line drops. */
function breakingServer(): ReturnType<typeof logServer> & { mend(): void } {
  let broken = true;
  const server = logServer(() => (broken ? { status: 0, body: null } : "keep"));
  return {
    ...server,
    mend: () => {
      broken = false;
    },
  };
}

const typeNote = async (page: Page, widget: FrameLocator, text: string): Promise<void> => {
  await widget.locator("#log-call").focus();
  await page.keyboard.press("l");
  await widget.getByRole("form").waitFor();
  await page.keyboard.press("1");
  await page.keyboard.type(text);
};

describe("logging a follow-up", () => {
  it("takes a promise by keyboard alone, says what it holds, and says saved only after the answer", async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((done) => {
      release = done;
    });
    const { scene, posted } = logServer(async (): Promise<"keep"> => {
      await gate;
      return "keep";
    });
    const opened = await openRecord(stage, setScene(stage, scene));
    const { page, widget } = opened;
    await untilReady(opened);
    await widget.locator("#log-call").focus();
    await page.keyboard.press("p");
    await widget.getByRole("form").waitFor();
    await page.keyboard.type("5万");
    await page.keyboard.press("Tab"); // currency
    await page.keyboard.press("Tab"); // day
    await page.keyboard.type("11272026");
    await widget.getByText("Reminders for 3 invoices hold up to and including 30 Nov").waitFor();
    await picture(opened, "log-promise-en-light-1080");
    expect(await axeFindings(opened)).toEqual([]);
    await page.keyboard.press("Control+Enter");
    await widget.getByText("Saving…").waitFor();
    expect(await widget.getByText("Saved", { exact: true }).count()).toBe(0);
    release();
    await widget.getByText("Saved", { exact: true }).waitFor();
    expect(posted).toMatchObject([
      { outcome: "promised", promise: { amountMinor: 5_000_000, currency: "CNY", promisedOn: day(6) } },
    ]);
    expect(await widget.locator("form").count()).toBe(0);
    await page.close();
  });

  it("keeps the draft through a reload and drops it once it is saved", async () => {
    const { scene, posted } = logServer(() => "keep");
    const opened = await openRecord(stage, setScene(stage, scene));
    const { page, widget } = opened;
    await untilReady(opened);
    await typeNote(page, widget, "They pay on Friday");
    await page.reload();
    await untilReady(opened);
    await widget.getByText("Draft restored").waitFor();
    expect(await widget.locator("#note").inputValue()).toBe("They pay on Friday");
    await picture(opened, "log-draft-restored-en-light-1080");
    await widget.locator("#note").press("Control+Enter");
    await widget.getByText("Saved", { exact: true }).waitFor();
    expect(posted.map(({ note }) => note)).toEqual(["They pay on Friday"]);
    await page.reload();
    await untilReady(opened);
    expect(await widget.locator("form").count()).toBe(0);
    await page.close();
  });

  it("keeps the text when the line breaks, and the retry uses the same id", async () => {
    const { scene, posted, mend } = breakingServer();
    const opened = await openRecord(stage, setScene(stage, scene));
    const { page, widget } = opened;
    await untilReady(opened);
    await typeNote(page, widget, "Cheque is in the post");
    await page.keyboard.press("Control+Enter");
    await widget.getByText("Not saved. Your text is kept here.").waitFor();
    expect(await widget.locator("#note").inputValue()).toBe("Cheque is in the post");
    await picture(opened, "log-not-saved-en-light-1080");
    expect(await axeFindings(opened)).toEqual([]);
    mend();
    await widget.getByRole("button", { name: "Try again" }).click();
    await widget.getByText("Saved", { exact: true }).waitFor();
    expect(new Set(posted.map(({ clientId }) => clientId)).size).toBe(1);
    await page.close();
  });

  it("settles a lost answer before it sends a changed text, which then corrects it", async () => {
    const { scene, posted, mend } = breakingServer();
    const opened = await openRecord(stage, setScene(stage, scene));
    const { page, widget } = opened;
    await untilReady(opened);
    await typeNote(page, widget, "First words");
    await page.keyboard.press("Control+Enter");
    await widget.getByText("Not saved").waitFor();
    mend();
    await widget.locator("#note").fill("Better words");
    await widget.locator("#note").press("Control+Enter");
    await widget.getByText("Saved", { exact: true }).waitFor();
    const [settled, changed] = posted.slice(-2);
    expect([settled?.note, changed?.note]).toEqual(["First words", "Better words"]);
    expect(settled?.clientId).toBe(posted[0]?.clientId);
    expect(changed?.clientId).not.toBe(settled?.clientId);
    expect(changed?.supersedes).toBe(settled?.clientId);
    await page.close();
  });

  it("is as sound in Chinese, in the dark, on 320 pixels", async () => {
    const { scene } = logServer(() => "keep");
    const opened = await openRecord(stage, setScene(stage, scene), {
      locale: "zh_CN",
      mode: "night",
      width: 320,
    });
    await untilReady(opened);
    await opened.widget.locator("#log-call").focus();
    await opened.page.keyboard.press("p");
    await opened.widget.locator(".quick-day").first().click();
    await picture(opened, "log-promise-zh-dark-320");
    expect(await axeFindings(opened)).toEqual([]);
    expect(await sidewaysScroll(opened)).toBeLessThanOrEqual(0);
    expect(await smallTargets(opened)).toEqual([]);
    await opened.page.close();
  });

  it("names the field that is missing and goes there", async () => {
    const { scene, posted } = logServer(() => "keep");
    const opened = await openRecord(stage, setScene(stage, scene));
    const { page, widget } = opened;
    await untilReady(opened);
    await widget.locator("#log-call").focus();
    await page.keyboard.press("p");
    await widget.getByRole("form").waitFor();
    await page.keyboard.type("5o000");
    await page.keyboard.press("Control+Enter");
    await widget.getByText("Write the amount in digits").waitFor();
    expect(await widget.locator("#promise-amount").getAttribute("aria-invalid")).toBe("true");
    await picture(opened, "log-flaw-en-light-1080");
    expect(await axeFindings(opened)).toEqual([]);
    expect(posted).toEqual([]);
    await page.close();
  });

  it("corrects an entry by a new one that replaces it", async () => {
    const { scene, posted } = logServer(() => "keep");
    const opened = await openRecord(stage, setScene(stage, scene));
    const { page, widget } = opened;
    await untilReady(opened);
    await widget
      .getByRole("button", { name: /Correct the entry/ })
      .last()
      .click();
    await widget.locator("#note").fill("It was yesterday");
    await widget.locator("#note").press("Control+Enter");
    await widget.getByText("Saved", { exact: true }).waitFor();
    expect(posted[0]?.supersedes).toMatch(/^f-/);
    await page.close();
  });
});

describe("the form that is fetched after the page", () => {
  const FORM = /\/js\/form\.[0-9a-f]{8}\.js$/;

  it("says so when it cannot be fetched, comes at the next press, and loses no draft over it", async () => {
    const { scene, posted } = logServer(() => "keep");
    const opened = await openRecord(stage, setScene(stage, scene));
    const { page, widget } = opened;
    await untilReady(opened);
    await typeNote(page, widget, "Typed before the line broke");
    await page.route(FORM, (route) => route.abort());
    await page.reload();
    await untilReady(opened);
    await widget.getByText("The form could not be fetched").waitFor();
    await picture(opened, "log-form-not-fetched-en-light-1080");
    expect(await axeFindings(opened)).toEqual([]);
    expect(opened.complaints).toEqual([]);
    await page.unroute(FORM);
    await widget.locator("#log-call").focus();
    await page.keyboard.press("l");
    await widget.locator("#note").waitFor();
    expect(await widget.locator("#note").inputValue()).toBe("Typed before the line broke");
    await widget.locator("#note").press("Control+Enter");
    await widget.getByText("Saved", { exact: true }).waitFor();
    expect(posted.map(({ note }) => note)).toEqual(["Typed before the line broke"]);
    await page.close();
  });

  it("is there once the page stands, so that a line that breaks later cannot take it away", async () => {
    const opened = await openRecord(stage, setScene(stage, logServer(() => "keep").scene));
    const { page, widget } = opened;
    await untilReady(opened);
    await widget.locator("main").evaluate(async () => {
      const isHere = (): boolean =>
        performance.getEntriesByType("resource").some(({ name }) => name.includes("/js/form."));
      while (!isHere()) await new Promise((done) => setTimeout(done, 20));
    });
    await page.context().setOffline(true);
    await widget.locator("#log-call").focus();
    await typeNote(page, widget, "Two boxes short");
    expect(await widget.locator("#note").inputValue()).toBe("Two boxes short");
    await page.context().setOffline(false);
    await page.close();
  });
});
