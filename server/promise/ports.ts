import type { Agreements } from "../../shared/dunning/agreements.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { Verdict } from "../../shared/promise/judge.ts";
import type { PromiseState } from "../../shared/promise/promise.ts";
import type { AgreementBook, LineDesk } from "../followup/index.ts";

export interface PromiseBook {
  /** Accounts with a promise that money can still change: one whose last day is `since` or later. */
  accountsJudgedSince(since: Day): Promise<readonly string[]>;
  /** Serialises with what people say about the account. */
  lockAccount(accountId: string): Promise<void>;
  agreementsOf(accountId: string): Promise<Agreements>;
  /** By promise: the verdict that was written down last. */
  lastVerdicts(accountId: string): Promise<ReadonlyMap<string, LastVerdict>>;
  saveVerdict(verdict: Verdict, asOf: Day): Promise<void>;
  /** The line in the follow-up log that tells people about it. */
  noteVerdict(verdict: Verdict, asOf: Day, at: Date): Promise<void>;
}

export interface LastVerdict {
  readonly state: PromiseState;
  readonly standsMinor: number;
  readonly receivedMinor: number;
  readonly level: number;
}

export interface PromiseDesk {
  inTenant<T>(orgId: string, work: (book: PromiseBook) => Promise<T>): Promise<T>;
  now(): Date;
}

export interface WithdrawalBook extends AgreementBook {
  withdrawPromise(promiseId: string, on: Day, said: Said): Promise<void>;
}

/** Who ended it, when, and why. */
export interface Said {
  readonly by: string;
  readonly at: Date;
  readonly reason: string;
}

export type WithdrawalDesk = LineDesk<WithdrawalBook>;
