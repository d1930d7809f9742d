import { earlier, later, type Day } from "../../shared/kernel/day.ts";
import { assert } from "../../shared/kernel/result.ts";
import { insertRecord } from "../world/index.ts";
import type { Org, User } from "../world/types.ts";
import type { Book, BookCustomer } from "./book.ts";
import { fillAccounts } from "./fill-accounts.ts";
import {
  creditNoteFields,
  invoiceFields,
  paymentFields,
  standingOf,
  writtenFields,
  type Fields,
  type FilledBook,
  type Owner,
} from "./filled-book.ts";

/**
 * Puts a book into an org that has the extension's components: accounts, contacts, invoices, credit notes and
 * payments, each written at noon of its day. Promises are left to the caller: a CRM has no place for them.
 * What an invoice's payments say stands on the invoice as well, so either source of payments can be read.
 */
export function fillOrg(org: Org, book: Book, namespace = "huikuan__"): FilledBook {
  const by = bookkeeperOf(org);
  const owners = ownersOf(org, book.customers, by);
  const filled: FilledBook = {
    org,
    book,
    namespace,
    ...fillAccounts(org, book, namespace, owners, by),
    invoiceIds: new Map(),
    paymentIds: new Map(),
    owners,
    standings: new Map(),
  };
  const touched = takeStandings(filled);
  const put = (module: string, on: Day, modified: Day, fields: Fields): string =>
    insertRecord(org, module, Object.assign(fields, written(filled, on, modified)), by).id;
  for (const invoice of book.invoices) {
    const modified = touched.get(invoice.id) ?? invoice.on;
    filled.invoiceIds.set(invoice.id, put("Invoices", invoice.on, modified, invoiceFields(filled, invoice)));
  }
  for (const note of book.creditNotes)
    filled.invoiceIds.set(note.id, put("Invoices", note.on, note.on, creditNoteFields(filled, note)));
  for (const payment of book.payments) {
    const fields = paymentFields(filled, payment);
    const modified = payment.reversedOn ?? payment.on;
    filled.paymentIds.set(payment.id, put(`${namespace}Payments`, payment.on, modified, fields));
  }
  return filled;
}

/** The administrator in whose name the ledger is written. */
export function bookkeeperOf(org: Org): User {
  const by = org.users.find((user) => user.profile.name === "Administrator");
  assert(by !== undefined, `org ${org.name} has an administrator`);
  return by;
}

/** Sales users take the customers in turn. */
function ownersOf(org: Org, customers: readonly BookCustomer[], instead: User): Map<string, Owner> {
  const sales = org.users.filter((user) => user.profile.name === "Sales");
  const takers = (sales.length === 0 ? [instead] : sales).map(
    ({ fullName, id, email }): Owner => ({ name: fullName, id, email }),
  );
  return new Map(
    customers.map((customer, index) => [customer.id, takers[index % takers.length] as Owner] as const),
  );
}

/** What happened today is written now: noon may still lie ahead of the clock. */
const written = ({ org, book }: FilledBook, on: Day, modified: Day): Fields => {
  if (on >= book.today) return {};
  const { Created_Time, Modified_Time } = writtenFields(org, on, earlier(modified, book.today));
  return modified >= book.today ? { Created_Time } : { Created_Time, Modified_Time };
};

/** Reckons every invoice's standing; returns invoice id → the last day something happened to it. */
function takeStandings(filled: FilledBook): Map<string, Day> {
  const touched = new Map<string, Day>();
  const { book, standings } = filled;
  const touch = (invoiceId: string, on: Day): void => {
    touched.set(invoiceId, later(touched.get(invoiceId) ?? on, on));
  };
  for (const invoice of book.invoices) {
    standingOf(filled, invoice);
    touch(invoice.id, invoice.on);
  }
  for (const { appliedTo, amountMinor, on } of book.creditNotes) {
    const standing = standings.get(appliedTo ?? "");
    if (!standing) continue;
    standing.creditedMinor += amountMinor;
    touch(standing.invoice.id, on);
  }
  for (const payment of book.payments) {
    const standing = standings.get(payment.invoiceId ?? "");
    if (!standing) continue;
    if (payment.reversedOn === undefined) standing.payments = [...standing.payments, payment];
    touch(standing.invoice.id, payment.reversedOn ?? payment.on);
  }
  for (const dispute of book.disputes) {
    const standing = standings.get(dispute.invoiceId);
    if (!standing) continue;
    standing.dispute = dispute;
    touch(dispute.invoiceId, dispute.on);
  }
  return touched;
}
