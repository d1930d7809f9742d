import type { GradeLetter } from "./kinds.ts";

/** What turns facts into a limit; every figure is in hundredths of what it multiplies. */
export interface LimitRules {
  /** Of what is sold on credit until the money comes. */
  readonly needPercent: number;
  /** Of average monthly sales × credit months. */
  readonly turnoverPercent: number;
  /** Of book equity, as long as nobody audited the figures. */
  readonly equityPercent: number;
  /** Of all the org's receivables. */
  readonly portfolioPercent: number;
  readonly gradePercent: Readonly<Record<GradeLetter | "provisional", number>>;
  /** The longest terms of payment, in days from the delivery; 0: against payment. */
  readonly termsDays: Readonly<Record<GradeLetter | "provisional", number>>;
  /** A limit that is no farther away is left as it is. */
  readonly changePercent: number;
}

/** Expert-set, until an org's own figures say better. */
export const STANDARD_LIMIT_RULES: LimitRules = {
  needPercent: 120,
  turnoverPercent: 100,
  equityPercent: 10,
  portfolioPercent: 10,
  gradePercent: { A: 120, B: 100, C: 70, D: 30, E: 0, provisional: 40 },
  termsDays: { A: 60, B: 45, C: 30, D: 7, E: 0, provisional: 30 },
  changePercent: 15,
};
