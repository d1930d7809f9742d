import type { Readings } from "../../shared/alert/reading.ts";
import {
  adverseReading,
  disputeReading,
  overdueReading,
  promiseReading,
  scoreReadings,
} from "../../shared/alert/standing-readings.ts";
import { limitThen } from "../../shared/approval/limit-then.ts";
import { addDays, type Day } from "../../shared/kernel/day.ts";
import type { RateTable } from "../../shared/kernel/rates.ts";
import type { OpenBook } from "../../shared/ledger/open-item.ts";
import { ALONE } from "../../shared/limit/exposure.ts";
import { limitUseOf } from "./limit-use.ts";
import type { AlertBook, PastLimits } from "./ports.ts";

/** A score is compared with that of a month ago. */
export const SCORE_DAYS = 30;

/** What is known of past days beside the ledger, by what had been written down by then. */
export interface PastFacts {
  readingsOn(on: Day, accountId: string, books: readonly OpenBook[]): Readings;
}

/** Of a day on which nothing of a kind was kept for anybody, nothing is read: nobody could have been warned. */
export async function pastFactsOf(
  book: AlertBook,
  days: readonly Day[],
  rates: RateTable,
  asOf: Day,
): Promise<PastFacts> {
  const scores = await byDay(
    days.flatMap((day) => [day, addDays(day, -SCORE_DAYS)]),
    (day) => book.scoresOn(day),
  );
  const files = await byDay(days, (day) => fileReadingsOn(book, day));
  const [promises, disputes] = [await book.brokenPromises(), await book.disputes()];
  const [limits, watched] = [await book.pastLimits(), await book.accounts(asOf)];
  return {
    readingsOn(on, accountId, books) {
      const scoreOn = (day: Day) => scores.get(day)?.get(accountId);
      // Which accounts shared a limit then is not known; nor is it what those who share one now owed together.
      const isShared = watched(accountId).beside.accounts > 1;
      return {
        ...scoreReadings(scoreOn(on), scoreOn(addDays(on, -SCORE_DAYS))),
        "broken-promises": promiseReading(promises.get(accountId) ?? [], on),
        "new-dispute": disputeReading(disputes.get(accountId) ?? [], books, on),
        ...files.get(on)?.(accountId),
        ...(isShared ? {} : limitReadingsOn(on, accountId, books, limits, rates)),
      };
    },
  };
}

async function byDay<T>(days: readonly Day[], read: (day: Day) => Promise<T>): Promise<Map<Day, T>> {
  const found = new Map<Day, T>();
  for (const day of days) if (!found.has(day)) found.set(day, await read(day));
  return found;
}

/** Of credit files and reviews. */
async function fileReadingsOn(book: AlertBook, on: Day): Promise<(accountId: string) => Readings> {
  const adverse = await book.adverseFacts(on);
  const statements = await book.statementsOverdue(on);
  const reviews = await book.reviewsOverdue(on);
  return (accountId) => ({
    ...(adverse.size === 0 ? {} : { "adverse-fact": adverseReading(adverse.get(accountId) ?? 0) }),
    ...(statements.size === 0 ? {} : { "statement-overdue": overdueReading(statements.get(accountId) ?? 0) }),
    ...(reviews === null ? {} : { "review-overdue": overdueReading(reviews.get(accountId) ?? 0) }),
  });
}

/** The account's own invoices against the limit that the CRM said it had; orders of that day are not known. */
function limitReadingsOn(
  on: Day,
  accountId: string,
  books: readonly OpenBook[],
  { seen, lines }: PastLimits,
  rates: RateTable,
): Readings {
  const then = limitThen(seen.get(accountId) ?? [], lines.get(accountId) ?? [], on);
  if (then === null) return {};
  const { limit, parts, endedDays } = then;
  const account = limit && {
    currency: limit.currency,
    limitMinor: limit.amountMinor,
    beside: { ...ALONE, parts },
  };
  return {
    ...(account === null ? {} : limitUseOf(books, account, rates, on).readings),
    ...(endedDays === null ? {} : { "limit-ended": overdueReading(endedDays) }),
  };
}
