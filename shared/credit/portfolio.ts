import type { Day } from "../kernel/day.ts";
import { assert } from "../kernel/result.ts";
import { lowestCeiling } from "./caps.ts";
import { byAccount, habitsOf, type Habits } from "./habits.ts";
import { historyOf, type AccountHistory } from "./history.ts";
import { paymentBlock } from "./payment-block.ts";
import { isSeasoned } from "./cold-start.ts";
import { type Card, STANDARD_SCORECARD } from "./scorecard.ts";

/** The org's customers on one day. */
export interface Portfolio extends Habits {
  readonly asOf: Day;
  /** Median score of the accounts with enough history, in tenths of a point. */
  readonly medianTenths: number;
  /** Average value of D over the accounts that owe anything, 0–100. */
  readonly typicalD: number;
  /** What the org is owed by everybody, in its base currency; absent where nobody added it up. */
  readonly receivablesMinor?: number;
}

/** What is kept of a day's portfolio: enough to score one account again as the day's whole run would. */
export type PortfolioFigures = Omit<Portfolio, "asOf">;

/** Histories must all be of `asOf`; their order does not matter. */
export function portfolioOf(
  histories: readonly AccountHistory[],
  asOf: Day,
  card: Card = STANDARD_SCORECARD,
): Portfolio {
  assert(
    histories.every((each) => each.asOf === asOf),
    "the histories of one portfolio are of one day",
  );
  const habits = habitsOf(histories);
  const seasoned = byAccount(histories.filter((each) => isSeasoned(each, card)));
  const tenths = seasoned.map((each) =>
    Math.min(paymentBlock(each, habits, card).tenths, lowestCeiling(each, card) * 10),
  );
  const ofOpen = seasoned
    .filter((each) => each.open.count > 0)
    .map((each) => paymentBlock(each, habits, card).values.D);
  const nobody = historyOf("", [], asOf);
  return {
    ...habits,
    asOf,
    medianTenths: medianOf(tenths) ?? paymentBlock(nobody, habits, card).tenths,
    typicalD: ofOpen.length === 0 ? 100 : ofOpen.reduce((all, value) => all + value, 0) / ofOpen.length,
  };
}

function medianOf(tenths: readonly number[]): number | null {
  if (tenths.length === 0) return null;
  const sorted = [...tenths].sort((a, b) => a - b);
  const low = sorted[(sorted.length - 1) >> 1] as number;
  const high = sorted[sorted.length >> 1] as number;
  return Math.floor((low + high + 1) / 2);
}
