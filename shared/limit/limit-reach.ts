import type { Currency } from "../kernel/currency.ts";
import type { Day } from "../kernel/day.ts";
import { type Money, money } from "../kernel/money.ts";
import { convert, type RateTable } from "../kernel/rates.ts";
import type { OpenBook } from "../ledger/open-item.ts";
import { ALONE, type Beside, exposureOf, type Use } from "./exposure.ts";
import { type Kin, type OwnLimit, type Reach, reachOf } from "./reach.ts";

/** What an account's exposure is held against, in its own currency, and what counts beside its own ledger. */
export interface LimitReach {
  readonly currency: Currency;
  /** Its own limit, or that of its head office; null: none, or none that has a rate. */
  readonly limitMinor: number | null;
  /** Whose limit it is, and whose money counts against it, the account itself among them. */
  readonly limitOf: string;
  readonly accountIds: readonly string[];
  readonly beside: Beside;
}

/** Who has which limit, and with whom. */
export interface Limits {
  readonly ownOf: ReadonlyMap<string, OwnLimit>;
  readonly kin: Kin;
  /** The limit of a head office binds a branch that has one of its own, too. */
  readonly bindsBranches: boolean;
}

/** What counts against those limits, by account. */
export interface Counted {
  readonly books: ReadonlyMap<string, readonly OpenBook[]>;
  /** Sold and not billed. */
  readonly orders: ReadonlyMap<string, readonly Money[]>;
  /** Of an approved limit, at most so much in these currencies. */
  readonly parts: (accountId: string) => readonly Money[];
  readonly rates: RateTable;
}

/** The accounts whose ledgers count against another's limit than their own alone, or whose own takes others in. */
export function countedTogether(accountIds: readonly string[], limits: Limits): readonly string[] {
  const together = accountIds.flatMap((accountId) => {
    const { accountIds: within, above } = reachIn(limits, accountId);
    if (above !== null) return limits.kin.membersOf(above);
    return within.length > 1 ? within : [];
  });
  return [...new Set(together)];
}

/** `counted.books` has the books of `countedTogether`, of the accounts that will be asked about. */
export function limitReaches(limits: Limits, counted: Counted, asOf: Day): (accountId: string) => LimitReach {
  const groupOf = askedOnce((head) => useOfGroup(head, limits, counted, asOf));
  return (accountId) => {
    const { accountIds, limitOf, above } = reachIn(limits, accountId);
    const currency = currencyOf(accountId, limits, counted);
    const { limitMinor, withoutRate } = limitIn(currency, limits.ownOf.get(limitOf), counted.rates, asOf);
    const others = accountIds.filter((id) => id !== accountId);
    const beside: Beside = {
      books: allOf(counted.books, others),
      orders: allOf(counted.orders, accountIds),
      accounts: accountIds.length,
      parts: counted.parts(limitOf),
      group: above === null ? null : groupOf(above),
      withoutRate,
    };
    return { currency, limitMinor, limitOf, accountIds, beside };
  };
}

function reachIn({ ownOf, kin, bindsBranches }: Limits, accountId: string): Reach {
  const reach = reachOf(accountId, (id) => ownOf.get(id), kin);
  return bindsBranches ? reach : { ...reach, above: null };
}

/** How much of a head office's limit its whole group uses; null without a limit. */
function useOfGroup(head: string, limits: Limits, counted: Counted, asOf: Day): Use | null {
  const limitMinor = limits.ownOf.get(head)?.limitMinor ?? null;
  if (limitMinor === null) return null;
  const { accountIds } = reachIn(limits, head);
  const currency = currencyOf(head, limits, counted);
  const { exposureMinor } = exposureOf(
    allOf(counted.books, accountIds),
    { limit: null, currency, rates: counted.rates },
    asOf,
    { ...ALONE, orders: allOf(counted.orders, accountIds) },
  );
  return { currency, limitMinor, exposureMinor };
}

/** A limit, which may be a head office's, in a branch's own currency. */
function limitIn(
  currency: Currency,
  limit: OwnLimit | undefined,
  rates: RateTable,
  asOf: Day,
): Pick<LimitReach, "limitMinor"> & Pick<Beside, "withoutRate"> {
  if (limit === undefined || limit.limitMinor === null) return { limitMinor: null, withoutRate: [] };
  const said = money(limit.limitMinor, limit.currency ?? rates.base);
  const converted = convert(said, currency, rates, asOf);
  return converted.ok
    ? { limitMinor: converted.value.money.amountMinor, withoutRate: [] }
    : { limitMinor: null, withoutRate: [said.currency] };
}

const currencyOf = (accountId: string, { ownOf }: Limits, { rates }: Counted): Currency =>
  ownOf.get(accountId)?.currency ?? rates.base;

const allOf = <T>(each: ReadonlyMap<string, readonly T[]>, accountIds: readonly string[]): readonly T[] =>
  accountIds.flatMap((id) => each.get(id) ?? []);

/** A group of hundreds of branches is reckoned once. */
function askedOnce<T>(answer: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>();
  return (id) => {
    if (!known.has(id)) known.set(id, answer(id));
    return known.get(id) as T;
  };
}
