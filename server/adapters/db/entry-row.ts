import { parseCurrency, type Currency } from "../../../shared/kernel/currency.ts";
import type { Day } from "../../../shared/kernel/day.ts";
import { assert } from "../../../shared/kernel/result.ts";
import type { LedgerEntry } from "../../../shared/ledger/entry.ts";
import { minorFrom } from "./columns.ts";

/** One row of `ledger_entry` as `entryFrom` needs it. */
export interface EntryRow {
  readonly entry_id: string;
  readonly kind: LedgerEntry["kind"];
  readonly account_id: string;
  readonly currency: string;
  readonly amount_minor: string;
  readonly number: string;
  readonly on_day: Day;
  readonly due_on: Day | null;
  readonly reversed_on: Day | null;
  readonly applied_to: string | null;
  readonly disputed_minor: string;
  readonly dispute_reason: string | null;
  readonly no_reminders: boolean;
  readonly contact_id: string | null;
}

/** ISO code as stored: the sync let no other in. */
export function currencyFrom(column: string): Currency {
  const parsed = parseCurrency(column);
  assert(parsed.ok, `"${column}" is not a currency`);
  return parsed.value;
}

/** A row of `ledger_entry` → the entry. */
export function entryFrom(row: EntryRow): LedgerEntry {
  const { entry_id: id, account_id: accountId, kind, number, on_day: on, applied_to: appliedTo } = row;
  const currency = currencyFrom(row.currency);
  const amountMinor = minorFrom(row.amount_minor);
  // Each shape is written out: spreading a common part took half the time of reading a ledger.
  switch (kind) {
    case "payment": {
      const reversedOn = row.reversed_on;
      return {
        kind,
        id,
        accountId,
        currency,
        amountMinor,
        reference: number,
        receivedOn: on,
        reversedOn,
        appliedTo,
      };
    }
    case "credit-note":
      return { kind, id, accountId, currency, amountMinor, number, issuedOn: on, appliedTo };
    case "invoice":
      return {
        kind,
        id,
        accountId,
        currency,
        amountMinor,
        number,
        issuedOn: on,
        dueOn: row.due_on as Day,
        disputedMinor: minorFrom(row.disputed_minor),
        disputeReason: row.dispute_reason,
        noReminders: row.no_reminders,
        contactId: row.contact_id,
      };
  }
}
