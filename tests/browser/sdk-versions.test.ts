import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Page } from "playwright-core";
import { buildWidget } from "../../sandbox/build-widget.ts";
import { SWITCHES } from "../../sandbox/crm-page/knobs.ts";
import { type OnStage, openSandboxStage, OWN_NAME, type SandboxStage, TOKEN } from "./sandbox-stage.ts";

let widgetDir: string;
let stage: SandboxStage;
beforeAll(async () => {
  widgetDir = await buildWidget();
  // "": our own client, whatever ZOHO_SDK_PATH says.
  stage = await openSandboxStage(widgetDir, { sdkPath: "" });
}, 120_000);
afterAll(() => stage.close());

const heading = ({ widget }: OnStage) => widget.locator("main[data-state=ready] h1", { hasText: OWN_NAME });

/** Opens the page with these switches and waits for the account's figures. */
async function started(query: string, prepare?: (page: Page) => Promise<void>): Promise<OnStage> {
  const opened = await stage.open(query, prepare);
  await heading(opened)
    .waitFor({ state: "attached" })
    .catch(async (fault: unknown) => {
      const seen = await opened.widget.locator("body").innerText();
      throw new Error([query, seen, ...opened.complaints].join("\n"), { cause: fault });
    });
  expect([query, ...opened.complaints]).toEqual([query]);
  return opened;
}

/** The widget's document loads again by itself, as after a deploy or a click on "reload frame". */
async function reloadWidget(opened: OnStage): Promise<void> {
  const own = opened.page.frames().find((frame) => frame.url().includes("widget.html"));
  await own?.evaluate(() => {
    Object.assign(window, { isTheOldOne: true });
    location.reload();
  });
  await own?.waitForFunction(() => !("isTheOldOne" in window));
  await heading(opened).waitFor({ state: "attached" });
}

/** Writes down what the spoofing frame says it was sent. */
async function watchThief(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const told = window as unknown as { stolen: unknown[] };
    told.stolen = [];
    addEventListener("message", ({ data }) => {
      if (data && typeof data === "object" && "stolen" in data) told.stolen.push(data.stolen);
    });
  });
}

/** 1.1 and 1.3 are played as 1.2 is: what they do against a third party is proved by it. */
const isOfItsOwn = (sdk: string): boolean => sdk !== "1.1" && sdk !== "1.3";

describe("the widget under every version of the protocol", () => {
  for (const sdk of SWITCHES.sdk) {
    it(`starts under ${sdk} when everything comes at the wrong time or not at all, and again when it reloads`, async () => {
      const opened = await started(`sdk=${sdk}&pageLoad=early&zdk=never&entityArray=1&me=nobody&empty204=1`);
      await reloadWidget(opened);
      expect(opened.complaints).toEqual([]);
      await opened.page.close();
    }, 60_000);
  }

  for (const sdk of SWITCHES.sdk.filter(isOfItsOwn)) {
    it(`starts under ${sdk} with its own account, although a third party speaks first`, async () => {
      const opened = await started(`sdk=${sdk}&spoof=1&pageLoad=late&zdk=fails&me=flat`, watchThief);
      await opened.page.waitForTimeout(200);
      expect(await heading(opened).count()).toBe(1);
      expect(await opened.page.evaluate(() => (window as unknown as { stolen: unknown[] }).stolen)).toEqual(
        [],
      );
      await opened.page.close();
    }, 60_000);
  }

  it("never asked for an account that was forged, nor with a token that was", () => {
    const tokens = new Set(stage.asked.map(({ authorization }) => authorization));
    const accounts = new Set(stage.asked.map(({ account }) => account));
    expect([...accounts]).toEqual([stage.given.ownId]);
    expect([...tokens]).toEqual([`Bearer ${TOKEN}`]);
  });
});

describe("a widget whose address names nobody", () => {
  /** The SDK is the last thing to arrive: the page counts as loaded, and is greeted, the moment after. */
  async function slowSdk(page: Page): Promise<void> {
    await page.route("**/sdk.js*", async (route) => {
      await new Promise((later) => setTimeout(later, 400));
      await route.continue();
    });
  }

  it("starts by the host's greeting, which comes once, however late the SDK loads", async () => {
    const versions = ["1.5", "1.5-waits"];
    await Promise.all(
      versions.map(async (sdk) => {
        const opened = await started(`sdk=${sdk}&address=bare`, slowSdk);
        await reloadWidget(opened);
        await opened.page.close();
      }),
    );
  }, 60_000);
});

describe("any other SDK file", () => {
  it("is played from ZOHO_SDK_PATH", async () => {
    const before = process.env["ZOHO_SDK_PATH"];
    process.env["ZOHO_SDK_PATH"] = join(import.meta.dirname, "fixture", "other-sdk.js");
    const other = await openSandboxStage(widgetDir);
    try {
      const opened = await other.open("");
      await heading(opened).waitFor({ state: "attached" });
      expect(
        await opened.widget
          .locator("body")
          .evaluate(() => Object.keys((window as unknown as { ZOHO: object }).ZOHO)),
      ).toContain("isTheOther");
      expect(opened.complaints).toEqual([]);
    } finally {
      if (before === undefined) delete process.env["ZOHO_SDK_PATH"];
      else process.env["ZOHO_SDK_PATH"] = before;
      await other.close();
    }
  }, 60_000);
});

describe("a host that does not answer", () => {
  /** Lets the widget's own patience run out without the reader's. */
  async function sayInTime(queries: readonly string[], patience: readonly number[], sentence: RegExp) {
    const all: OnStage[] = [];
    for (const query of queries)
      all.push(await stage.open(query, async ({ clock }) => all.length === 0 && clock.install()));
    const said = all.map(({ widget }) => widget.getByText(sentence));
    for (const ms of patience) {
      await Promise.all(all.map(({ widget }) => widget.locator("main").waitFor()));
      await all[0]?.page.waitForTimeout(500);
      expect(await Promise.all(said.map((each) => each.count()))).toEqual(queries.map(() => 0));
      // The clock is one for all pages of the window.
      await all[0]?.page.clock.fastForward(ms);
    }
    await Promise.all(said.map((each) => each.waitFor()));
    expect(await Promise.all(said.map((each) => each.count()))).toEqual(queries.map(() => 1));
    for (const opened of all) {
      expect(await heading(opened).count()).toBe(0);
      await opened.page.close();
    }
  }

  it(
    "is told of in one sentence after eight seconds, when it never greets",
    () =>
      sayInTime(
        ["never=register", "sdk=1.2&address=bare", "sdk=1.2&pageLoad=never"],
        [8_000],
        /did not get an answer from the CRM/,
      ),
    60_000,
  );

  it(
    "is told of within sixteen, when its functions or all its answers stay away",
    () => sayInTime(["never=1", "sdk=1.1&never=all"], [4_000, 12_000], /takes too long/),
    60_000,
  );

  it("is told of at once, when it fails", async () => {
    await Promise.all(
      SWITCHES.failure.map(async (failure) => {
        const opened = await stage.open(`failure=${failure}`);
        await opened.widget.getByText("Something broke on our side").waitFor();
        await opened.page.close();
      }),
    );
  }, 60_000);
});
