import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type CrmWindow, openCrm, showsAccount } from "./crm-window.ts";
import { askAs, type Installed, type TestHouse, userOf } from "./open-test-house.ts";

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
  });
}
