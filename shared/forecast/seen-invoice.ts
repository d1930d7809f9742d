import type { Day } from "../kernel/day.ts";
import type { Settlement } from "../ledger/settlements.ts";

/** One invoice of one account as it was known at 00:00 of some day. */
export interface SeenInvoice extends Settlement {
  readonly accountId: string;
}

/** An invoice with all that is known of it today; `settledOn` null while it is open. */
export interface KnownInvoice extends Omit<SeenInvoice, "openMinor" | "creditedMinor"> {
  /** Its days are partly guessed: it tells of the past, and is not asked about. */
  readonly historyOnly?: boolean;
}

/**
 * The ledger as it stood at 00:00 of `asOf`: invoices issued before that day, and settlements before it. What came on
 * the day itself or later is not seen.
 */
export function seenBefore(known: readonly KnownInvoice[], asOf: Day): SeenInvoice[] {
  const seen: SeenInvoice[] = [];
  for (const each of known) {
    if (each.issuedOn >= asOf) continue;
    const settled = each.settledOn !== null && each.settledOn < asOf;
    seen.push({
      ...each,
      settledOn: settled ? each.settledOn : null,
      creditedMinor: 0,
      openMinor: settled ? 0 : each.amountMinor,
    });
  }
  return seen;
}
