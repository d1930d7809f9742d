import { daysBetween, type Day } from "../kernel/day.ts";
import type { LedgerEntry } from "../ledger/entry.ts";
import type { ConductFacts } from "./facts.ts";

/** A promise as the money judged it at 00:00 of the day, and the last day on which money counted for it. */
export interface JudgedPromise {
  readonly kept: boolean;
  readonly lastDay: Day;
}

/** A dispute that was resolved, and whether none of it was right. */
export interface JudgedDispute {
  readonly invalid: boolean;
  readonly on: Day;
}

/** Words broken longer ago say nothing of now. */
const RECENT_DAYS = 90;

/** How an account kept its word before `asOf`; null when nothing was promised, contested or paid. */
export function conductOf(
  said: { readonly promises: readonly JudgedPromise[]; readonly disputes: readonly JudgedDispute[] },
  entries: readonly LedgerEntry[],
  asOf: Day,
): ConductFacts | null {
  const due = said.promises.filter(({ lastDay }) => lastDay < asOf);
  const broken = due.filter(({ kept }) => !kept);
  const judged = said.disputes.filter(({ on }) => on < asOf);
  const payments = paymentsBefore(entries, asOf);
  if (due.length + judged.length + payments.count === 0) return null;
  return {
    duePromises: due.length,
    broken: broken.length,
    brokenRecently: broken.filter(({ lastDay }) => daysBetween(lastDay, asOf) <= RECENT_DAYS).length,
    judgedDisputes: judged.length,
    invalidDisputes: judged.filter(({ invalid }) => invalid).length,
    payments: payments.count,
    bouncedPayments: payments.bounced,
    bouncedOn: payments.bouncedOn,
  };
}

function paymentsBefore(entries: readonly LedgerEntry[], asOf: Day) {
  let [count, bounced] = [0, 0];
  let bouncedOn: Day | null = null;
  for (const entry of entries) {
    if (entry.kind !== "payment" || entry.receivedOn >= asOf) continue;
    const { reversedOn, receivedOn } = entry;
    // Taken back on the day it came, it was never money: a slip of the keyboard.
    if (reversedOn !== null && reversedOn <= receivedOn) continue;
    count += 1;
    if (reversedOn === null || reversedOn >= asOf) continue;
    bounced += 1;
    if (bouncedOn === null || reversedOn > bouncedOn) bouncedOn = reversedOn;
  }
  return { count, bounced, bouncedOn };
}
