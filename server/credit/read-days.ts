import { openBeforeOf, type Stake, stakeOf } from "../../shared/credit/at-stake.ts";
import { hasEvidence } from "../../shared/credit/cold-start.ts";
import { type Counting, countingOf } from "../../shared/credit/counting.ts";
import { type CreditFacts, NOTHING_BESIDE } from "../../shared/credit/facts.ts";
import { type AccountHistory, historyOf } from "../../shared/credit/history.ts";
import type { Scorecard } from "../../shared/credit/scorecard.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import { openBooks } from "../../shared/ledger/open-items.ts";
import { settlements } from "../../shared/ledger/settlements.ts";
import { heldAgainst, type HeldAgainst, type Owed, owedBy, termsOf } from "./assess-fields.ts";
import { cardOn } from "./card-in-force.ts";
import { factsApart } from "./known-facts.ts";
import type { AccountFields, CreditBook, Known } from "./ports.ts";

/** One account on one day: a few numbers, while its entries pass by. */
export interface ReadAccount {
  readonly history: AccountHistory;
  readonly facts: CreditFacts;
  /** null on days of the past: nobody kept what limits were then. */
  readonly stake: Stake | null;
}

/** What all accounts of an org are scored by on one day. */
export interface ReadDay {
  readonly on: Day;
  readonly card: Scorecard;
  readonly accounts: readonly ReadAccount[];
}

/** The day of the run, with what each account owes. */
export interface Today extends ReadDay {
  readonly owed: ReadonlyMap<string, Owed>;
}

/** Days of the past, in one pass over the ledger: those accounts whose invoices had told something by then. */
export async function readPast(book: CreditBook, days: readonly Day[]): Promise<readonly ReadDay[]> {
  const ids = (await book.accounts()).map(({ accountId }) => accountId);
  const past: OpenDay[] = [];
  for (const on of days) past.push(await openDay(book, ids, on));
  for await (const { accountId, entries } of book.ledger.allEntries())
    for (const day of past) {
      const history = historyIn(day, accountId, entries);
      if (hasEvidence(history))
        day.accounts.push({ history, facts: factsIn(day, accountId, entries), stake: null });
    }
  return past;
}

/** The day of the run. `last`: the fields that the CRM was given before. */
export async function readToday(
  book: CreditBook,
  asOf: Day,
  last: ReadonlyMap<string, AccountFields>,
): Promise<Today> {
  const rates = await book.ledger.ratesOf();
  const accounts = new Map((await book.accounts()).map((each) => [each.accountId, each]));
  const day = await openDay(book, [...accounts.keys()], asOf);
  const reachOf = await book.reaches("all", asOf);
  const against = (accountId: string, otherwise: Currency): HeldAgainst =>
    heldAgainst(accounts.get(accountId), reachOf(accountId), otherwise, rates);
  const owed = new Map<string, Owed>();
  for await (const { accountId, entries } of book.ledger.allEntries()) {
    const books = openBooks(entries, asOf);
    const { limit } = termsOf(accounts.get(accountId), rates.base, rates);
    const stake = stakeOf(openBeforeOf(books, entries, asOf), limit, rates, asOf);
    const history = historyIn(day, accountId, entries);
    day.accounts.push({ history, facts: factsIn(day, accountId, entries), stake });
    owed.set(accountId, owedBy(books, against(accountId, rates.base), asOf));
  }
  // Whose last entry has gone from the CRM must not keep the figures of yesterday; and an order uses up a limit
  // before the first invoice.
  for (const accountId of accounts.keys()) {
    const before = last.get(accountId);
    const hasOrders = reachOf(accountId).beside.orders.length > 0;
    if (owed.has(accountId) || (before === undefined && !hasOrders)) continue;
    day.accounts.push({ history: historyOf(accountId, [], asOf), facts: NOTHING_BESIDE, stake: null });
    owed.set(accountId, owedBy([], against(accountId, before?.currency ?? rates.base), asOf));
  }
  return { ...day, owed };
}

/** What is known on a day before the ledger is looked at, and room for what that says. */
interface OpenDay extends ReadDay {
  readonly known: ReadonlyMap<string, Known>;
  readonly counting: Counting;
  readonly accounts: ReadAccount[];
}

async function openDay(book: CreditBook, accountIds: readonly string[], on: Day): Promise<OpenDay> {
  const known = await book.knownOf(accountIds, on);
  const card = await cardOn(book, on);
  return { on, card, known, counting: countingOf(card), accounts: [] };
}

const historyIn = (
  { on, counting }: OpenDay,
  accountId: string,
  entries: readonly LedgerEntry[],
): AccountHistory => historyOf(accountId, settlements(entries, on), on, counting);

const factsIn = (
  { on, known }: OpenDay,
  accountId: string,
  entries: readonly LedgerEntry[],
): ReturnType<typeof factsApart> => factsApart(known.get(accountId), entries, on);
