import { hasEvidence } from "../../shared/credit/cold-start.ts";
import { type Counting, countingOf } from "../../shared/credit/counting.ts";
import { historyOf, type AccountHistory } from "../../shared/credit/history.ts";
import { monthEndsBefore } from "../../shared/credit/month-ends.ts";
import { exposureFactsOf, openBeforeOf, stakeOf, type Stake } from "../../shared/credit/at-stake.ts";
import { NOTHING_BESIDE, type CreditFacts } from "../../shared/credit/facts.ts";
import { type PortfolioFigures, portfolioOf } from "../../shared/credit/portfolio.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import type { Scorecard } from "../../shared/credit/scorecard.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { openBooks } from "../../shared/ledger/open-items.ts";
import { settlements } from "../../shared/ledger/settlements.ts";
import { fieldsOf, heldAgainst, type HeldAgainst, owedBy, termsOf, type Owed } from "./assess-fields.ts";
import { cardOn } from "./card-in-force.ts";
import { factsApart } from "./known-facts.ts";
import type { AccountFields, AccountFieldsItem, CreditBook, CreditDesk, Known, Snapshot } from "./ports.ts";
import { changedOf, snapshotOf } from "./keep-assessed.ts";

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
    const last = await book.lastFields();
    for (let from = 0; from < past.length; from += PAST_AT_ONCE) {
      const days = past.slice(from, from + PAST_AT_ONCE);
      const { read } = await readLedger(book, days, asOf, last);
      for (const on of days) await keepDay(book, read.get(on) ?? [], on);
    }
    const { read, owed } = await readLedger(book, [asOf], asOf, last);
    // A run for a day gone by must not put the figures of then into the CRM of now.
    const active = newest === null || newest <= asOf ? await activeOnes(book) : new Set<string>();
    const at = desk.now();
    const changed: AccountFieldsItem[] = [];
    let [scored, provisional] = [0, 0];
    await keepDay(book, read.get(asOf) ?? [], asOf, owed, (snapshots) => {
      for (const { sheet } of snapshots) {
        if (sheet !== null) scored += 1;
        if (sheet?.provisional === true) provisional += 1;
      }
      changed.push(...changedOf(snapshots, active, last, at, desk));
    });
    await book.queueAccountFields(changed, at);
    const queued = changed.length;
    return { asOf, accounts: owed.size, scored, provisional, queued, backfilled: past.length };
  });
}

/** One account on one day. */
interface ReadAccount {
  readonly history: AccountHistory;
  readonly facts: CreditFacts;
  /** null on days of the past: nobody kept what limits were then. */
  readonly stake: Stake | null;
}

/** One pass over the ledger: of each account only a few numbers per day stay in memory. */
async function readLedger(
  book: CreditBook,
  days: readonly Day[],
  asOf: Day,
  last: ReadonlyMap<string, AccountFields>,
): Promise<{ read: Map<Day, ReadAccount[]>; owed: ReadonlyMap<string, Owed> }> {
  const rates = await book.ledger.ratesOf();
  const accounts = await book.accounts();
  const accountOf = new Map(accounts.map((each) => [each.accountId, each]));
  const read = new Map(days.map((on): [Day, ReadAccount[]] => [on, []]));
  const known = new Map<Day, ReadonlyMap<string, Known>>();
  const counting = new Map<Day, Counting>();
  for (const on of days) {
    known.set(on, await book.knownOf([...accountOf.keys()], on));
    counting.set(on, countingOf(await cardOn(book, on)));
  }
  const owed = new Map<string, Owed>();
  const reachOf = read.has(asOf) ? await book.reaches("all", asOf) : null;
  const held = (accountId: string, otherwise: Currency): HeldAgainst | null =>
    reachOf && heldAgainst(accountOf.get(accountId), reachOf(accountId), otherwise, rates);
  for await (const { accountId, entries } of book.ledger.allEntries()) {
    const terms = termsOf(accountOf.get(accountId), rates.base, rates);
    const books = read.has(asOf) ? openBooks(entries, asOf) : null;
    for (const [on, list] of read) {
      const history = historyOf(accountId, settlements(entries, on), on, counting.get(on));
      if (on !== asOf && !hasEvidence(history)) continue;
      const facts = factsApart(known.get(on)?.get(accountId), entries, on);
      const before = books && openBeforeOf(books, entries, on);
      const stake = before && stakeOf(before, terms.limit, rates, on);
      list.push({ history, facts, stake });
    }
    const against = held(accountId, rates.base);
    if (books !== null && against !== null) owed.set(accountId, owedBy(books, against, asOf));
  }
  // Whose last entry has gone from the CRM must not keep the figures of yesterday; and an order uses up a limit
  // before the first invoice.
  for (const { accountId } of accounts) {
    const before = last.get(accountId);
    const hasOrders = reachOf !== null && reachOf(accountId).beside.orders.length > 0;
    if (owed.has(accountId) || (before === undefined && !hasOrders)) continue;
    const against = held(accountId, before?.currency ?? rates.base);
    if (against === null) continue;
    read.get(asOf)?.push({ history: historyOf(accountId, [], asOf), facts: NOTHING_BESIDE, stake: null });
    owed.set(accountId, owedBy([], against, asOf));
  }
  return { read, owed };
}

/** So many snapshots are in memory at once. */
const AT_ONCE = 1_000;

async function keepDay(
  book: CreditBook,
  accounts: readonly ReadAccount[],
  asOf: Day,
  owed: ReadonlyMap<string, Owed> | null = null,
  kept: (snapshots: readonly Snapshot[]) => void = () => undefined,
): Promise<void> {
  const card = await cardOn(book, asOf);
  const portfolio = portfolioAmong(accounts, asOf, card);
  for (let from = 0; from < accounts.length; from += AT_ONCE) {
    const snapshots = accounts.slice(from, from + AT_ONCE).map(({ history, facts, stake }) => {
      const exposure = stake === null ? null : exposureFactsOf(stake, portfolio.receivablesMinor);
      const assessed = snapshotOf(history, portfolio, { ...facts, exposure }, card);
      const own = owed?.get(history.accountId);
      return own === undefined ? assessed : { ...assessed, fields: fieldsOf(assessed.sheet, own) };
    });
    await book.keepSnapshots(snapshots);
    kept(snapshots);
  }
}

/** How the customers pay, and on the day of the run what all of them owe. */
function portfolioAmong(accounts: readonly ReadAccount[], asOf: Day, card: Scorecard): PortfolioFigures {
  const { asOf: _, ...portfolio } = portfolioOf(
    accounts.map(({ history }) => history),
    asOf,
    card,
  );
  const stakes = accounts.flatMap(({ stake }) => stake ?? []);
  if (stakes.length === 0) return portfolio;
  return { ...portfolio, receivablesMinor: stakes.reduce((all, { owedMinor }) => all + owedMinor, 0) };
}

const activeOnes = async (book: CreditBook): Promise<ReadonlySet<string>> =>
  new Set((await book.accounts()).flatMap((each) => (each.active ? each.accountId : [])));
