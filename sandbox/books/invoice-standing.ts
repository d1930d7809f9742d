import type { Currency } from "../../shared/kernel/currency.ts";
import { formatDay, later, type Day } from "../../shared/kernel/day.ts";
import { formatMajor, money } from "../../shared/kernel/money.ts";
import type { BookDispute, BookInvoice, BookPayment } from "./book.ts";

/** What has happened to one invoice so far; the mapped fields of its CRM record are reckoned from it. */
export interface InvoiceStanding {
  readonly invoice: BookInvoice;
  /** Not reversed. */
  payments: readonly BookPayment[];
  creditedMinor: number;
  dispute?: BookDispute;
}

/** The fields that say how far an invoice is paid, for orgs whose payments are mapped from the invoice itself. */
export function standingFields(standing: InvoiceStanding, namespace: string): Record<string, unknown> {
  const { invoice, payments, creditedMinor, dispute } = standing;
  const paidMinor = payments.reduce((all, payment) => all + payment.amountMinor, 0);
  const openMinor = invoice.amountMinor - creditedMinor - paidMinor;
  const disputedMinor = Math.min(dispute?.amountMinor ?? 0, openMinor);
  const lastPaid = payments.reduce<Day | undefined>(
    (last, { on }) => (last === undefined ? on : later(last, on)),
    undefined,
  );
  return {
    Status: openMinor <= 0 ? "Paid" : "Sent",
    [`${namespace}Paid_Amount`]: major(paidMinor, invoice.currency),
    [`${namespace}Paid_On`]: lastPaid === undefined ? null : formatDay(lastPaid),
    [`${namespace}Disputed_Amount`]: disputedMinor > 0 ? major(disputedMinor, invoice.currency) : null,
    [`${namespace}Dispute_Reason`]: disputedMinor > 0 ? (dispute?.reason ?? null) : null,
  };
}

/** Minor units as the JSON number in major units that Zoho speaks. */
export const major = (amountMinor: number, currency: Currency): number =>
  Number(formatMajor(money(amountMinor, currency)));
