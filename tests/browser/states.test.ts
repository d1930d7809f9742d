import { mkdir } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { AccountViewBody } from "../../shared/account/contract.ts";
import { busyAccount, emptyAccount, hugeAccount } from "../widget/account-views.ts";
import { foreseenScene } from "./foreseen-scene.ts";
import { openStage, type Scene, type Stage } from "./crm-stage.ts";
import {
  axeFindings,
  type Look,
  type Opened,
  openRecord,
  openRecordAtWill,
  picture,
  setScene,
  showing,
  sidewaysScroll,
  smallTargets,
  untilReady,
  USUAL,
} from "./widget-page.ts";
import { watchScene } from "./watch-scene.ts";
import { whatIfScene } from "./what-if-scene.ts";

let stage: Stage;
beforeAll(async () => {
  await mkdir(".cache/screenshots", { recursive: true });
  stage = await openStage();
}, 120_000);
afterAll(() => stage.close());

const LOOKS: readonly Look[] = (["zh_CN", "en_US"] as const).flatMap((locale) =>
  (["day", "night"] as const).flatMap((mode) =>
    ([1080, 320] as const).map((width) => ({ locale, mode, width })),
  ),
);
const nameOf = ({ locale, mode, width }: Look): string =>
  `${locale.slice(0, 2)}-${mode === "day" ? "light" : "dark"}-${width}`;

async function expectSound(opened: Opened): Promise<void> {
  expect(await axeFindings(opened)).toEqual([]);
  expect(await sidewaysScroll(opened)).toBeLessThanOrEqual(0);
  expect(await smallTargets(opened)).toEqual([]);
  expect(opened.complaints).toEqual([]);
}

describe("the page in its everyday state", () => {
  for (const look of LOOKS)
    it(`is sound in ${nameOf(look)}`, async () => {
      const opened = await openRecord(stage, setScene(stage, showing(busyAccount())), look);
      await untilReady(opened);
      await picture(opened, `ready-${nameOf(look)}`);
      await expectSound(opened);
      await opened.page.close();
    });
});

const changed = (change: Partial<AccountViewBody>): Scene => showing({ ...busyAccount(), ...change });
const failing = (status: number, code = ""): Scene => ({
  view: () => ({ status, body: { error: { code, message: { "zh-CN": "无", en: "none" } } } }),
});
const overLimit = (): AccountViewBody => {
  const view = busyAccount();
  return {
    ...view,
    score: view.score && {
      ...view.score,
      score: 48.2,
      grade: "E",
      provisional: true,
      reasons: [
        { code: "over-90", effect: "cap", points: 49, figures: { days: 95, share: 12.4 } },
        {
          code: "P05",
          effect: "loss",
          points: -6.4,
          figures: { recentDbt: 31, usualDbt: 12, recentInvoices: 5 },
        },
        ...view.score.reasons,
      ],
    },
    exposure: view.exposure && {
      ...view.exposure,
      limitMinor: 30_000_000,
      headroomMinor: -3_975_000,
      hold: "over",
      withoutRate: ["JPY"],
    },
  };
};

/** Each state, the text that shows it in English, and where to look at it. */
const STATES: Readonly<Record<string, { readonly scene: () => Scene; readonly says: RegExp }>> = {
  loading: { scene: () => ({ view: () => new Promise(() => undefined) }), says: /Loading the account/ },
  empty: { scene: () => showing(emptyAccount()), says: /No score yet/ },
  huge: { scene: () => showing(hugeAccount()), says: /5,000 invoices/ },
  rehearsal: { scene: () => changed({ mode: "rehearsal" }), says: /Rehearsal: everything is planned/ },
  unread: { scene: () => changed({ unread: 2 }), says: /2 invoices or payments could not be read/ },
  "stopped-and-stale": {
    scene: () => changed({ mode: "stopped", stale: true, alarms: ["no-run", "in-doubt"] }),
    says: /Sending is stopped/,
  },
  excluded: {
    scene: () => changed({ account: { ...busyAccount().account, noReminders: "法务处理中" } }),
    says: /No reminders for this account/,
  },
  "read-only": {
    scene: () =>
      changed({
        viewer: { userId: "5437000000000002", name: "Ann", role: "viewer", mayLog: false, maySend: false },
      }),
    says: /You can read this log/,
  },
  "over-limit": { scene: () => showing(overLimit()), says: /over the limit/ },
  "no-limit": {
    scene: () => {
      const { exposure } = busyAccount();
      return changed({ exposure: exposure && { ...exposure, limitMinor: null, headroomMinor: null } });
    },
    says: /No limit set/,
  },
  offline: { scene: () => failing(0), says: /You are offline/ },
  "signed-out": { scene: () => failing(401, "expired"), says: /Your session has ended/ },
  "not-synced": { scene: () => failing(409, "not-synced"), says: /not been read from the CRM yet/ },
  "no-access": { scene: () => ({ functionOutput: '{"ok":false,"code":"NO_ACCESS"}' }), says: /No access/ },
  "not-connected": {
    scene: () => ({ functionOutput: '{"ok":false,"code":"NO_CONNECTION"}' }),
    says: /not connected yet/,
  },
  fault: { scene: () => failing(500, "fault"), says: /broke on our side/ },
  "another-shape": {
    scene: () => ({ view: () => ({ status: 200, body: { account: 1 } }) }),
    says: /broke on our side/,
  },
  "another-word": {
    scene: () => changed({ mode: "asleep" as "live" }),
    says: /broke on our side/,
  },
  unshowable: {
    scene: () => changed({ balances: [{} as never] }),
    says: /broke on our side/,
  },
};
/** The everyday eye, and the hardest: narrow, dark, Chinese. */
const TWO: readonly Look[] = [USUAL, { locale: "zh_CN", mode: "night", width: 320 }];
/** What is laid out in another way than the everyday page or than each other. */
const SHAPES = new Set(["loading", "empty", "huge", "unread", "over-limit", "offline", "unshowable"]);
/** `npm run pictures` takes every state in every look; that is minutes, so `npm test` takes two of each shape. */
const looksAt = (state: string): readonly Look[] => {
  if (process.env["EVERY_LOOK"] === "1") return LOOKS;
  return SHAPES.has(state) ? TWO : [USUAL];
};

describe("each other state", () => {
  for (const [name, { scene, says }] of Object.entries(STATES))
    it(`says in one way that it is ${name}`, async () => {
      const account = setScene(stage, scene());
      for (const look of looksAt(name)) {
        const opened = await openRecord(stage, account, look);
        const main = opened.widget.locator("main");
        if (nameOf(look) === nameOf(USUAL)) await main.getByText(says).first().waitFor({ state: "attached" });
        else
          await opened.widget
            .locator(name === "loading" ? ".skeleton" : ".notice, .panel-empty, .window .row")
            .first()
            .waitFor();
        await picture(opened, `${name}-${nameOf(look)}`);
        await expectSound(opened);
        await opened.page.close();
      }
    });
});

describe("when the money comes", () => {
  it("is told with its evidence, its weeks and the day in the list", async () => {
    for (const look of looksAt("forecast")) {
      const opened = await openRecord(stage, setScene(stage, foreseenScene()), look);
      await untilReady(opened);
      await opened.widget.getByRole("button", { name: /When will it be paid|预计何时付款/ }).click();
      await opened.widget
        .getByText(/18 of 24|24 张发票中 18 张/)
        .first()
        .waitFor();
      await opened.widget
        .getByText(/Week by week|逐周明细/)
        .first()
        .click();
      await picture(opened, `forecast-${nameOf(look)}`);
      await expectSound(opened);
      await opened.page.close();
    }
  });
});

describe("what to be warned of", () => {
  it("is told at a glance, worked off step by step, and reviewed", async () => {
    for (const look of looksAt("watch")) {
      const asked: object[] = [];
      const opened = await openRecord(stage, setScene(stage, watchScene(busyAccount(), asked)), look);
      await untilReady(opened);
      const { widget } = opened;
      await widget.getByText(/112.5% of the limit|已使用额度的 112.5%/).waitFor();
      await widget.getByText(/and 1 more|另有 1 条/).waitFor();
      await widget.getByRole("button", { name: /Warnings and review|预警与复审/ }).click();
      const panel = widget.locator("section.send-panel");
      await panel.getByRole("button", { name: /Tick off|勾选完成/ }).click();
      await panel.locator("input").fill("They pay on Friday.");
      await panel.locator(".button-main").click();
      await panel.getByRole("button", { name: /Complete review|完成复审/ }).click();
      await panel.locator("textarea").fill("Nothing has changed.");
      await picture(opened, `watch-${nameOf(look)}`);
      await expectSound(opened);
      await panel.locator("form").last().locator(".button-main").click();
      await panel.getByText(/2027/).waitFor();
      expect(asked).toMatchObject([
        { to: "playbook-ticks", openedId: "o1", step: 1, note: "They pay on Friday.", hold: null },
        { to: "review", outcome: "keep", rationale: "Nothing has changed.", againOn: null },
      ]);
      await opened.page.close();
    }
  });
});

describe("what if they paid", () => {
  it("is asked by ticking invoices with the keyboard, told with its reasons, and gone when closed", async () => {
    for (const look of looksAt("what-if")) {
      const asked: unknown[] = [];
      const view = busyAccount();
      const opened = await openRecord(stage, setScene(stage, whatIfScene(asked, view)), look);
      await untilReady(opened);
      const { widget, page } = opened;
      const lead = widget.getByRole("button", { name: /What if they paid|如果他们付款/ });
      await lead.press("Enter");
      const boxes = widget.getByRole("checkbox", { name: /^If |^如果/ });
      await boxes.first().waitFor();
      expect(await boxes.first().isChecked()).toBe(false);
      await boxes.first().press("Space");
      await widget.getByText("61.2 → 74").waitFor();
      const again = page.waitForRequest((sent) => sent.postData()?.includes("2026-12-01") === true);
      await widget.locator("input[type=date]").fill("2026-12-01");
      await again;
      await widget.getByText(/-12.5 → -1.2|−12.5 → −1.2/).waitFor();
      await widget.getByText(/→ (gone|消失)/).waitFor();
      await picture(opened, `what-if-${nameOf(look)}`);
      await expectSound(opened);
      const oldest = [...view.items].sort((a, b) => b.dpd - a.dpd)[0];
      expect(asked[0]).toEqual({ invoiceIds: [oldest?.invoiceId] });
      await widget.getByRole("button", { name: /Untick all|全部取消/ }).click();
      await widget.getByText("61.2 → 74").waitFor({ state: "detached" });
      await page.keyboard.press("Escape");
      await lead.waitFor();
      await boxes.first().waitFor({ state: "detached" });
      await page.close();
    }
  });
});

describe("outside the CRM", () => {
  it("explains itself in both languages at once when nothing is around it", async () => {
    const opened = await openRecord(stage, setScene(stage, {}));
    await opened.page.goto(stage.widgetUrl);
    await opened.page.getByText("This page belongs inside Zoho CRM").waitFor();
    await opened.page.getByText("请在 Zoho CRM 中打开本页").waitFor();
    await opened.page.screenshot({ path: ".cache/screenshots/outside-en-light-1080.png" });
    expect(opened.complaints).toEqual([]);
    await opened.page.close();
  });

  it("explains itself when the CRM does not answer within eight seconds", async () => {
    const opened = await openRecordAtWill(stage, setScene(stage, {}), "&silent=1");
    const said = opened.widget.getByText("This page belongs inside Zoho CRM");
    await opened.widget.locator("main").waitFor();
    await opened.page.clock.fastForward(4_000);
    expect(await said.count()).toBe(0);
    await opened.page.clock.fastForward(5_000);
    await said.waitFor();
    await expectSound(opened);
    await opened.page.context().close();
  });
});
