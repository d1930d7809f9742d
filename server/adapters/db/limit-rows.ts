import { sql, type Transaction } from "kysely";
import type { PlacedHold } from "../../../shared/limit/credit-hold.ts";
import type { CreditHold } from "../../../shared/limit/kinds.ts";
import { STANDARD_LIMIT_RULES } from "../../../shared/limit/limit-rules.ts";
import type { LimitBook } from "../../limit/ports.ts";
import { dayFrom, dayOrNull, dayOrNullTo, dayTo } from "./columns.ts";
import { readControl, readKeptControl } from "./control-rows.ts";
import { creditBook } from "./credit-rows.ts";
import { dossierFactsOf, equityOn } from "./dossier-rows.ts";
import { exceptionRows } from "./exception-rows.ts";
import { toldRows } from "./hold-told-rows.ts";
import { readLimitPolicy } from "./limit-policy-rows.ts";
import { lockAccount } from "./lock-account.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

/** Holds and exceptions of selling on credit, inside one tenant's transaction. */
export function limitBook(tx: Tx, orgId: string): LimitBook {
  return {
    credit: creditBook(tx, orgId),
    async org() {
      const row = await tx
        .selectFrom("org")
        .select("time_zone")
        .where("org_id", "=", orgId)
        .executeTakeFirstOrThrow();
      return { timeZone: row.time_zone };
    },
    formulas: async (asOf) => (await readLimitPolicy(tx, orgId, asOf))?.formulas ?? STANDARD_LIMIT_RULES,
    equity: (accountId, asOf) => equityOn(tx, orgId, accountId, asOf),
    lockAccount: async (accountId) => (await lockAccount(tx, orgId, accountId)) !== null,
    control: (asOf) => readControl(tx, orgId, asOf),
    keptControl: (asOf) => readKeptControl(tx, orgId, asOf),
    async addControl(controlId, { control, from, reason, by, userId }, at) {
      const added = await tx
        .insertInto("credit_control")
        .values({
          ...{ org_id: orgId, control_id: controlId, valid_from: dayTo(from), reason },
          ...{ control: JSON.stringify(control), by_user: userId, by_name: by, recorded_at: at },
        })
        .onConflict((there) => there.columns(["org_id", "control_id"]).doNothing())
        .executeTakeFirst();
      // What invoices were read before anybody asked which order they bill are read again.
      if (control.counted.order.length + control.counted.deal.length > 0)
        await tx
          .updateTable("sync_cursor")
          .set({ modified_since: null, page_token: null, loading_until: null, settled_from: null })
          .where("org_id", "=", orgId)
          .where("source", "=", "invoices")
          .execute();
      return added.numInsertedOrUpdatedRows === 1n;
    },
    ...placedRows(tx, orgId),
    ...exceptionRows(tx, orgId),
    async insolvent(accountIds, asOf) {
      const facts = await dossierFactsOf(tx, orgId, asOf, accountIds);
      return new Set(
        [...facts].flatMap(([accountId, { market }]) =>
          market?.adverse.some(({ kind }) => kind === "insolvency") === true ? [accountId] : [],
        ),
      );
    },
    ...toldRows(tx, orgId),
  };
}

interface HoldRow {
  readonly account_id: string;
  readonly hold: CreditHold;
  readonly reason: string;
  readonly by_name: string;
  readonly placed_on: string;
  readonly until: string | null;
  readonly review_on: string | null;
}

const placedFrom = (row: HoldRow): PlacedHold => ({
  hold: row.hold,
  reason: row.reason,
  by: row.by_name,
  placedOn: dayFrom(row.placed_on),
  until: dayOrNull(row.until),
  reviewOn: dayOrNull(row.review_on),
});

function placedRows(tx: Tx, orgId: string): Pick<LimitBook, "placed" | "placedAs" | "place"> {
  return {
    async placed(accountIds) {
      const { rows } = await sql<HoldRow>`
        SELECT DISTINCT ON (account_id) account_id, hold, reason, by_name, placed_on, until, review_on
        FROM credit_hold WHERE org_id = ${orgId}
          AND ${accountIds === "all" ? sql`true` : sql`account_id = ANY(${[...accountIds]}::text[])`}
        ORDER BY account_id, at DESC, hold_id DESC`.execute(tx);
      return new Map(rows.map((row) => [row.account_id, placedFrom(row)]));
    },
    async placedAs(holdId) {
      const row = await tx
        .selectFrom("credit_hold")
        .selectAll()
        .where("org_id", "=", orgId)
        .where("hold_id", "=", holdId)
        .executeTakeFirst();
      return row === undefined ? null : { ...placedFrom(row), accountId: row.account_id };
    },
    async place(hold) {
      await tx
        .insertInto("credit_hold")
        .values({
          ...{ org_id: orgId, hold_id: hold.holdId, account_id: hold.accountId, hold: hold.hold },
          ...{ reason: hold.reason, placed_on: dayTo(hold.placedOn), until: dayOrNullTo(hold.until) },
          ...{ review_on: dayOrNullTo(hold.reviewOn), by_user: hold.userId, by_name: hold.by, at: hold.at },
        })
        .execute();
    },
  };
}
