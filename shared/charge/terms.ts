import type { Money } from "../kernel/money.ts";
import type { DayCount } from "./day-count.ts";

/** A year's rate: agreed, or a published one times a factor plus points. */
export type RateRule =
  | { readonly kind: "fixed"; readonly ratePpm: number }
  | {
      readonly kind: "reference";
      readonly tableId: string;
      /** 130: the published rate × 1.3. */
      readonly timesPercent: number;
      readonly spreadPpm: number;
      /** "start": the rate of the day after the due day, for the whole life of the debt. */
      readonly at: "each-day" | "start";
    };

/** The most that a court would let stand, as a year's rate; by table, of the day after the due day. */
export type Ceiling =
  | { readonly kind: "fixed"; readonly ratePpm: number }
  | { readonly kind: "reference"; readonly tableId: string; readonly timesPercent: number };

/** From a debt of so much on, so much once, for the cost of recovery. */
export interface Compensation {
  readonly fromMinor: number;
  readonly fixed: Money;
}

/** When interest joins the principal: never, every 30 days, or on the due day's day of each month or year. */
export type Compounding = "none" | "30-days" | "month" | "year";

/** How late payment is charged for: a contract's clause or a statute. */
export interface ChargeProfile {
  readonly profileId: string;
  readonly name: { readonly "zh-CN": string; readonly en: string };
  readonly basis: "contract" | "statute";
  /** Null: none agreed, so no interest. Not the same as 0 %. */
  readonly rate: RateRule | null;
  readonly dayCount: DayCount;
  readonly compounding: Compounding;
  /** The first days past due that bear nothing. */
  readonly graceDays: number;
  readonly ceiling: Ceiling | null;
  /** Days after the due day, from which on nothing more accrues; null: no such end. */
  readonly mostDays: number | null;
  /** The most that all interest on an invoice may come to, as a share of it; null: no such limit. */
  readonly mostPpm: number | null;
  /** By the size of the debt, rising; empty: none. */
  readonly compensation: readonly Compensation[];
  readonly source: string;
}

/** What interest is reckoned by. */
export type InterestTerms = Pick<
  ChargeProfile,
  "dayCount" | "compounding" | "graceDays" | "ceiling" | "mostDays" | "mostPpm"
> & { readonly rate: RateRule };
