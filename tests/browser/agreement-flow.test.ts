import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { busyAccount, entry } from "../widget/account-views.ts";
import { openStage, type Stage } from "./crm-stage.ts";
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

/** A server that takes disputes on a line that breaks until it is mended, and knows what one of 100 would do. */
function disputeServer() {
  const posted: { readonly clientId: string; readonly amountMinor: number }[] = [];
  const line = { isBroken: true };
  const parts = [
    {
      code: "holds",
      because: "disputed",
      until: null,
      currency: "CNY",
      amountMinor: 10_000,
      invoices: ["A-1"],
    },
    { code: "asks", currency: "CNY", amountMinor: 990_000, invoices: ["A-1"] },
  ];
  const scene = showing(busyAccount(), {
    log: ({ url, body }) => {
      if (url.pathname.endsWith("/previews")) return { status: 200, body: { parts } };
      posted.push(body as (typeof posted)[number]);
      if (line.isBroken) return { status: 0, body: null };
      return { status: 201, body: { followup: entry({ kind: "dispute", outcome: "price" }) } };
    },
  });
  return { scene, posted, line };
}

describe("a dispute, recorded without the mouse", () => {
  it("says what it does, names what is missing, survives a reload, and is sent again under its own id", async () => {
    const { scene, posted, line } = disputeServer();
    const opened = await openRecord(stage, setScene(stage, scene));
    const { page, widget } = opened;
    await untilReady(opened);
    await widget.locator("#log-call").focus();
    await page.keyboard.press("d");
    await widget.getByRole("form").waitFor();
    await page.keyboard.type("100");
    await widget.getByText("stays and is still asked for").waitFor();
    await page.keyboard.press("Control+Enter");
    await widget.getByText("Choose why.").waitFor();
    await page.keyboard.press("3");
    await picture(opened, "dispute-en-light-1080");
    expect(await axeFindings(opened)).toEqual([]);
    await page.reload();
    await untilReady(opened);
    await widget.getByText("Draft restored").waitFor();
    await widget.locator("#dispute-amount").press("Control+Enter");
    await widget.getByText("The answer got lost").waitFor();
    await picture(opened, "dispute-unanswered-en-light-1080");
    expect(await axeFindings(opened)).toEqual([]);
    line.isBroken = false;
    await page.reload();
    await untilReady(opened);
    await widget.getByRole("button", { name: "Try again" }).click();
    await widget.getByText("Saved", { exact: true }).waitFor();
    expect(posted.at(-1)).toMatchObject({ amountMinor: 10_000, reason: "price" });
    expect(new Set(posted.map((request) => JSON.stringify(request))).size).toBe(1);
    await page.close();
  });

  it("is as sound in Chinese, in the dark, on 320 pixels, and so are a plan and an extension", async () => {
    const opened = await openRecord(stage, setScene(stage, disputeServer().scene), {
      locale: "zh_CN",
      mode: "night",
      width: 320,
    });
    await untilReady(opened);
    await opened.widget.getByRole("button", { name: /^INV-2107：/ }).click();
    for (const kind of ["争议", "分期还款", "展期"]) {
      await opened.widget.locator(".agreement .chip", { hasText: kind }).click();
      await picture(opened, `agreement-${kind}-zh-dark-320`);
      expect(await axeFindings(opened)).toEqual([]);
      expect(await sidewaysScroll(opened)).toBeLessThanOrEqual(0);
      expect(await smallTargets(opened)).toEqual([]);
    }
    expect(opened.complaints).toEqual([]);
    await opened.page.close();
  });
});
