import type { BookContact, BookCustomer, Ledger } from "./book.ts";
import type { CsvRow } from "./csv-row.ts";

/** The ledger that a file's rows tell: one customer and one billing contact per customer id, in file order. */
export function ledgerOfRows(rows: readonly CsvRow[]): Ledger {
  const firstRows = new Map<string, CsvRow>();
  for (const row of rows) if (!firstRows.has(row.customerId)) firstRows.set(row.customerId, row);
  const slugs = uniqueSlugs([...firstRows.keys()]);
  return {
    customers: [...firstRows.values()].map(customerOf),
    contacts: [...firstRows.keys()].map((id) => contactOf(id, slugs.get(id) ?? id)),
    invoices: rows.map((row) => ({
      id: row.invoiceId,
      customerId: row.customerId,
      subject: row.invoiceId,
      currency: row.currency,
      amountMinor: row.amountMinor,
      on: row.on,
      dueOn: row.dueOn,
    })),
    creditNotes: [],
    payments: rows.flatMap((row) =>
      row.settledOn === undefined ? [] : [{ ...paymentOf(row), on: row.settledOn }],
    ),
    disputes: rows.filter((row) => row.disputed).map(disputeOf),
  };
}

const customerOf = (row: CsvRow): BookCustomer => ({
  id: row.customerId,
  name: `Customer ${row.customerId}`,
  currency: row.currency,
  language: "en",
  timeZone: "America/New_York",
});

const contactOf = (customerId: string, slug: string): BookContact => ({
  id: `${customerId}:ap`,
  customerId,
  firstName: "Accounts",
  lastName: "Payable",
  email: `ap@${slug}.example`,
  role: "billing",
});

const paymentOf = (row: CsvRow) => ({
  id: `PAY-${row.invoiceId}`,
  customerId: row.customerId,
  invoiceId: row.invoiceId,
  currency: row.currency,
  amountMinor: row.amountMinor,
  method: "Bank transfer",
});

const disputeOf = (row: CsvRow) => ({
  invoiceId: row.invoiceId,
  amountMinor: row.amountMinor,
  reason: "Disputed in the ledger file",
  on: row.on,
});

/** Customer id → a host label of its own: lower case, at most 60 characters, never the same for two ids. */
function uniqueSlugs(ids: readonly string[]): Map<string, string> {
  const taken = new Set<string>();
  const slugs = new Map<string, string>();
  for (const id of ids) {
    const plain = `customer-${id}`
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/-+$/, "")
      .slice(0, 50);
    let slug = plain;
    for (let n = 2; taken.has(slug); n += 1) slug = `${plain}-${n}`;
    taken.add(slug);
    slugs.set(id, slug);
  }
  return slugs;
}
