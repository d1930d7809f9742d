import { GRADES } from "../credit/contract.ts";
import type { Grade } from "../credit/grade.ts";
import { addDays, type Day } from "../kernel/day.ts";
import type { Currency } from "../kernel/currency.ts";
import type { OpenBook } from "../ledger/open-item.ts";
import { percentOf, QUIET, reading, tenth, type Reading, type Readings } from "./reading.ts";

export interface ScoreThen {
  readonly score: number;
  readonly grade: Grade;
  readonly provisional: boolean;
}

/** Now against a month ago. A provisional score is the portfolio's, so nothing is told by how it moved. */
export function scoreReadings(now: ScoreThen | undefined, before: ScoreThen | undefined): Readings {
  if (now === undefined || before === undefined || now.provisional || before.provisional) return {};
  const figures = { now: now.score, before: before.score };
  return {
    "score-drop": reading(tenth(before.score - now.score), figures),
    "grade-down": reading(GRADES.indexOf(now.grade) - GRADES.indexOf(before.grade), {
      ...figures,
      gradeNow: GRADES.indexOf(now.grade),
      gradeBefore: GRADES.indexOf(before.grade),
    }),
  };
}

const RECENT_DAYS = 90;

/** `brokenOn`: the last days of the account's promises that were broken. */
export function promiseReading(brokenOn: readonly Day[], asOf: Day): Reading {
  const count = brokenOn.filter((on) => on < asOf && on >= addDays(asOf, -RECENT_DAYS)).length;
  return reading(count, { count });
}

/** Registry and court facts that are held against an account. */
export const adverseReading = (count: number): Reading => reading(count, { count });

/** What somebody was to do by a day, and so many days are over since. */
export const overdueReading = (days: number): Reading => (days > 0 ? reading(days, { days }) : QUIET);

export interface ContestedSum {
  readonly currency: Currency;
  readonly amountMinor: number;
  readonly openedOn: Day;
  /** null while it is open. */
  readonly resolvedOn: Day | null;
}

/** What is contested since less than 90 days, of what is open in the same currency: the worst of them. */
export function disputeReading(
  disputes: readonly ContestedSum[],
  books: readonly Pick<OpenBook, "currency" | "items">[],
  asOf: Day,
): Reading {
  const stands = disputes.filter(
    ({ openedOn, resolvedOn }) =>
      openedOn <= asOf &&
      openedOn >= addDays(asOf, -RECENT_DAYS) &&
      (resolvedOn === null || resolvedOn > asOf),
  );
  const shares = books.map(({ currency, items }) => {
    const open = items.reduce((all, { residualMinor }) => all + residualMinor, 0);
    const contested = stands
      .filter((each) => each.currency === currency)
      .reduce((all, { amountMinor }) => all + amountMinor, 0);
    return Math.min(100, percentOf(contested, open));
  });
  const share = Math.max(0, ...shares);
  return share === 0 ? QUIET : reading(share, { share, disputes: stands.length });
}

/** Money at stake against the limit, both in the limit's currency; without a limit there is nothing to be near to. */
export function limitReadings(exposureMinor: number, limitMinor: number | null): Readings {
  const share = limitMinor === null ? 0 : percentOf(Math.max(0, exposureMinor), limitMinor);
  // One cent beyond a limit is beyond it, however small a share that is.
  const use =
    limitMinor !== null && exposureMinor > limitMinor ? Math.max(share, 100.1) : Math.min(share, 100);
  const seen = reading(use, { use });
  return { "limit-near": seen, "limit-over": seen };
}
