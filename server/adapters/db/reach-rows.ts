import type { Transaction } from "kysely";
import type { Currency } from "../../../shared/kernel/currency.ts";
import type { Day } from "../../../shared/kernel/day.ts";
import { type Money, money } from "../../../shared/kernel/money.ts";
import { convert, type RateTable } from "../../../shared/kernel/rates.ts";
import type { OpenBook } from "../../../shared/ledger/open-item.ts";
import { openBooks } from "../../../shared/ledger/open-items.ts";
import { lineOn } from "../../../shared/approval/limit-line.ts";
import { ALONE, type Beside, exposureOf, type Use } from "../../../shared/limit/exposure.ts";
import { type OwnLimit, reachOf } from "../../../shared/limit/reach.ts";
import { unbilledOf } from "../../../shared/limit/unbilled.ts";
import type { LimitReach } from "../../credit/ports.ts";
import { minorFrom } from "./columns.ts";
import { readControl } from "./control-rows.ts";
import { currencyFrom } from "./entry-row.ts";
import { readGrouping } from "./family-rows.ts";
import { ledgerBook, openEntries } from "./ledger-rows.ts";
import { linesOf } from "./line-rows.ts";
import { readOrders } from "./order-rows.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

/**
 * What counts against the limit of each of these accounts beside its own ledger, and the limit itself: the one reading
 * behind every exposure.
 */
export async function readReaches(
  tx: Tx,
  orgId: string,
  asked: readonly string[] | "all",
  asOf: Day,
  withoutDeal?: string,
): Promise<(accountId: string) => LimitReach> {
  const { families } = await readGrouping(tx, orgId, asked, asOf);
  const concerned = asked === "all" ? asked : asked.flatMap((id) => [id, ...kinOf(id, families)]);
  const limits = await readLimits(tx, orgId, concerned);
  const reach = (accountId: string) => reachOf(accountId, (id) => limits.get(id), families);
  const rates = await ledgerBook(tx, orgId).ratesOf();
  const partsOf = await readParts(tx, orgId, concerned, limits, asOf);
  const { counted, overGroup } = await readControl(tx, orgId, asOf);
  const none = counted.order.length + counted.deal.length === 0;
  const ordered = none ? [] : await readOrders(tx, orgId, concerned);
  const others = ordered.filter((each) => ![each.recordId, each.dealId].includes(withoutDeal ?? ""));
  const orders = unbilledOf(others, counted, rates, asOf);
  const together = (asked === "all" ? [...limits.keys()] : asked).flatMap((id) => {
    const { accountIds, above } = reach(id);
    if (above !== null && overGroup !== "none") return families.membersOf(above);
    return accountIds.length > 1 ? accountIds : [];
  });
  const books = await booksOf(tx, orgId, [...new Set(together)], asOf);
  const booksOfAll = (ids: readonly string[]) => ids.flatMap((id) => books.get(id) ?? []);
  const ordersOf = (ids: readonly string[]) => ids.flatMap((id) => orders.get(id) ?? []);
  const groupOf = eachOnce((head: string): Use | null => {
    const { accountIds } = reach(head);
    const currency = limits.get(head)?.currency ?? rates.base;
    const beside = { ...ALONE, orders: ordersOf(accountIds) };
    const { exposureMinor } = exposureOf(
      booksOfAll(accountIds),
      { limit: null, currency, rates },
      asOf,
      beside,
    );
    const limitMinor = limits.get(head)?.limitMinor ?? null;
    return limitMinor === null ? null : { currency, limitMinor, exposureMinor };
  });
  return (accountId) => {
    const { accountIds, limitOf, above } = reach(accountId);
    const own = limits.get(accountId);
    const currency = own?.currency ?? rates.base;
    const { limitMinor, withoutRate } = inCurrency(limits.get(limitOf), currency, rates, asOf);
    const parts = partsOf(limitOf);
    const group = above === null || overGroup === "none" ? null : groupOf(above);
    if (accountIds.length === 1 && !orders.has(accountId) && parts.length === 0 && group === null)
      return { currency, limitMinor, limitOf, accountIds, beside: ALONE };
    const beside: Beside = {
      books: booksOfAll(accountIds.filter((id) => id !== accountId)),
      orders: ordersOf(accountIds),
      accounts: accountIds.length,
      ...{ parts, group, withoutRate },
    };
    return { currency, limitMinor, limitOf, accountIds, beside };
  };
}

/** The same question once. */
function eachOnce<T>(answer: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>();
  return (id) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const found = answer(id);
    known.set(id, found);
    return found;
  };
}

const kinOf = (
  accountId: string,
  families: { rootOf(id: string): string | null; membersOf(id: string): readonly string[] },
): readonly string[] => {
  const root = families.rootOf(accountId);
  return root === null ? [] : families.membersOf(root);
};

/** Sub-limits of the approved limits that count, where the CRM still says what was approved. */
async function readParts(
  tx: Tx,
  orgId: string,
  accountIds: readonly string[] | "all",
  limits: ReadonlyMap<string, OwnLimit>,
  asOf: Day,
): Promise<(accountId: string) => readonly Money[]> {
  const lines = await linesOf(tx, orgId, accountIds);
  return (accountId) => {
    const line = lineOn(lines.get(accountId) ?? [], asOf);
    const own = limits.get(accountId);
    if (line === null || own?.limitMinor !== line.amountMinor || own.currency !== line.currency) return [];
    return line.parts.map(({ currency, partMinor }) => money(partMinor, currency));
  };
}

/** A head office's limit in a branch's own currency. */
function inCurrency(
  limit: OwnLimit | undefined,
  currency: Currency,
  rates: RateTable,
  asOf: Day,
): { readonly limitMinor: number | null; readonly withoutRate: readonly Currency[] } {
  if (limit === undefined || limit.limitMinor === null) return { limitMinor: null, withoutRate: [] };
  const converted = convert(money(limit.limitMinor, limit.currency ?? rates.base), currency, rates, asOf);
  return converted.ok
    ? { limitMinor: converted.value.money.amountMinor, withoutRate: [] }
    : { limitMinor: null, withoutRate: [limit.currency ?? rates.base] };
}

async function readLimits(
  tx: Tx,
  orgId: string,
  accountIds: readonly string[] | "all",
): Promise<ReadonlyMap<string, OwnLimit>> {
  let query = tx
    .selectFrom("account")
    .select(["account_id", "currency", "credit_limit_minor"])
    .where("org_id", "=", orgId);
  if (accountIds !== "all") query = query.where("account_id", "in", [...accountIds]);
  const rows = await query.execute();
  return new Map(
    rows.map((row) => [
      row.account_id,
      {
        currency: row.currency === null ? null : currencyFrom(row.currency),
        limitMinor: row.credit_limit_minor === null ? null : minorFrom(row.credit_limit_minor),
      },
    ]),
  );
}

async function booksOf(
  tx: Tx,
  orgId: string,
  accountIds: readonly string[],
  asOf: Day,
): Promise<ReadonlyMap<string, readonly OpenBook[]>> {
  if (accountIds.length === 0) return new Map();
  const entries = await openEntries(tx, orgId, accountIds, asOf);
  return new Map([...entries].map(([accountId, of]) => [accountId, openBooks(of, asOf)]));
}
