import { type Measured, type PastDay, TriggerTally } from "../../shared/alert/measure.ts";
import { ANSWERED_DAYS, cameOf, fateOf } from "../../shared/alert/outcome.ts";
import { type AccountThen, PastReceivables } from "../../shared/alert/past-receivables.ts";
import { paymentReadings } from "../../shared/alert/payment-readings.ts";
import { historyOf } from "../../shared/credit/history.ts";
import { monthEndsBefore } from "../../shared/credit/month-ends.ts";
import { addDays, formatDay, type Day } from "../../shared/kernel/day.ts";
import type { RateTable } from "../../shared/kernel/rates.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import { openBooks } from "../../shared/ledger/open-items.ts";
import { type Settlement, settlements } from "../../shared/ledger/settlements.ts";
import { exposureOf } from "../../shared/limit/exposure.ts";
import { type PastFacts, pastFactsOf } from "./past-facts.ts";
import type { AlertBook, AlertDesk } from "./ports.ts";
import { thresholdsOf } from "./rules-in-force.ts";

const MONTHS = 24;

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
  const rates = await book.ledger.ratesOf();
  const facts = await pastFactsOf(book, days, rates, asOf);
  const all = new PastReceivables(days);
  for await (const { accountId, entries } of book.ledger.allEntries()) {
    const known = settlements(entries, asOf);
    const past: (PastDay & Then)[] = [];
    for (const on of days) {
      const then = thenOf(accountId, entries, known, { on, rates, facts });
      past.push({ ...then, on, outcome: cameOf(then.fate) });
      await breathe();
    }
    tally.add(past);
    all.add(past);
  }
  for (const past of all.replayed()) {
    tally.add(past);
    await breathe();
  }
  return tally.told();
}

type Then = Pick<PastDay, "readings"> & AccountThen;

/** One account at 00:00 of a past day: what could be read of it, what was open in the org's currency, what came of it. */
function thenOf(
  accountId: string,
  entries: readonly LedgerEntry[],
  known: readonly Settlement[],
  { on, rates, facts }: { readonly on: Day; readonly rates: RateTable; readonly facts: PastFacts },
): Then {
  const seen = settlements(entries, on);
  const books = openBooks(entries, addDays(on, -1));
  const { openMinor } = exposureOf(books, { limit: null, currency: rates.base, rates }, on);
  return {
    readings: {
      ...paymentReadings(historyOf(accountId, seen, on), seen),
      ...facts.readingsOn(on, accountId, books),
    },
    openMinor,
    fate: fateOf(known, on),
  };
}
