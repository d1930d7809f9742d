import type { Currency } from "../kernel/currency.ts";
import type { Day } from "../kernel/day.ts";

/** What happened between us and one account, as the CRM records it. Everything about money is folded from these. */
export type LedgerEntry = InvoiceEntry | CreditNoteEntry | PaymentEntry;

interface Entry {
  /** The CRM record's id: a string, never a number. */
  readonly id: string;
  readonly accountId: string;
  readonly currency: Currency;
  /** Positive, in minor units, whatever the kind. */
  readonly amountMinor: number;
}

export interface InvoiceEntry extends Entry {
  readonly kind: "invoice";
  /** What people call it: "INV-2088". */
  readonly number: string;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  /** The part the customer contests, 0 when none. */
  readonly disputedMinor: number;
  readonly disputeReason: string | null;
  /** Somebody excluded this one invoice from reminders. */
  readonly noReminders: boolean;
  readonly contactId: string | null;
}

export interface CreditNoteEntry extends Entry {
  readonly kind: "credit-note";
  readonly number: string;
  readonly issuedOn: Day;
  /** The invoice it reduces; null while it waits unapplied. */
  readonly appliedTo: string | null;
}

export interface PaymentEntry extends Entry {
  readonly kind: "payment";
  readonly reference: string;
  readonly receivedOn: Day;
  /** The day the bank took it back; null when it stands. */
  readonly reversedOn: Day | null;
  /** The invoice it pays; null for unapplied cash. */
  readonly appliedTo: string | null;
}
