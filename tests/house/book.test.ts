import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCsvBook } from "../../sandbox/books/index.ts";
import { bookCompany } from "../../sandbox/companies.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { askAs, type Installed, openClonedHouse, type TestHouse } from "./open-test-house.ts";

/** invoice, customer, issued, due, settled, amount in cents, currency */
type Row = readonly [string, string, string, string, string, number, "USD" | "JPY"];

const TODAY = "2026-11-24";

/** A made-up ledger: three settled in time, some late, some open, one customer in two currencies. */
const ROWS: readonly Row[] = Array.from({ length: 60 }, (_, at): Row => {
  const month = String(1 + (at % 10)).padStart(2, "0");
  const customer = `C-${1 + (at % 7)}`;
  const currency = at % 7 === 3 && at % 2 === 0 ? "JPY" : "USD";
  const amount = currency === "JPY" ? 10_000 + at * 700 : 12_345 + at * 991;
  const settled = at % 3 === 0 ? "" : `2026-11-${String(1 + (at % 28)).padStart(2, "0")}`;
  return [`I-${at}`, customer, `2026-${month}-03`, `2026-${month}-28`, settled, amount, currency];
});

let house: TestHouse;
let only: Installed;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "huikuan-book-"));
  const file = join(folder, "ledger.csv");
  const header = "invoice_id,customer_id,invoice_date,due_date,settled_date,amount,currency,colour";
  const lines = ROWS.map(([id, customer, on, due, settled, amount, currency]) =>
    [
      id,
      customer,
      on,
      due,
      settled,
      currency === "JPY" ? amount : (amount / 100).toFixed(2),
      currency,
      "red",
    ].join(),
  );
  await writeFile(file, [header, ...lines, ""].join("\n"));
  const book = await readCsvBook(file, { today: toDay(TODAY) });
  if (!book.ok) throw new Error(book.because);
  house = await openClonedHouse([{ spec: bookCompany, book: book.value, live: false }]);
  [only] = house.installed as [Installed];
}, 180_000);
afterAll(async () => {
  await house?.close();
  await rm(folder, { recursive: true, force: true });
});

/** What a customer owes on the day: what was issued by then and not settled by then. */
function owedIn(customer: string): Readonly<Record<string, { count: number; openMinor: number }>> {
  const owed: Record<string, { count: number; openMinor: number }> = {};
  for (const [, who, on, , settled, amount, currency] of ROWS) {
    if (who !== customer || on > TODAY || (settled !== "" && settled <= TODAY)) continue;
    const before = owed[currency] ?? { count: 0, openMinor: 0 };
    owed[currency] = { count: before.count + 1, openMinor: before.openMinor + amount };
  }
  return owed;
}

interface View {
  readonly account: { readonly name: string };
  readonly mode: string;
  readonly balances: readonly { currency: string; count: number; openMinor: number; buckets: number[] }[];
  readonly items: readonly { number: string; dpd: number; dueOn: string }[];
  readonly score: { readonly score: number | null } | null;
}

const customers = [...new Set(ROWS.map(([, customer]) => customer))];

describe("a ledger from a file, in the whole house", () => {
  it("has an account for every customer of the file, and no other", () => {
    expect([...only.filled.accountIds.keys()].sort()).toEqual([...customers].sort());
    expect(only.org.records.get("Accounts")?.size).toBe(customers.length);
  });

  it.each(customers)(
    "shows what %s owes, to the cent, as the file's own arithmetic has it",
    async (customer) => {
      const view = await askAs<View>(only, only.filled.accountIds.get(customer) ?? "", "view");
      const shown = Object.fromEntries(
        view.balances.map(({ currency, count, openMinor }) => [currency, { count, openMinor }]),
      );
      expect(shown).toEqual(owedIn(customer));
      for (const { buckets, openMinor } of view.balances)
        expect(buckets.reduce((a, b) => a + b, 0)).toBe(openMinor);
      for (const { dpd, dueOn } of view.items) expect(dpd).toBe(toDay(TODAY) - toDay(dueOn));
      expect(view.mode).toBe("rehearsal");
      expect(view.score?.score).toEqual(expect.any(Number));
    },
  );

  it("has sent nothing", () => {
    expect(house.sandbox.mail.messages()).toEqual([]);
  });
});
