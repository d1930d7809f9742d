import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { runFunction } from "../../sandbox/functions/run-function.ts";
import { addDays, formatDay, toDay } from "../../shared/kernel/day.ts";
import { type CrmWindow, openCrm, showsAccount } from "./crm-window.ts";
import { askAs, type Installed, postJson, signIn, type TestHouse, userOf } from "./open-test-house.ts";

interface Given {
  readonly house: TestHouse;
  readonly live: Installed;
  /** The account that the file's other tests speak of. */
  readonly not: string;
}
interface View {
  readonly account: { readonly name: string };
  readonly items: readonly Item[];
  readonly disputes: readonly { readonly invoiceId: string; readonly amountMinor: number }[];
  readonly plans: readonly { readonly invoiceIds: readonly string[]; readonly state: string }[];
}
interface Item {
  readonly invoiceId: string;
  readonly number: string;
  readonly currency: string;
  readonly dpd: number;
  readonly residualMinor: number;
  readonly disputedMinor: number;
  readonly next: { readonly kind: string; readonly because?: string };
}

/** An account with two overdue invoices of one currency, and nothing disputed. */
async function accountWithTwo(live: Installed, not: string): Promise<[string, View]> {
  for (const customer of live.filled.book.customers) {
    const id = live.filled.accountIds.get(customer.id) ?? "";
    if (customer.excludedBecause !== undefined || id === not) continue;
    const view = await askAs<View>(live, id, "view");
    const late = view.items.filter(({ dpd }) => dpd > 3);
    const oneCurrency = new Set(view.items.map(({ currency }) => currency)).size === 1;
    if (late.length >= 2 && oneCurrency && view.items.every(({ disputedMinor }) => disputedMinor === 0))
      return [id, view];
  }
  throw new Error("The book has no such account: choose another seed.");
}

interface Today {
  readonly asOf: string;
}

/** A collector may let go of a tenth. */
async function allowSettlements({ org }: Installed): Promise<void> {
  const words = JSON.stringify({ nonce: crypto.randomUUID() });
  const admin = userOf(org, "Administrator");
  const { details } = await runFunction(org, admin, "huikuan_issue_settings_token", words);
  const { token, apiUrl } = JSON.parse(String(details.output)) as { token: string; apiUrl: string };
  const rules = {
    ...{ marginPpm: 180_000, leastMarginPpm: 150_000, capitalPpm: null, expectedPpm: null },
    ...{ toleranceDays: 1, toleranceMinor: 0, standing: null, bySegment: [] },
    authority: { admin: 500_000, collector: 100_000, rep: 0 },
  };
  const answer = await fetch(`${apiUrl}/v1/settings/discounts`, {
    method: "PUT",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
    body: JSON.stringify({ ...rules, clientId: crypto.randomUUID(), reason: "the board" }),
  });
  expect([answer.status, await answer.json()]).toMatchObject([200, { saved: true }]);
}

const dayText = (from: string, ahead: number): string => formatDay(addDays(toDay(from), ahead));

const itemOf = ({ items }: View, number: string): Item | undefined =>
  items.find((item) => item.number === number);

/** From the account's page, through the server, to the next step that it changes. */
export function agreeAndContest(given: () => Given): void {
  describe("what is contested and what is agreed, on a third account", () => {
    let live: Installed;
    let accountId: string;
    let before: View;
    let crm: CrmWindow;

    beforeAll(async () => {
      const { house, not } = given();
      ({ live } = given());
      [accountId, before] = await accountWithTwo(live, not);
      const collector = userOf(live.org, "Collections").id;
      crm = await openCrm(house, live, accountId, `locale=en_US&user=${collector}`);
      crm.page.setDefaultTimeout(15_000);
      await showsAccount(crm, before.account.name);
    }, 60_000);
    afterAll(() => crm?.close());

    it("refuses a promise, a plan and a dispute that cannot be, in one sentence each, and saves nothing", async () => {
      const { org } = live;
      const session = await signIn(org, userOf(org, "Collections"), accountId);
      if (!session.ok) throw new Error(session.code);
      const [{ invoiceId, currency, residualMinor }] = before.items.filter(({ dpd }) => dpd > 3) as [Item];
      const { asOf } = await askAs<{ asOf: string }>(live, accountId, "view");
      const other = currency === "EUR" ? "USD" : "EUR";
      const tomorrow = dayText(asOf, 1);
      const promise = { amountMinor: 100, currency, promisedOn: tomorrow, invoiceIds: [invoiceId] };
      const line = { kind: "call", outcome: "promised", contactId: null, note: "", happenedAt: null };
      const promised = (over: object) => ({
        ...line,
        ...{ next: null, supersedes: null, promise: { ...promise, ...over } },
      });
      const rows = [residualMinor - 2, 1].map((amountMinor, at) => ({
        dueOn: dayText(asOf, at + 1),
        amountMinor,
      }));
      const plan = { invoiceIds: [invoiceId], totalMinor: residualMinor, currency, graceDays: 1, note: "" };
      const dispute = { invoiceId, amountMinor: residualMinor + 1, currency, reason: "price", note: "" };
      const bad: readonly (readonly [path: string, body: object, code: string])[] = [
        ["followups", promised({ amountMinor: residualMinor + 1 }), "more-than-owed"],
        ["followups", promised({ promisedOn: dayText(asOf, -1) }), "in-the-past"],
        // Nothing of this account's is owed in it.
        ["followups", promised({ currency: other }), "nothing-owed"],
        ["plans", { ...plan, breaksAfter: 2, schedule: { every: "custom", rows } }, "plan-does-not-sum"],
        ["disputes", { ...dispute, ownerId: null, answerBy: tomorrow }, "dispute-above-residual"],
      ];
      const headers = { Authorization: `Bearer ${session.token}` };
      for (const [path, body, code] of bad) {
        const url = `${session.apiUrl}/v1/accounts/${accountId}/${path}`;
        const told = await postJson(url, { clientId: crypto.randomUUID(), ...body }, headers);
        const status = code === "nothing-owed" ? 409 : 422;
        expect([path, told]).toMatchObject([path, { status, body: { error: { code } } }]);
        expect(JSON.stringify(told.body)).toMatch(/"en":"[^".]+\."/);
      }
      const at = expect.anything();
      expect(await askAs<View>(live, accountId, "view")).toEqual({ ...before, at });
    }, 60_000);

    it("records a dispute of a part, and says before that the rest is still asked for", async () => {
      const { page, widget } = crm;
      const [contested] = before.items.filter(({ dpd }) => dpd > 3) as [Item];
      await widget.getByRole("button", { name: `${contested.number}: dispute, plan or extend` }).click();
      await widget.getByRole("form", { name: "Record a dispute" }).waitFor();
      await widget.locator("#dispute-amount").fill("100");
      await widget.getByText("stays and is still asked for").waitFor();
      await widget.getByLabel("Quantity short or wrong").check({ force: true });
      await widget.locator("#dispute-note").fill("Two boxes short");
      await page.keyboard.press("Control+Enter");
      await widget.getByText("Saved", { exact: true }).first().waitFor();
      await widget.getByText(`100 of ${contested.number}`).first().waitFor();
      const view = await askAs<View>(live, accountId, "view");
      expect(view.disputes).toMatchObject([{ invoiceId: contested.invoiceId, amountMinor: 10_000 }]);
      expect(itemOf(view, contested.number)).toMatchObject({ disputedMinor: 10_000 });
      expect(itemOf(view, contested.number)?.next.because).not.toBe("disputed");
    }, 60_000);

    it("agrees on a plan for another invoice, whose reminders then hold", async () => {
      const { page, widget } = crm;
      const [, planned] = before.items.filter(({ dpd }) => dpd > 3) as [Item, Item];
      await widget.getByRole("button", { name: `${planned.number}: dispute, plan or extend` }).click();
      await widget.getByLabel("Payment plan", { exact: true }).check({ force: true });
      await widget.getByText("while the plan is kept").waitFor();
      await widget.locator("#plan-count").focus();
      await page.keyboard.press("Control+Enter");
      await widget.getByText("Saved", { exact: true }).first().waitFor();
      await widget.getByText("On a payment plan, reminder held").first().waitFor();
      const view = await askAs<View>(live, accountId, "view");
      expect(view.plans).toMatchObject([{ invoiceIds: [planned.invoiceId], state: "kept" }]);
      expect(itemOf(view, planned.number)?.next).toMatchObject({ kind: "hold", because: "on-plan" });
    }, 60_000);

    it("settles a third for less once an administrator allows that, and its reminders hold", async () => {
      const { widget } = crm;
      const [, , settled] = before.items.filter(({ dpd }) => dpd > 0) as [Item, Item, Item];
      await allowSettlements(live);
      await widget.getByRole("button", { name: "Discounts and settlements…" }).click();
      await widget.getByRole("button", { name: "Offer a discount" }).click();
      await widget.getByRole("radio", { name: "Settlement" }).check({ force: true });
      await widget.getByRole("checkbox", { name: settled.number }).check({ force: true });
      await widget.locator("#offer-percent").fill("10");
      await widget.locator("#offer-by").fill(dayText((await askAs<Today>(live, accountId, "view")).asOf, 10));
      await widget.getByText("Reminders about these invoices hold").waitFor();
      await widget.getByRole("button", { name: "Offer", exact: true }).click();
      await widget.getByText("Settlement on offer, reminder held").first().waitFor();
      const view = await askAs<View>(live, accountId, "view");
      expect(itemOf(view, settled.number)?.next).toMatchObject({ because: "settlement-open" });
      expect(itemOf(view, settled.number)?.residualMinor).toBe(settled.residualMinor);
    }, 60_000);
  });
}
