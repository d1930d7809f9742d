import type { Currency } from "../../shared/kernel/currency.ts";
import type { Day } from "../../shared/kernel/day.ts";

export type BookLanguage = "zh-CN" | "en";
export type BillingRole = "billing" | "finance_lead" | "executive";

export interface BookCustomer {
  readonly id: string;
  readonly name: string;
  /** The customer that heads this one's group. */
  readonly parentId?: string;
  readonly currency: Currency;
  /** In minor units of `currency`. */
  readonly creditLimitMinor?: number;
  readonly language: BookLanguage;
  /** As people write it in an address; absent when the ledger does not say. */
  readonly country?: string;
  /** IANA name, as "Asia/Shanghai". */
  readonly timeZone: string;
  /** Why this customer gets no reminders; absent = it gets them. */
  readonly excludedBecause?: string;
}

export interface BookContact {
  readonly id: string;
  readonly customerId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email?: string;
  readonly role?: BillingRole;
}

export interface BookInvoice {
  readonly id: string;
  readonly customerId: string;
  /** What people read: the number, and the contract where there is one ("INV-2088 · HT-0417"). */
  readonly subject: string;
  readonly currency: Currency;
  readonly amountMinor: number;
  readonly on: Day;
  readonly dueOn: Day;
}

export interface BookCreditNote {
  readonly id: string;
  readonly customerId: string;
  readonly subject: string;
  readonly currency: Currency;
  /** Positive. */
  readonly amountMinor: number;
  readonly on: Day;
  /** The invoice it lowers; absent = an unapplied credit. */
  readonly appliedTo?: string;
}

export interface BookPayment {
  readonly id: string;
  readonly customerId: string;
  /** The invoice it pays; absent = unapplied cash. */
  readonly invoiceId?: string;
  readonly currency: Currency;
  readonly amountMinor: number;
  /** The day the money came. A payment in advance is older than its invoice. */
  readonly on: Day;
  readonly reversedOn?: Day;
  readonly method: string;
}

export interface BookDispute {
  readonly invoiceId: string;
  readonly amountMinor: number;
  readonly reason: string;
  readonly on: Day;
}

/** A promise to pay, told to us by the customer. The CRM has no place for it: the caller logs it as a follow-up. */
export interface BookPromise {
  readonly customerId: string;
  readonly contactId?: string;
  readonly invoiceIds: readonly string[];
  readonly currency: Currency;
  readonly amountMinor: number;
  readonly on: Day;
  readonly promisedOn: Day;
  readonly note: string;
}

/** Something that happens to the ledger on a day after the book's `today`. */
export type BookEvent =
  | { readonly kind: "invoice"; readonly on: Day; readonly invoice: BookInvoice }
  | { readonly kind: "credit-note"; readonly on: Day; readonly creditNote: BookCreditNote }
  | { readonly kind: "dispute"; readonly on: Day; readonly dispute: BookDispute }
  | { readonly kind: "payment"; readonly on: Day; readonly payment: BookPayment }
  | { readonly kind: "reversal"; readonly on: Day; readonly paymentId: string; readonly invoiceId?: string };

/** A ledger over its whole life, before a day is chosen from which to look at it. */
export interface Ledger {
  readonly customers: readonly BookCustomer[];
  readonly contacts: readonly BookContact[];
  readonly invoices: readonly BookInvoice[];
  readonly creditNotes: readonly BookCreditNote[];
  readonly payments: readonly BookPayment[];
  readonly disputes: readonly BookDispute[];
}

/** A company's receivables as they stand at the end of `today`, and what happens to them afterwards. Plain JSON. */
export interface Book extends Ledger {
  readonly today: Day;
  readonly promises: readonly BookPromise[];
  /** In order of day; every day is after `today`. */
  readonly future: readonly BookEvent[];
}
