import type { Currency } from "../kernel/currency.ts";
import type { Day } from "../kernel/day.ts";

/** An invoice with something left to pay, on one day. amount = paid + credited + residual. */
export interface OpenItem {
  readonly invoiceId: string;
  readonly accountId: string;
  readonly number: string;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly currency: Currency;
  readonly amountMinor: number;
  readonly paidMinor: number;
  readonly creditedMinor: number;
  /** What is still owed; always > 0 here. */
  readonly residualMinor: number;
  /** Never more than the residual. */
  readonly disputedMinor: number;
  readonly disputeReason: string | null;
  readonly noReminders: boolean;
  readonly contactId: string | null;
}

/** Money or credit of the customer's that no invoice has used yet. */
export interface OpenCredit {
  readonly id: string;
  readonly kind: "credit-note" | "unapplied-cash" | "overpayment";
  readonly number: string;
  readonly on: Day;
  readonly currency: Currency;
  /** Always > 0: it reduces what is owed. */
  readonly residualMinor: number;
}

/** One account's open book in one currency. balance = Σ residual of items − Σ residual of credits. */
export interface OpenBook {
  readonly accountId: string;
  readonly currency: Currency;
  /** Oldest due first, then by invoice id. */
  readonly items: readonly OpenItem[];
  /** Oldest first, then by id. */
  readonly credits: readonly OpenCredit[];
}
