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

export const ADVERSE_KINDS = [
  "insolvency",
  "enforcement",
  "dishonest-debtor",
  "litigation",
  "penalty",
  "other",
] as const;

export interface MarketFacts {
  /** A person's rating of reputation and market, 0–100; null when none is in force. */
  readonly rating: number | null;
  /** Registry and court facts in force on that day, newest first. */
  readonly adverse: readonly { readonly kind: (typeof ADVERSE_KINDS)[number]; readonly on: Day }[];
}

export interface ConductFacts {
  readonly duePromises: number;
  readonly broken: number;
  readonly brokenRecently: number;
  readonly judgedDisputes: number;
  readonly invalidDisputes: number;
  readonly payments: number;
  readonly bouncedPayments: number;
  readonly bouncedOn: Day | null;
}

export interface ExposureFacts {
  /** exposure / limit; null without a limit */
  readonly useOfLimit: number | null;
  readonly overdueOfLimit: number | null;
  /** of all the org's receivables */
  readonly share: number | null;
}

/** Beside the payments: null where nothing is known; the block is then dropped and the rest renormalised. */
export interface CreditFacts {
  readonly conduct: ConductFacts | null;
  readonly exposure: ExposureFacts | null;
  readonly tenureMonths: number | null;
  readonly financial: FinancialFacts | null;
  readonly market: MarketFacts | null;
}
