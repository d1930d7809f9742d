import type { Transaction } from "kysely";
import { lineOn } from "../../../shared/approval/limit-line.ts";
import type { Day } from "../../../shared/kernel/day.ts";
import { type Money, money } from "../../../shared/kernel/money.ts";
import type { OpenBook } from "../../../shared/ledger/open-item.ts";
import { openBooks } from "../../../shared/ledger/open-items.ts";
import { countedTogether, type LimitReach, limitReaches } from "../../../shared/limit/limit-reach.ts";
import type { Kin, OwnLimit } from "../../../shared/limit/reach.ts";
import { type CountedStages, type Ordered, unbilledOf } from "../../../shared/limit/unbilled.ts";
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
 * behind every exposure. `withoutDeal` leaves out a deal and its order, of which somebody asks whether they would fit.
 */
export async function readReaches(
  tx: Tx,
  orgId: string,
  asked: readonly string[] | "all",
  asOf: Day,
  withoutDeal?: string,
): Promise<(accountId: string) => LimitReach> {
  const { families: kin } = await readGrouping(tx, orgId, asked, asOf);
  const concerned = asked === "all" ? asked : asked.flatMap((id) => [id, ...familyOf(id, kin)]);
  const ownOf = await readLimits(tx, orgId, concerned);
  const { counted: stages, overGroup } = await readControl(tx, orgId, asOf);
  const limits = { ownOf, kin, bindsBranches: overGroup !== "none" };
  const rates = await ledgerBook(tx, orgId).ratesOf();
  const orders = await readUnbilled(tx, orgId, concerned, stages, withoutDeal);
  const together = countedTogether(asked === "all" ? [...ownOf.keys()] : asked, limits);
  const counted = {
    rates,
    orders: unbilledOf(orders, stages, rates, asOf),
    parts: await readParts(tx, orgId, concerned, ownOf, asOf),
    books: await booksOf(tx, orgId, together, asOf),
  };
  return limitReaches(limits, counted, asOf);
}

function familyOf(accountId: string, kin: Kin): readonly string[] {
  const root = kin.rootOf(accountId);
  return root === null ? [] : kin.membersOf(root);
}

/** Orders and deals, where the org counts any of them. */
async function readUnbilled(
  tx: Tx,
  orgId: string,
  accountIds: readonly string[] | "all",
  { order, deal }: CountedStages,
  without: string | undefined,
): Promise<readonly Ordered[]> {
  if (order.length + deal.length === 0) return [];
  const all = await readOrders(tx, orgId, accountIds);
  return all.filter(({ recordId, dealId }) => ![recordId, dealId].includes(without ?? ""));
}

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
