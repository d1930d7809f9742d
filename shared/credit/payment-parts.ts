import type { ReasonCode } from "./contract.ts";
import type { Habits } from "./habits.ts";
import type { AccountHistory } from "./history.ts";
import { PAYMENT_PARTS } from "./kinds.ts";
import { paydexPoints } from "./paydex.ts";
import { percent, tenth } from "./rounding.ts";
import type { Card } from "./scorecard.ts";

export type PartCode = (typeof PAYMENT_PARTS)[number];
export const PART_CODES: readonly PartCode[] = PAYMENT_PARTS;

/** How the org's customers pay, and what D is worth among them. */
export interface Usual extends Habits {
  readonly typicalD: number;
}

/** One part of the payment block: what it is worth, and what a reason says of it. */
export interface PaymentPart {
  readonly reason: ReasonCode;
  /** 0–100, higher is better. `own`: the account's habits, shrunk to the portfolio's. */
  value(own: Habits, history: AccountHistory): number;
  /** What it is worth for the org's customers. */
  usual(portfolio: Usual): number;
  /** What the reason's sentence needs. */
  figures(
    own: Habits,
    history: AccountHistory,
    portfolio: Usual,
    counted: Card["counted"],
  ): Readonly<Record<string, number>>;
  /** Whether they are to blame for what it lacks of 100. */
  isFault(own: Habits): boolean;
}

export const PAYMENT: Readonly<Record<PartCode, PaymentPart>> = {
  /** Slow on average. */
  A: {
    reason: "P01",
    value: ({ dbt }) => paydexPoints(dbt),
    usual: ({ dbt }) => paydexPoints(dbt),
    figures: ({ dbt }, _, portfolio, { halfLifeDays: halfLife }) => ({
      dbt: tenth(dbt),
      portfolioDbt: tenth(portfolio.dbt),
      halfLife,
    }),
    // Paying on the day costs points on the PAYDEX scale (100 is a month early), yet it is nobody's fault.
    isFault: ({ dbt }) => dbt > 0,
  },
  /** Often late. */
  B: {
    reason: "P02",
    value: ({ late }) => 100 * (1 - late),
    usual: ({ late }) => 100 * (1 - late),
    figures: ({ late }, { u, uLate, open }, portfolio, { halfLifeDays: halfLife }) => ({
      late: tenth(uLate),
      of: tenth(u),
      openLate: open.lateAlready.length,
      share: percent(late),
      portfolioShare: percent(portfolio.late),
      halfLife,
    }),
    isFault: () => true,
  },
  /** Severely late. */
  S: {
    reason: "P03",
    value: ({ severe }) => 100 * (1 - severe),
    usual: ({ severe }) => 100 * (1 - severe),
    figures: ({ severe }, { u, uSevere }, portfolio, { halfLifeDays: halfLife, severeDays: days }) => ({
      severe: tenth(uSevere),
      of: tenth(u),
      share: percent(severe),
      portfolioShare: percent(portfolio.severe),
      halfLife,
      days,
    }),
    isFault: () => true,
  },
  /** Overdue now. */
  D: {
    reason: "P04",
    value: (_, { open }) => 100 * (1 - Math.min(1, 2 * open.overdueLoad)),
    usual: ({ typicalD }) => typicalD,
    figures: (_, { open: { overdueShare, overdueCount, oldestDays } }) => ({
      overdueShare: percent(overdueShare),
      overdueCount,
      oldestDays,
    }),
    isFault: () => true,
  },
};
