import type { Day } from "../kernel/day.ts";

/** What people wrote down of an account's finances, as known at 00:00 of a day. */
export interface FinancialFacts {
  /** Altman Z″ of the newest statement in force; null without one that has all figures. */
  readonly z: number | null;
  /** Last day of that statement's period. */
  readonly statementOn: Day | null;
  /** A person's rating of the finances, 0–100; null when none is in force. */
  readonly rating: number | null;
}

/** What a register or a court says against a company. */
export const ADVERSE_KINDS = [
  "insolvency",
  "enforcement",
  "dishonest-debtor",
  "litigation",
  "penalty",
  "other",
] as const;
export type AdverseKind = (typeof ADVERSE_KINDS)[number];

export interface MarketFacts {
  /** A person's rating of reputation and market, 0–100; null when none is in force. */
  readonly rating: number | null;
  /** Registry and court facts in force on that day, newest first. */
  readonly adverse: readonly { readonly kind: AdverseKind; readonly on: Day }[];
}

/** What an account did about its word: counts of the time before a day. */
export interface ConductFacts {
  /** Promises whose day has come, and those of them that were not kept. */
  readonly duePromises: number;
  readonly broken: number;
  /** Not kept within the last 90 days. */
  readonly brokenRecently: number;
  /** Disputes that were decided, and those found to be without ground. */
  readonly judgedDisputes: number;
  readonly invalidDisputes: number;
  /** Payments that came, and those of them that the bank took back. */
  readonly payments: number;
  readonly bouncedPayments: number;
  /** The day of the last one taken back; null: none. */
  readonly bouncedOn: Day | null;
}

/** What is at stake with an account, as shares: no currency. */
export interface ExposureFacts {
  /** Exposure and overdue money by the limit; null without a limit, or without a rate to it. */
  readonly useOfLimit: number | null;
  readonly overdueOfLimit: number | null;
  /** Of all that the org's customers owe; null where nothing is owed. */
  readonly share: number | null;
}

/** All that a score knows beside the payments. null: nothing is known, and that block is left out, not guessed. */
export interface CreditFacts {
  readonly conduct: ConductFacts | null;
  readonly exposure: ExposureFacts | null;
  /** Whole months since the first trade; null where it is not known. */
  readonly tenureMonths: number | null;
  readonly financial: FinancialFacts | null;
  readonly market: MarketFacts | null;
}

export const NOTHING_BESIDE: CreditFacts = {
  conduct: null,
  exposure: null,
  tenureMonths: null,
  financial: null,
  market: null,
};
