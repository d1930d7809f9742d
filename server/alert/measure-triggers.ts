import { TriggerTally, type Measured, type PastDay } from "../../shared/alert/measure.ts";
import { ANSWERED_DAYS, outcomeOf } from "../../shared/alert/outcome.ts";
import { paymentReadings } from "../../shared/alert/payment-readings.ts";
import { disputeReading, promiseReading, scoreReadings } from "../../shared/alert/standing-readings.ts";
import { historyOf } from "../../shared/credit/history.ts";
import { monthEndsBefore } from "../../shared/credit/month-ends.ts";
import { addDays, formatDay, type Day } from "../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import { openBooks } from "../../shared/ledger/open-items.ts";
import { settlements } from "../../shared/ledger/settlements.ts";
import type { AlertBook, AlertDesk } from "./ports.ts";
import { thresholdsOf } from "./rules-in-force.ts";

const MONTHS = 24;
const SCORE_DAYS = 30;

/**
 * Once a month: replays the triggers, with the figures of today, over the org's last two years at the first of each month,
 * and keeps how often each was right. Each past day sees only what its own day knew. Answers whether it was done.
 */
export function measureTriggers(orgId: string, asOf: Day, desk: AlertDesk): Promise<boolean> {
  return desk.inTenant(orgId, async (book) => {
    const last = await book.measured();
    if (last !== null && monthOf(last.asOf) >= monthOf(asOf)) return false;
    await book.keepMeasured(asOf, await measure(book, asOf, desk));
    return true;
  });
}

const monthOf = (on: Day): string => formatDay(on).slice(0, 7);

/** Firsts of months whose 60 days and 30 more are over. */
const pastDays = (asOf: Day): Day[] =>
  monthEndsBefore(asOf, MONTHS)
    .map((end) => addDays(end, 1))
    .filter((on) => addDays(on, ANSWERED_DAYS) <= asOf);

async function measure(book: AlertBook, asOf: Day, { breathe }: AlertDesk): Promise<Measured[]> {
  const tally = new TriggerTally(await thresholdsOf(book, asOf));
  const days = pastDays(asOf);
  const facts = await factsOf(book, days);
  for await (const { accountId, entries } of book.ledger.allEntries()) {
    const known = settlements(entries, asOf);
    const past: PastDay[] = [];
    for (const on of days) {
      past.push({
        on,
        outcome: outcomeOf(known, on),
        readings: facts.readingsOf(accountId, entries, on),
      });
      await breathe();
    }
    tally.add(past);
  }
  return tally.told();
}

/** What is known of past days beside the ledger: scores that were kept then, promises and disputes by their days. */
async function factsOf(book: AlertBook, days: readonly Day[]) {
  const scores = new Map<Day, Awaited<ReturnType<AlertBook["scoresOn"]>>>();
  for (const on of days.flatMap((day) => [day, addDays(day, -SCORE_DAYS)]))
    scores.set(on, await book.scoresOn(on));
  const [promises, disputes] = [await book.brokenPromises(), await book.disputes()];
  return {
    readingsOf(accountId: string, entries: readonly LedgerEntry[], on: Day) {
      const seen = settlements(entries, on);
      const scoreOn = (day: Day) => scores.get(day)?.get(accountId);
      const contested = disputes.get(accountId);
      return {
        ...paymentReadings(historyOf(accountId, seen, on), seen),
        ...scoreReadings(scoreOn(on), scoreOn(addDays(on, -SCORE_DAYS))),
        "broken-promises": promiseReading(promises.get(accountId) ?? [], on),
        "new-dispute": disputeReading(
          contested ?? [],
          contested === undefined ? [] : openBooks(entries, addDays(on, -1)),
          on,
        ),
      };
    },
  };
}
