import type { Day } from "../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import type { Verdict } from "../../shared/promise/judge.ts";
import type { PromiseToPay } from "../../shared/promise/promise.ts";

export interface PromiseBook {
  /** Promises that money can still change: all but withdrawn and superseded ones promised before `since`. */
  promisesSince(since: Day): Promise<readonly PromiseToPay[]>;
  entriesOf(accountId: string): Promise<readonly LedgerEntry[]>;
  saveVerdict(promise: PromiseToPay, verdict: Verdict, asOf: Day): Promise<void>;
  /** The line in the follow-up log that tells people about it. */
  noteVerdict(promise: PromiseToPay, verdict: Verdict, asOf: Day, at: Date): Promise<void>;
}

export interface PromiseDesk {
  inTenant<T>(orgId: string, work: (book: PromiseBook) => Promise<T>): Promise<T>;
  now(): Date;
}
