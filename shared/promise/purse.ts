import type { Currency } from "../kernel/currency.ts";
import { earlier, type Day } from "../kernel/day.ts";
import type { LedgerEntry, PaymentEntry } from "../ledger/entry.ts";
import type { AlreadyIn } from "./already-in.ts";

/** Which money may count for something that was agreed. */
export interface Claim {
  readonly currency: Currency;
  readonly from: Day;
  /** The last day on which it counts. */
  readonly to: Day;
  /** Money applied to one of these, or to none yet. */
  readonly invoiceIds: ReadonlySet<string>;
  /** What of it came before. */
  readonly alreadyIn: AlreadyIn | undefined;
}

/** Payments by their value day: each minor unit is counted for one agreement, whichever came first. */
export interface Purse {
  /** What of the free money counts for a claim on a day. */
  readonly has: (claim: Claim, asOf: Day) => number;
  /** The same, taken out: at most `mostMinor`, the earliest money first. */
  readonly take: (claim: Claim, asOf: Day, mostMinor: number) => number;
}

/** In the order of value days, whatever the order in which the CRM told of them. */
export function openPurse(entries: readonly LedgerEntry[]): Purse {
  const payments = entries
    .filter((entry) => entry.kind === "payment")
    .sort((a, b) => a.receivedOn - b.receivedOn || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const spent = new Map<string, number>();
  const free = ({ id, amountMinor }: PaymentEntry, { alreadyIn }: Claim) =>
    Math.max(0, amountMinor - Math.max(spent.get(id) ?? 0, alreadyIn?.[id] ?? 0));
  return {
    has: (claim, asOf) =>
      payments.reduce((all, payment) => all + (counts(payment, claim, asOf) ? free(payment, claim) : 0), 0),
    take(claim, asOf, mostMinor) {
      let taken = 0;
      for (const payment of payments) {
        if (!counts(payment, claim, asOf)) continue;
        const part = Math.min(free(payment, claim), mostMinor - taken);
        spent.set(payment.id, (spent.get(payment.id) ?? 0) + part);
        taken += part;
      }
      return taken;
    },
  };
}

/** What the bank took back never came; until the day on which it did, it stood. */
function counts(payment: PaymentEntry, { currency, from, to, invoiceIds }: Claim, asOf: Day): boolean {
  const { appliedTo, receivedOn, reversedOn } = payment;
  if (payment.currency !== currency || receivedOn < from || receivedOn > earlier(to, asOf)) return false;
  if (reversedOn !== null && reversedOn <= asOf) return false;
  return appliedTo === null || invoiceIds.has(appliedTo);
}
