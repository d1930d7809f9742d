import type { Role } from "../../shared/account/contract.ts";
import type { Card, Scorecard } from "../../shared/credit/scorecard.ts";
import type { TrialBody } from "../../shared/credit/scorecard/contract.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { CreditBook } from "./ports.ts";

/** Who asks. */
export interface CardKeeper {
  readonly orgId: string;
  readonly userId: string;
  readonly userName: string;
  readonly role: Role;
}
export type By = Pick<CardKeeper, "userId" | "userName">;

export interface KeptVersion {
  readonly card: Scorecard;
  /** The first day whose scores it makes. */
  readonly from: Day;
  readonly reason: string;
  readonly by: By;
  readonly at: Date;
}

export interface KeptCard {
  readonly card: Card;
  readonly by: By;
  readonly at: Date;
  /** When a trial under way began; null when none is. */
  readonly trialAt: Date | null;
  readonly last: TrialBody | null;
}

/** An org's scorecards, inside one tenant transaction. */
export interface ScorecardBook {
  readonly credit: CreditBook;
  /** Holds off others who activate. */
  lockOrg(): Promise<void>;
  timeZone(): Promise<string>;
  /** Those that people made, the newest first. */
  versions(): Promise<readonly KeptVersion[]>;
  addVersion(version: KeptVersion): Promise<void>;
  draft(): Promise<KeptCard | null>;
  /** In the place of the one before; what was tried of that is gone. */
  keepDraft(card: Card, by: By, at: Date): Promise<void>;
  dropDraft(): Promise<void>;
  beginTrial(at: Date): Promise<void>;
  /** No trial is under way any more; what the last one came to stays. */
  dropTrial(): Promise<void>;
  /** Of the trial that began then: nothing if the draft is another by now. */
  endTrial(beganAt: Date, result: TrialBody): Promise<void>;
  namesOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

export interface ScorecardDesk {
  inTenant<T>(orgId: string, work: (book: ScorecardBook) => Promise<T>): Promise<T>;
  now(): Date;
  dayIn(timeZone: string, at: Date): Day;
  /** Asked within long work: a promise when others have waited long enough. */
  readonly breathe: () => Promise<void> | undefined;
}
