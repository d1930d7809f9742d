import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { mkdir, stat } from "node:fs/promises";
import type { Page } from "playwright-core";
import { generateBook } from "../../sandbox/books/index.ts";
import { liveCompany } from "../../sandbox/companies.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { openCrm, showsAccount } from "./crm-window.ts";
import {
  askAs,
  type Installed,
  openHouseWithWidget,
  postJson,
  signIn,
  type TestHouse,
  userOf,
} from "./open-test-house.ts";

const TUESDAY = toDay("2026-11-17");
const FOLDER = ".cache/screenshots/house";
/** The README's picture; written only when asked for, so that a test leaves the tree as it was. */
const README_PICTURE = "docs/pictures/account.png";

let house: TestHouse;
let live: Installed;
let accountId: string;
let name: string;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  const book = generateBook({ seed: "haina", today: TUESDAY, customers: 20, zhShare: 0.65 });
  house = await openHouseWithWidget([{ spec: liveCompany, book, live: true }]);
  [live] = house.installed as [Installed];
  for (const days of [3, 4, 1]) {
    await house.advanceDays(days);
    await house.round();
  }
  [accountId, name] = await richestAccount();
  await logPromise(accountId);
}, 240_000);
afterAll(() => house?.close());

interface View {
  readonly account: { readonly name: string; readonly noReminders: string | null };
  readonly exposure: { readonly limitMinor: number | null } | null;
  readonly items: readonly {
    readonly invoiceId: string;
    readonly currency: string;
    readonly residualMinor: number;
    readonly disputedMinor: number;
    readonly dpd: number;
  }[];
  readonly credits: readonly unknown[];
  readonly log: { readonly followups: readonly { readonly kind: string; readonly promise: unknown }[] };
}

/** The account with the most different things to show, on a page that a person would believe. */
async function richestAccount(): Promise<[string, string]> {
  let best: { id: string; name: string; points: number } = { id: "", name: "", points: -1 };
  for (const id of live.filled.accountIds.values()) {
    const { account, exposure, items, credits, log } = await askAs<View>(live, id, "view");
    const kinds = new Set(log.followups.map(({ kind }) => kind));
    const points =
      (items.some(({ disputedMinor }) => disputedMinor > 0) ? 3 : 0) +
      ((exposure?.limitMinor ?? null) === null ? 0 : 3) +
      (items.filter(({ dpd, disputedMinor }) => dpd > 0 && disputedMinor === 0).length > 1 ? 3 : 0) +
      (credits.length > 0 ? 2 : 0) +
      (kinds.has("reminder") ? 3 : 0) +
      (items.every(({ currency }) => currency === "CNY") ? 3 : 0) +
      (kinds.has("promise-verdict") ? 1 : 0) +
      (kinds.has("payment") ? 1 : 0) +
      (items.some(({ dpd }) => dpd > 0) && items.some(({ dpd }) => dpd <= 0) ? 1 : 0) +
      (items.length >= 3 && items.length <= 12 ? 2 : 0) -
      (account.noReminders === null ? 0 : 5);
    if (points > best.points) best = { id, name: account.name, points };
  }
  return [best.id, best.name];
}

/** The collector has just spoken to them: the oldest overdue invoice will be paid within the week. */
async function logPromise(account: string): Promise<void> {
  const { items } = await askAs<View>(live, account, "view");
  const oldest = items.find(({ dpd, disputedMinor }) => dpd > 0 && disputedMinor === 0);
  const session = await signIn(live.org, userOf(live.org, "Collections"), account);
  if (oldest === undefined || !session.ok) throw new Error("The account has something to promise.");
  const logged = await postJson(
    `${session.apiUrl}/v1/accounts/${account}/followups`,
    {
      clientId: crypto.randomUUID(),
      kind: "call",
      outcome: "promised",
      contactId: null,
      note: "财务说款项已在审批，下周一前付出；其余发票月底一起付。",
      happenedAt: null,
      next: { what: "下周一确认到账", on: "2026-11-30" },
      promise: {
        amountMinor: oldest.residualMinor,
        currency: oldest.currency,
        promisedOn: "2026-11-30",
        invoiceIds: [oldest.invoiceId],
      },
      supersedes: null,
    },
    { Authorization: `Bearer ${session.token}` },
  );
  expect(logged.status).toBe(201);
}

/** As tall as the page needs, so that the whole widget is in the picture. */
async function wholePage(page: Page, path: string): Promise<void> {
  await page.waitForTimeout(800);
  await page.screenshot({ path, fullPage: true, animations: "disabled" });
}

const VIEWS = [
  ["zh-light", "locale=zh_CN&mode=day", { width: 1280, height: 900 }],
  ["en-dark", "locale=en_US&mode=night", { width: 1280, height: 900 }],
  ["en-light", "locale=en_US&mode=day", { width: 1280, height: 900 }],
  ["zh-320", "locale=zh_CN&mode=day&bare=1", { width: 320, height: 800 }],
] as const;

describe("the account page, for people to look at", () => {
  it.each(VIEWS)(
    "%s: fits its width and is kept as a picture",
    async (view, query, size) => {
      const crm = await openCrm(house, live, accountId, query, size);
      await showsAccount(crm, name);
      await wholePage(crm.page, `${FOLDER}/${view}.png`);
      if (view === "zh-light" && process.env["WRITE_PICTURES"] === "1")
        await wholePage(crm.page, README_PICTURE);
      expect(await crm.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        size.width,
      );
      const inner = await crm.page
        .frame({ url: /widget\.html/ })
        ?.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
      expect(inner?.[0]).toBeLessThanOrEqual(inner?.[1] ?? 0);
      expect((await stat(`${FOLDER}/${view}.png`)).size).toBeGreaterThan(20_000);
      await crm.close();
    },
    60_000,
  );
});
