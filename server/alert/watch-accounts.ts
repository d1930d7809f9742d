import { alertsOf, type Change } from "../../shared/alert/alerts-of.ts";
import { concentrationOf, largestName, topFive } from "../../shared/alert/concentration.ts";
import { paymentReadings } from "../../shared/alert/payment-readings.ts";
import type { Readings } from "../../shared/alert/reading.ts";
import {
  adverseReading,
  disputeReading,
  overdueReading,
  promiseReading,
  scoreReadings,
} from "../../shared/alert/standing-readings.ts";
import { historyOf } from "../../shared/credit/history.ts";
import { addDays, type Day } from "../../shared/kernel/day.ts";
import { openBooks } from "../../shared/ledger/open-items.ts";
import { settlements } from "../../shared/ledger/settlements.ts";
import { limitUseOf } from "./limit-use.ts";
import type { AlertBook, AlertDesk, NewAlert } from "./ports.ts";
import { thresholdsOf } from "./rules-in-force.ts";

export interface WatchReport {
  readonly raised: number;
  readonly ended: number;
}

/** A score is compared with that of a month ago. */
const SCORE_DAYS = 30;

/**
 * Looks every account over at 00:00 of `asOf`: raises what is new, ends what is cured. One pass over the ledger, of which
 * a few numbers per account stay in memory. Run again on the same day it finds nothing new.
 */
export function watchAccounts(orgId: string, asOf: Day, desk: AlertDesk): Promise<WatchReport> {
  return desk.inTenant(orgId, async (book) => {
    const thresholds = await thresholdsOf(book, asOf);
    const standings = await book.standings();
    const { readings, open } = await readAccounts(book, asOf, desk);
    const beside = await readBeside(book, asOf);
    const among = concentrationOf(open.values());
    const raised: NewAlert[] = [];
    const ended: { accountId: string; trigger: NewAlert["trigger"] }[] = [];
    const take = (accountId: string, change: Change): void => {
      for (const each of change.raised)
        raised.push({ ...each, alertId: desk.newId(), accountId: accountId === "" ? null : accountId });
      for (const trigger of change.ended) ended.push({ accountId, trigger });
    };
    for (const accountId of new Set([...standings.keys(), ...readings.keys(), ...beside.accountIds, ""])) {
      const said: Readings = {
        ...(readings.get(accountId) ?? (accountId === "" ? {} : NOTHING_OPEN)),
        ...(accountId === "" ? {} : beside.readingsOf(accountId)),
        ...(accountId === "" ? topFive(among) : largestName(among, open.get(accountId) ?? 0)),
      };
      take(accountId, alertsOf(said, thresholds, asOf, standings.get(accountId) ?? {}));
    }
    await book.end(ended, asOf);
    await book.raise(raised, asOf);
    return { raised: raised.length, ended: ended.length };
  });
}

/** What is watched of accounts whether they have entries or not. */
async function readBeside(book: AlertBook, asOf: Day) {
  const adverse = await book.adverseFacts(asOf);
  const statements = await book.statementsOverdue(asOf);
  const limits = await book.limitsEnded(asOf);
  const reviews = await book.reviewsOverdue(asOf);
  return {
    accountIds: [...adverse.keys(), ...statements.keys(), ...limits.keys(), ...(reviews?.keys() ?? [])],
    readingsOf: (accountId: string): Readings => ({
      "adverse-fact": adverseReading(adverse.get(accountId) ?? 0),
      "statement-overdue": overdueReading(statements.get(accountId) ?? 0),
      "limit-ended": overdueReading(limits.get(accountId) ?? 0),
      ...(reviews === null ? {} : { "review-overdue": overdueReading(reviews.get(accountId) ?? 0) }),
    }),
  };
}

/** Whose last entry has gone from the CRM has no payments to warn of. */
const NOTHING_OPEN = paymentReadings(historyOf("", [], 0 as Day), []);

async function readAccounts(book: AlertBook, asOf: Day, { breathe }: AlertDesk) {
  const rates = await book.ledger.ratesOf();
  const [watched, promises, disputes] = [
    await book.accounts(asOf),
    await book.brokenPromises(),
    await book.disputes(),
  ];
  const [now, before] = [await book.scoresOn(asOf), await book.scoresOn(addDays(asOf, -SCORE_DAYS))];
  const readings = new Map<string, Readings>();
  const open = new Map<string, number>();
  for await (const { accountId, entries } of book.ledger.allEntries()) {
    const seen = settlements(entries, asOf);
    const books = openBooks(entries, asOf);
    const limits = limitUseOf(books, watched(accountId), rates, asOf);
    open.set(accountId, limits.openMinor);
    readings.set(accountId, {
      ...paymentReadings(historyOf(accountId, seen, asOf), seen),
      ...scoreReadings(now.get(accountId), before.get(accountId)),
      ...limits.readings,
      "broken-promises": promiseReading(promises.get(accountId) ?? [], asOf),
      "new-dispute": disputeReading(disputes.get(accountId) ?? [], books, asOf),
    });
    await breathe();
  }
  // Who was never billed may have ordered, or be the head office of those who owe.
  for (const accountId of await book.accountIds()) {
    if (readings.has(accountId)) continue;
    const limits = limitUseOf([], watched(accountId), rates, asOf);
    readings.set(accountId, { ...NOTHING_OPEN, ...limits.readings });
  }
  return { readings, open };
}
