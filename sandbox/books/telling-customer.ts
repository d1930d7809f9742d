import { daysBetween, type Day } from "../../shared/kernel/day.ts";
import type { Book } from "./book.ts";
import { openAmounts } from "./open-amounts.ts";

/** How much a look at a page is worth: what people said before what the calendar says. An aging bucket is worth 1. */
const WORTH: Readonly<Record<string, number>> = { promise: 4, dispute: 4, credit: 2 };

/**
 * Id of the customer whose page tells the most: a promise, a dispute, an open credit, and open invoices in many
 * aging buckets. Of equals the one with the most open invoices; "" for an empty book.
 */
export function tellingCustomer(book: Book): string {
  const sights = sightsOf(book);
  const ranked = book.customers
    .filter(({ excludedBecause }) => excludedBecause === undefined)
    .map(({ id }) => ({ id, worth: worthOf(sights.kinds.get(id)), open: sights.open.get(id) ?? 0 }))
    .sort((a, b) => b.worth - a.worth || b.open - a.open);
  return ranked[0]?.id ?? book.customers[0]?.id ?? "";
}

const worthOf = (kinds: ReadonlySet<string> = new Set()): number =>
  [...kinds].reduce((all, kind) => all + (WORTH[kind] ?? 1), 0);

function sightsOf(book: Book) {
  const kinds = new Map<string, Set<string>>();
  const open = new Map<string, number>();
  const saw = (customerId: string, kind: string): void => {
    const seen = kinds.get(customerId) ?? new Set<string>();
    kinds.set(customerId, seen.add(kind));
  };
  const amounts = openAmounts(book);
  const isOpen = (invoiceId: string): boolean => (amounts.get(invoiceId) ?? 0) > 0;
  const disputed = new Set(book.disputes.map(({ invoiceId }) => invoiceId).filter(isOpen));
  for (const { id, customerId, dueOn } of book.invoices.filter((invoice) => isOpen(invoice.id))) {
    open.set(customerId, (open.get(customerId) ?? 0) + 1);
    saw(customerId, bucketOf(dueOn, book.today));
    if (disputed.has(id)) saw(customerId, "dispute");
  }
  for (const { customerId, promisedOn } of book.promises)
    if (promisedOn >= book.today) saw(customerId, "promise");
  for (const { customerId, appliedTo } of book.creditNotes)
    if (appliedTo === undefined) saw(customerId, "credit");
  for (const { customerId, invoiceId, reversedOn } of book.payments)
    if (invoiceId === undefined && reversedOn === undefined) saw(customerId, "credit");
  return { kinds, open };
}

/** "due in" or the month that it is overdue by, the fourth standing for all that follow. */
function bucketOf(dueOn: Day, today: Day): string {
  const dpd = daysBetween(dueOn, today);
  return dpd <= 0 ? "not due" : `overdue ${Math.min(4, Math.ceil(dpd / 30))}`;
}
