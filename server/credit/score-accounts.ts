import { hasEvidence } from "../../shared/credit/cold-start.ts";
import { historyOf, type AccountHistory } from "../../shared/credit/history.ts";
import { monthEndsBefore } from "../../shared/credit/month-ends.ts";
import { portfolioOf } from "../../shared/credit/portfolio.ts";
import { scoreAccount } from "../../shared/credit/score-account.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { openBooks } from "../../shared/ledger/open-items.ts";
import { settlements } from "../../shared/ledger/settlements.ts";
import { fieldsOf, overdueOf, sameFields } from "./assess-fields.ts";
import type { AccountFields, CreditBook, CreditDesk, Snapshot } from "./ports.ts";

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

/**
 * Scores every account of the org at 00:00 of `asOf`, keeps one snapshot per account and day, and queues the CRM
 * fields of those that changed. Run again on the same day it replaces its snapshots and queues nothing new.
 */
export function scoreAccounts(orgId: string, asOf: Day, desk: CreditDesk): Promise<ScoringReport> {
  return desk.inTenant(orgId, async (book) => {
    const newest = await book.newestDay();
    const past = newest === null ? monthEndsBefore(asOf, TREND_MONTHS) : [];
    const last = await book.lastFields();
    const { histories, overdue } = await readLedger(book, [...past, asOf], asOf, last);
    for (const on of past) await book.keepSnapshots(snapshotsOf(histories.get(on) ?? [], on));
    const today = snapshotsOf(histories.get(asOf) ?? [], asOf).map((each) => {
      const owed = overdue.get(each.accountId);
      return owed === undefined ? each : { ...each, fields: fieldsOf(each.sheet, owed) };
    });
    await book.keepSnapshots(today);
    // A run for a day gone by must not put the figures of then into the CRM of now.
    const queued = newest === null || newest <= asOf ? await queueChanged(book, today, last, desk) : 0;
    const sheets = today.flatMap(({ sheet }) => sheet ?? []);
    return {
      asOf,
      accounts: overdue.size,
      scored: sheets.length,
      provisional: sheets.filter((sheet) => sheet.provisional).length,
      queued,
      backfilled: past.length,
    };
  });
}

type Overdue = ReturnType<typeof overdueOf>;

/** One pass over the ledger: of each account only a few numbers per day stay in memory. */
async function readLedger(
  book: CreditBook,
  days: readonly Day[],
  asOf: Day,
  last: ReadonlyMap<string, AccountFields>,
): Promise<{ histories: ReadonlyMap<Day, AccountHistory[]>; overdue: ReadonlyMap<string, Overdue> }> {
  const rates = await book.ledger.ratesOf();
  const accounts = await book.accounts();
  const currencyOf = new Map(accounts.map((each) => [each.accountId, each.currency ?? rates.base]));
  const histories = new Map(days.map((on): [Day, AccountHistory[]] => [on, []]));
  const overdue = new Map<string, Overdue>();
  for await (const { accountId, entries } of book.ledger.allEntries()) {
    for (const [on, list] of histories) {
      const history = historyOf(accountId, settlements(entries, on), on);
      if (on === asOf || hasEvidence(history)) list.push(history);
    }
    const currency = currencyOf.get(accountId) ?? rates.base;
    overdue.set(accountId, overdueOf(openBooks(entries, asOf), currency, rates, asOf));
  }
  // Whose last entry has gone from the CRM must not keep the figures of yesterday.
  for (const [accountId, before] of last) {
    if (overdue.has(accountId)) continue;
    histories.get(asOf)?.push(historyOf(accountId, [], asOf));
    overdue.set(accountId, { overdueMinor: 0, currency: before.currency, daysPastDue: 0 });
  }
  return { histories, overdue };
}

function snapshotsOf(histories: readonly AccountHistory[], asOf: Day): Snapshot[] {
  const portfolio = portfolioOf(histories, asOf);
  const { dbt, late, severe } = portfolio;
  return histories.map((history) => ({
    accountId: history.accountId,
    asOf,
    sheet: hasEvidence(history) ? scoreAccount(history, portfolio) : null,
    habits: { dbt, late, severe },
    fields: null,
  }));
}

async function queueChanged(
  book: CreditBook,
  today: readonly Snapshot[],
  last: ReadonlyMap<string, AccountFields>,
  desk: CreditDesk,
): Promise<number> {
  const now = desk.now();
  const active = new Set((await book.accounts()).flatMap((each) => (each.active ? each.accountId : [])));
  const changed = today.flatMap(({ accountId, fields }) =>
    fields !== null && active.has(accountId) && !sameFields(last.get(accountId), fields)
      ? { ...fields, writebackId: desk.newId(), accountId, assessedAt: now.toISOString() }
      : [],
  );
  await book.queueAccountFields(changed, now);
  return changed.length;
}
