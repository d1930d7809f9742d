import type { Day } from "../../shared/kernel/day.ts";
import type { Dealings } from "./trade.ts";

/** Gives every document its number in order of day, as a company's books do: INV-1001, CN-0001, PAY-00001. */
export function numberDocuments(all: Dealings): Dealings {
  const numbers = new Map<string, string>();
  const invoices = byDay(all.invoices).map((invoice, index) => {
    const id = `INV-${1001 + index}`;
    numbers.set(invoice.id, id);
    return { ...invoice, id, subject: `${id} · ${invoice.subject}` };
  });
  const renamed = (id: string): string => numbers.get(id) ?? id;
  return {
    invoices,
    creditNotes: byDay(all.creditNotes).map((note, index) => {
      const id = `CN-${String(index + 1).padStart(4, "0")}`;
      const to = note.appliedTo === undefined ? {} : { appliedTo: renamed(note.appliedTo) };
      return { ...note, ...to, id, subject: `${id} · ${note.subject}` };
    }),
    payments: byDay(all.payments).map((payment, index) => {
      const of = payment.invoiceId === undefined ? {} : { invoiceId: renamed(payment.invoiceId) };
      return { ...payment, ...of, id: `PAY-${String(index + 1).padStart(5, "0")}` };
    }),
  };
}

/** Stable, so documents of one day keep the order they were made in. */
const byDay = <T extends { readonly on: Day }>(documents: readonly T[]): T[] =>
  [...documents].sort((a, b) => a.on - b.on);
