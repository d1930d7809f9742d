import type { Currency } from "../../kernel/currency.ts";
import type { Day } from "../../kernel/day.ts";
import type { LedgerEntry } from "../../ledger/entry.ts";
import { dayOf } from "../../ledger/applications.ts";
import type { OpenBook, OpenItem } from "../../ledger/open-item.ts";
import { openBooks } from "../../ledger/open-items.ts";
import { oldestFirst } from "../coverage.ts";
import { openMinorOf } from "../policy/policy-for.ts";
import type { Known, PastRound } from "./timeline.ts";

/** What one account owed as each round knew it, folded anew only where something was learnt or a day came. */
export class KnownLedger {
  readonly #rounds: readonly PastRound[];
  readonly #touchedAt: (Set<Group> | undefined)[];
  readonly #open = new Map<Currency, Set<Group>>();

  constructor(entries: readonly Known<LedgerEntry>[], rounds: readonly PastRound[]) {
    this.#rounds = rounds;
    this.#touchedAt = new Array<Set<Group> | undefined>(rounds.length);
    const groups = new Map<string, Group>();
    for (const known of entries) this.#place(known, groups);
  }

  /** To that round, the next one after the last; the currencies in which anything may be different now. */
  advance(to: number): ReadonlySet<Currency> {
    const touched = this.#touchedAt[to];
    const round = this.#rounds[to];
    if (touched === undefined || round === undefined) return NOTHING;
    const currencies = new Set<Currency>();
    for (const group of touched) {
      for (const { currency } of group.books) {
        currencies.add(currency);
        this.#open.get(currency)?.delete(group);
      }
      group.books = booksOf(group, to, round.asOf);
      for (const { currency } of group.books) {
        currencies.add(currency);
        const open = this.#open.get(currency);
        if (open) open.add(group);
        else this.#open.set(currency, new Set([group]));
      }
    }
    return currencies;
  }

  /** As `openBooks` says it of everything known to the round that was advanced to; null with nothing open. */
  book(accountId: string, currency: Currency): OpenBook | null {
    const open = this.#open.get(currency);
    if (open === undefined || open.size === 0) return null;
    const items: OpenItem[] = [];
    const credits: OpenBook["credits"][number][] = [];
    for (const { books } of open)
      for (const book of books)
        if (book.currency === currency) {
          items.push(...book.items);
          credits.push(...book.credits);
        }
    return { accountId, currency, items: items.sort(oldestFirst), credits };
  }

  /** In every currency together, as the round that was advanced to knew it. */
  openMinor(): Readonly<Record<string, number>> {
    // A credit note in another currency than its invoice puts one group under two: it is still counted once.
    const groups = new Set([...this.#open.values()].flatMap((each) => [...each]));
    return openMinorOf([...groups].flatMap(({ books }) => books));
  }

  #place({ what, from, to }: Known<LedgerEntry>, groups: Map<string, Group>): void {
    const rounds = this.#rounds;
    const first = firstWhere(rounds, (round) => round.at >= from);
    const end = to === null ? rounds.length : firstWhere(rounds, (round) => round.at >= to);
    if (first >= end) return;
    const key = what.kind === "invoice" ? what.id : (what.appliedTo ?? what.id);
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { versions: [], books: [] }));
    group.versions.push({ entry: what, first, end });
    this.#touch(first, group);
    this.#touch(end, group);
    for (const on of daysOf(what)) {
      const at = firstWhere(rounds, (round) => round.asOf >= on);
      if (at > first && at < end) this.#touch(at, group);
    }
  }

  #touch(at: number, group: Group): void {
    if (at >= this.#rounds.length) return;
    const touched = this.#touchedAt[at];
    if (touched) touched.add(group);
    else this.#touchedAt[at] = new Set([group]);
  }
}

/** One invoice with all that ever reduced it, or money that no invoice has used: each is folded by itself. */
interface Group {
  readonly versions: { readonly entry: LedgerEntry; readonly first: number; readonly end: number }[];
  books: readonly OpenBook[];
}

const NOTHING: ReadonlySet<Currency> = new Set();

function booksOf({ versions }: Group, at: number, asOf: Day): readonly OpenBook[] {
  const known: LedgerEntry[] = [];
  for (const { entry, first, end } of versions) if (first <= at && at < end) known.push(entry);
  return known.length === 0 ? [] : openBooks(known, asOf);
}

/** The days on which an entry begins or ceases to count. */
function daysOf(entry: LedgerEntry): readonly Day[] {
  const on = dayOf(entry);
  return entry.kind === "payment" && entry.reversedOn !== null ? [on, entry.reversedOn] : [on];
}

/** The first index at which a condition holds that stays true once it is; the length when it never does. */
export function firstWhere<T>(list: readonly T[], holds: (each: T) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const half = (low + high) >> 1;
    if (holds(list[half] as T)) high = half;
    else low = half + 1;
  }
  return low;
}
