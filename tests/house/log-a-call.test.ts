import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { generateBook } from "../../sandbox/books/index.ts";
import { liveCompany } from "../../sandbox/companies.ts";
import { addDays, formatDay, toDay } from "../../shared/kernel/day.ts";
import { agreeAndContest } from "./agree-and-contest.ts";
import { type CrmWindow, openCrm, showsAccount } from "./crm-window.ts";
import { askAs, type Installed, openHouseWithWidget, type TestHouse, userOf } from "./open-test-house.ts";
import { savingUnderTrouble } from "./saving-under-trouble.ts";

const TODAY = toDay("2026-11-24");
const NOTE = "王会计说月底前付清，已口头确认。Paid by the month's end.";

interface View {
  readonly account: { readonly name: string };
  readonly items: readonly {
    readonly invoiceId: string;
    readonly number: string;
    readonly dpd: number;
    readonly residualMinor: number;
    readonly disputedMinor: number;
    readonly next: { readonly kind: string; readonly because?: string; readonly until?: string };
  }[];
  readonly promises: readonly { readonly state: string; readonly promisedOn: string }[];
  readonly log: {
    readonly followups: readonly {
      readonly kind: string;
      readonly note: string;
      readonly inCrm: string | null;
      readonly promise: { readonly state: string; readonly promisedOn: string } | null;
    }[];
  };
}

let house: TestHouse;
let live: Installed;
let accountId: string;
let before: View;
let crm: CrmWindow;

beforeAll(async () => {
  const book = generateBook({ seed: "a call", today: TODAY, customers: 14, zhShare: 1 });
  // Nobody has promised yet: what holds below is what the test typed.
  house = await openHouseWithWidget([{ spec: liveCompany, book: { ...book, promises: [] }, live: true }]);
  [live] = house.installed as [Installed];
  [accountId, before] = await chaseableAccount();
  const collector = userOf(live.org, "Collections").id;
  crm = await openCrm(house, live, accountId, `locale=en_US&user=${collector}`);
  await showsAccount(crm, before.account.name);
}, 180_000);
afterAll(async () => {
  await crm?.close();
  await house?.close();
});

/** An account with something overdue, nothing disputed, and no other invoice about to fall due. */
async function chaseableAccount(): Promise<[string, View]> {
  for (const customer of live.filled.book.customers) {
    if (customer.excludedBecause !== undefined) continue;
    const id = live.filled.accountIds.get(customer.id) ?? "";
    const view = await askAs<View>(live, id, "view");
    const { items } = view;
    const settled = items.every(({ dpd, disputedMinor }) => (dpd > 3 || dpd < -9) && disputedMinor === 0);
    if (settled && items.some(({ dpd }) => dpd > 3)) return [id, view];
  }
  throw new Error("The book has no such account: choose another seed.");
}

const callsInCrm = () =>
  [...(live.org.records.get("Calls")?.values() ?? [])].filter(
    (call) => (call["What_Id"] as { id?: string } | undefined)?.id === accountId,
  );

const form = () => crm.widget.getByRole("form");

/** The widget has the keyboard, as after a click on its frame. */
const focusWidget = () => crm.widget.locator("#log-call").focus();

describe("a call, logged without the mouse", () => {
  it("opens with L, takes digits and Tab, and keeps the draft when the page is reloaded", async () => {
    const { page } = crm;
    await focusWidget();
    await page.keyboard.press("l");
    await form().waitFor();
    await page.keyboard.press("4");
    // The digit chose "Promised" and went to the amount.
    expect(await crm.widget.locator("#promise-amount").evaluate((e) => e === document.activeElement)).toBe(
      true,
    );
    await page.keyboard.press("Tab");
    await typeDay(formatDay(addDays(TODAY, 3)));
    await crm.widget.locator("#note").focus();
    await page.keyboard.type(NOTE);
    await page.waitForTimeout(700);
    expect(await crm.widget.getByText("Saved", { exact: true }).count()).toBe(0);
    expect(callsInCrm()).toEqual([]);

    await page.reload();
    await showsAccount(crm, before.account.name);
    await form().waitFor();
    await crm.widget.getByText("Draft restored. It has not been saved yet.").waitFor();
    expect(await crm.widget.locator("#note").inputValue()).toBe(NOTE);
    expect(await crm.widget.locator("#promise-by").inputValue()).toBe("2026-11-27");
  }, 60_000);

  it('says "saved" only when the server has committed', async () => {
    const { page } = crm;
    let answered = false;
    await page.route("**/followups", async (route) => {
      const answer = await route.fetch();
      await new Promise((later) => setTimeout(later, 600));
      expect(await crm.widget.getByText("Saved", { exact: true }).count()).toBe(0);
      answered = answer.status() === 201;
      await route.fulfill({ response: answer });
    });
    await crm.widget.locator("#note").focus();
    await page.keyboard.press("Control+Enter");
    await crm.widget.getByText("Saved", { exact: true }).first().waitFor();
    expect(answered).toBe(true);
    expect(await form().count()).toBe(0);
    await page.unroute("**/followups");
  }, 60_000);

  it("shows at once that the promised invoices are held", async () => {
    await crm.widget
      .getByText(/Promised, reminder held/)
      .first()
      .waitFor();
    const view = await askAs<View>(live, accountId, "view");
    expect(view.promises).toMatchObject([{ state: "open", promisedOn: "2026-11-27" }]);
    const held = view.items.filter(({ next }) => next.because === "promise-open");
    expect(held.length).toBeGreaterThan(0);
    expect(held.every(({ next }) => next.until === "2026-11-30")).toBe(true);
    expect(view.log.followups[0]).toMatchObject({ note: NOTE });
  });

  it("holds the next day's round for the promise, and writes the call into the CRM exactly once", async () => {
    await house.advanceDays(1);
    const mailBefore = house.sandbox.mail.messages().length;
    await house.round();
    await house.round();
    const view = await askAs<View>(live, accountId, "view");
    expect(view.items.some(({ next }) => next.because === "promise-open")).toBe(true);
    const ours = new Set(
      live.filled.book.contacts
        .filter(({ customerId }) => live.filled.accountIds.get(customerId) === accountId)
        .map(({ email }) => email),
    );
    const sent = house.sandbox.mail.messages().slice(mailBefore);
    expect(sent.filter(({ envelope }) => envelope.to.some((to) => ours.has(to)))).toEqual([]);
    const calls = callsInCrm();
    expect(calls).toHaveLength(1);
    expect(calls[0]?.["huikuan__External_Id"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(String(calls[0]?.["Description"])).toContain(NOTE);
    expect(view.log.followups.find(({ note }) => note === NOTE)?.inCrm).toBe("written");
  }, 60_000);

  it("judges the promise broken when the day and its grace are over", async () => {
    await house.advanceDays(6);
    await house.round();
    const view = await askAs<View>(live, accountId, "view");
    const verdict = view.log.followups.find(({ kind }) => kind === "promise-verdict");
    expect(verdict).toMatchObject({ promise: { state: "broken", promisedOn: "2026-11-27" } });
    expect(view.promises).toEqual([]);
    expect(view.items.some(({ next }) => next.because === "promise-open")).toBe(false);
  }, 60_000);
});

savingUnderTrouble(() => ({ house, live, not: accountId }));
agreeAndContest(() => ({ house, live, not: accountId }));

/** Types a day into the date field that has the focus, as its language orders it. */
async function typeDay(day: string): Promise<void> {
  const field = crm.widget.locator("#promise-by");
  expect(await field.evaluate((e) => e === document.activeElement)).toBe(true);
  const [year = "", month = "", of = ""] = day.split("-");
  await crm.page.keyboard.type(`${month}${of}${year}`);
  expect(await field.inputValue()).toBe(day);
}
