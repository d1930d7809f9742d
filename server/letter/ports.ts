import type { Currency } from "../../shared/kernel/currency.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { Calendars, DunningBook } from "../dunning/index.ts";

/** A step of the policy that proposes a letter, for one account in one currency. */
export interface Proposal {
  readonly accountId: string;
  readonly account: string;
  readonly currency: Currency;
  readonly step: string;
}

/** What stands on the paper. */
export interface Paper {
  readonly language: "zh-CN" | "en";
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly askedMinor: number;
  readonly currency: string;
  readonly asOf: Day;
  /** SHA-256 of the rest, in hex. */
  readonly digest: string;
}

/** A letter that a person said yes to, as they read it. */
export interface Approved extends Paper {
  readonly id: string;
  readonly accountId: string;
  readonly by: { readonly userId: string; readonly userName: string };
  readonly at: Date;
}

/** A letter's line in the list of those approved. */
export type Listed = Pick<Approved, "id" | "subject" | "at"> & {
  readonly account: string;
  readonly by: string;
};

/** Reads and writes of letters inside one tenant's transaction. */
export interface LetterBook {
  org(): Promise<{ readonly timeZone: string }>;
  /** Of a live message of channel "demand-letter"; null when there is none of that id. */
  proposal(id: string): Promise<Proposal | null>;
  approved(id: string): Promise<Approved | null>;
  /** The newest first. */
  newest(most: number): Promise<readonly Listed[]>;
  /** Once for each proposal. */
  keep(letter: Approved): Promise<void>;
  readonly dunning: DunningBook;
}

export interface LetterDesk {
  inTenant<T>(orgId: string, work: (book: LetterBook) => Promise<T>): Promise<T>;
  now(): Date;
  dayIn(timeZone: string, at: Date): Day;
  /** SHA-256 in hex. */
  digest(value: unknown): string;
  readonly calendars: Calendars;
}
