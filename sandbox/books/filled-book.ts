import { formatDay, type Day } from "../../shared/kernel/day.ts";
import { assert } from "../../shared/kernel/result.ts";
import { stamp } from "../world/index.ts";
import type { Org } from "../world/types.ts";
import type { Book, BookCreditNote, BookInvoice, BookPayment } from "./book.ts";
import { major, standingFields, type InvoiceStanding } from "./invoice-standing.ts";

/** A book that has been put into an org's CRM, and where each part of it went. */
export interface FilledBook {
  readonly org: Org;
  readonly book: Book;
  /** What the extension's API names begin with, as "huikuan__". */
  readonly namespace: string;
  /** Book customer id → CRM account id. */
  readonly accountIds: ReadonlyMap<string, string>;
  /** Book contact id → CRM contact id. */
  readonly contactIds: ReadonlyMap<string, string>;
  /** Book invoice or credit note id → CRM record id in Invoices; grows as the future is played. */
  readonly invoiceIds: Map<string, string>;
  /** Book payment id → CRM record id in the Payments module; grows as the future is played. */
  readonly paymentIds: Map<string, string>;
  /** Book customer id → the Sales user who owns its records. */
  readonly owners: ReadonlyMap<string, Owner>;
  readonly standings: Map<string, InvoiceStanding>;
}

/** A user as records name their owner. */
export interface Owner {
  readonly name: string;
  readonly id: string;
  readonly email: string;
}

export type Fields = Record<string, unknown>;

export function invoiceFields(filled: FilledBook, invoice: BookInvoice): Fields {
  return {
    ...documentFields(filled, invoice),
    Due_Date: formatDay(invoice.dueOn),
    [`${filled.namespace}Kind`]: "Invoice",
    ...standingFields(standingOf(filled, invoice), filled.namespace),
  };
}

export function creditNoteFields(filled: FilledBook, note: BookCreditNote): Fields {
  const to = note.appliedTo === undefined ? undefined : filled.invoiceIds.get(note.appliedTo);
  return {
    ...documentFields(filled, note),
    Due_Date: formatDay(note.on),
    Status: "Created",
    [`${filled.namespace}Kind`]: "Credit Note",
    ...(to === undefined ? {} : { [`${filled.namespace}Applied_To`]: { id: to } }),
  };
}

export function paymentFields(filled: FilledBook, payment: BookPayment): Fields {
  const { namespace } = filled;
  const invoice = payment.invoiceId === undefined ? undefined : filled.invoiceIds.get(payment.invoiceId);
  return {
    Name: payment.id,
    ...ownerFields(filled, payment.customerId),
    ...currencyFields(filled.org, payment.currency),
    [`${namespace}Account`]: { id: accountOf(filled, payment.customerId) },
    ...(invoice === undefined ? {} : { [`${namespace}Invoice`]: { id: invoice } }),
    [`${namespace}Amount`]: major(payment.amountMinor, payment.currency),
    [`${namespace}Paid_On`]: formatDay(payment.on),
    ...(payment.reversedOn === undefined
      ? {}
      : { [`${namespace}Reversed_On`]: formatDay(payment.reversedOn) }),
    [`${namespace}Method`]: payment.method,
  };
}

/** The invoice's standing; a fresh one, nothing paid, when nothing is known yet. */
export function standingOf({ standings }: FilledBook, invoice: BookInvoice): InvoiceStanding {
  const known = standings.get(invoice.id);
  if (known) return known;
  const fresh: InvoiceStanding = { invoice, payments: [], creditedMinor: 0 };
  standings.set(invoice.id, fresh);
  return fresh;
}

export function currencyFields(org: Org, currency: string): Fields {
  const rate = org.currencies.find((each) => each.isoCode === currency)?.exchangeRate ?? 1;
  return { Currency: currency, Exchange_Rate: rate };
}

export function ownerFields({ owners }: Pick<FilledBook, "owners">, customerId: string): Fields {
  const owner = owners.get(customerId);
  return owner === undefined ? {} : { Owner: owner };
}

/** Written at noon of the org's zone on `created`, last touched on `modified`. */
export function writtenFields(org: Org, created: Day, modified: Day): Fields {
  return { Created_Time: noonOf(org, created), Modified_Time: noonOf(org, modified) };
}

const DAY_MS = 86_400_000;

const noons = new Map<string, string>();

// Books fill in order of day, so a day is asked for again and again. No zone changes its clocks between noon in
// Greenwich and noon at home, so either gives the day's offset.
function noonOf({ timeZone }: Org, on: Day): string {
  const key = `${timeZone}|${on}`;
  let noon = noons.get(key);
  if (noon === undefined) {
    noon = `${formatDay(on)}T12:00:00${stamp(timeZone, (on + 0.5) * DAY_MS).slice(19)}`;
    noons.set(key, noon);
  }
  return noon;
}

function documentFields(filled: FilledBook, document: BookInvoice | BookCreditNote): Fields {
  return {
    Subject: document.subject,
    Invoice_Number: document.id,
    ...ownerFields(filled, document.customerId),
    ...currencyFields(filled.org, document.currency),
    Account_Name: { id: accountOf(filled, document.customerId) },
    Invoice_Date: formatDay(document.on),
    Grand_Total: major(document.amountMinor, document.currency),
  };
}

function accountOf({ accountIds }: FilledBook, customerId: string): string {
  const id = accountIds.get(customerId);
  assert(id !== undefined, `customer ${customerId} is in the book`);
  return id;
}
