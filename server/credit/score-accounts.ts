import { monthEndsBefore } from "../../shared/credit/month-ends.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { assessed } from "./assess-day.ts";
import { changedOf } from "./keep-assessed.ts";
import type { AccountFieldsItem, CreditBook, CreditDesk } from "./ports.ts";
import { readPast, readToday } from "./read-days.ts";

export interface ScoringReport {
  readonly asOf: Day;
  /** Accounts with anything in the ledger. */
  readonly accounts: number;
  readonly scored: number;
  readonly provisional: number;
  /** Accounts whose CRM fields changed. */
  readonly queued: number;
  /** Past month-ends that were scored as well: the first run gives the trend its past. */
  readonly backfilled: number;
}

const TREND_MONTHS = 12;
/** Days of the past whose histories are in memory together: the more, the fewer passes over the ledger. */
const PAST_AT_ONCE = 2;

/**
 * Scores every account of the org at 00:00 of `asOf`, keeps one snapshot per account and day, and queues the CRM
 * fields of those that changed. Run again on the same day it replaces its snapshots and queues nothing new.
 */
export function scoreAccounts(orgId: string, asOf: Day, desk: CreditDesk): Promise<ScoringReport> {
  return desk.inTenant(orgId, async (book) => {
    const newest = await book.newestDay();
    const past = newest === null ? monthEndsBefore(asOf, TREND_MONTHS) : [];
    await keepPast(book, past);
    // A run for a day gone by must not put the figures of then into the CRM of now.
    const isCurrent = newest === null || newest <= asOf;
    return { ...(await keepToday(book, asOf, isCurrent, desk)), backfilled: past.length };
  });
}

async function keepPast(book: CreditBook, past: readonly Day[]): Promise<void> {
  for (let from = 0; from < past.length; from += PAST_AT_ONCE)
    for (const day of await readPast(book, past.slice(from, from + PAST_AT_ONCE)))
      for (const snapshots of assessed(day)) await book.keepSnapshots(snapshots);
}

async function keepToday(
  book: CreditBook,
  asOf: Day,
  isCurrent: boolean,
  desk: CreditDesk,
): Promise<Omit<ScoringReport, "backfilled">> {
  const last = await book.lastFields();
  const today = await readToday(book, asOf, last);
  const active = isCurrent ? await activeOnes(book) : new Set<string>();
  const at = desk.now();
  const changed: AccountFieldsItem[] = [];
  let [scored, provisional] = [0, 0];
  for (const snapshots of assessed(today, today.owed)) {
    await book.keepSnapshots(snapshots);
    for (const { sheet } of snapshots) {
      if (sheet !== null) scored += 1;
      if (sheet?.provisional === true) provisional += 1;
    }
    changed.push(...changedOf(snapshots, active, last, at, desk));
  }
  await book.queueAccountFields(changed, at);
  return { asOf, accounts: today.owed.size, scored, provisional, queued: changed.length };
}

const activeOnes = async (book: CreditBook): Promise<ReadonlySet<string>> =>
  new Set((await book.accounts()).flatMap((each) => (each.active ? each.accountId : [])));
