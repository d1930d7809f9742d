import { addDays, type Day } from "../kernel/day.ts";
import { money, type Money } from "../kernel/money.ts";
import { convert, type RateTable } from "../kernel/rates.ts";
import type { LedgerEntry } from "../ledger/entry.ts";
import type { OpenBook } from "../ledger/open-item.ts";
import { openBooks } from "../ledger/open-items.ts";
import { exposureOf } from "../limit/exposure.ts";
import type { ExposureFacts } from "./facts.ts";

/** What is open at 00:00 of a day: all that came before it, and nothing of the day itself. */
export const openBefore = (entries: readonly LedgerEntry[], asOf: Day): readonly OpenBook[] =>
  openBooks(entries, addDays(asOf, -1));

/** The same, where what is open with that day in it is known: on most days nothing happens, and a fold is saved. */
export const openBeforeOf = (
  books: readonly OpenBook[],
  entries: readonly LedgerEntry[],
  asOf: Day,
): readonly OpenBook[] => (entries.some((each) => isOf(each, asOf)) ? openBefore(entries, asOf) : books);

const isOf = (entry: LedgerEntry, day: Day): boolean =>
  entry.kind === "payment" ? entry.receivedOn === day || entry.reversedOn === day : entry.issuedOn === day;

/** What is at stake with one account, before it is known what everybody owes. */
export interface Stake extends Omit<ExposureFacts, "share"> {
  /** In the org's base currency, credits off; what has no rate is left out. */
  readonly owedMinor: number;
}

/** `books`: as `openBefore` gives them. */
export function stakeOf(books: readonly OpenBook[], limit: Money | null, rates: RateTable, asOf: Day): Stake {
  const inBase = exposureOf(books, { limit: null, currency: rates.base, rates }, asOf);
  const ofLimit = limit === null ? NO_LIMIT : byLimit(books, limit, rates, asOf);
  return { ...ofLimit, owedMinor: Math.max(0, inBase.exposureMinor) };
}

/** null when neither a limit nor what everybody owes is known. */
export function exposureFactsOf(
  { useOfLimit, overdueOfLimit, owedMinor }: Stake,
  receivablesMinor: number | undefined,
): ExposureFacts | null {
  const known = receivablesMinor !== undefined && receivablesMinor > 0;
  const share = known ? Math.min(1, owedMinor / receivablesMinor) : null;
  return useOfLimit === null && share === null ? null : { useOfLimit, overdueOfLimit, share };
}

const NO_LIMIT = { useOfLimit: null, overdueOfLimit: null };
/** More than any scale has: a limit of nothing is used up by the first cent. */
const BEYOND = 9.99;

function byLimit(
  books: readonly OpenBook[],
  limit: Money,
  rates: RateTable,
  asOf: Day,
): Omit<ExposureFacts, "share"> {
  const { currency } = limit;
  const { exposureMinor, withoutRate } = exposureOf(books, { limit, currency, rates }, asOf);
  // What has no rate cannot be held against the limit, and leaving it out would flatter.
  if (withoutRate.length > 0) return NO_LIMIT;
  let overdueMinor = 0;
  for (const book of books) {
    const overdue = convert(money(overdueIn(book, asOf), book.currency), currency, rates, asOf);
    if (overdue.ok) overdueMinor += overdue.value.money.amountMinor;
  }
  return { useOfLimit: shareOf(exposureMinor, limit), overdueOfLimit: shareOf(overdueMinor, limit) };
}

const overdueIn = ({ items }: OpenBook, asOf: Day): number =>
  items.filter(({ dueOn }) => dueOn < asOf).reduce((all, { residualMinor }) => all + residualMinor, 0);

function shareOf(minor: number, { amountMinor }: Money): number {
  if (minor <= 0) return 0;
  return amountMinor <= 0 ? BEYOND : Math.min(BEYOND, minor / amountMinor);
}
