import { sql, type Selectable, type Transaction } from "kysely";
import type { OrderState } from "../../../shared/bureau/kinds.ts";
import type { Writer } from "../../../shared/dossier/kinds.ts";
import { money } from "../../../shared/kernel/money.ts";
import type { BureauAccess, BureauBook, KeptOrder } from "../../bureau/ports.ts";
import type { Place, Seal } from "../../sync/ports.ts";
import { dayFrom, dayTo, minorFrom } from "./columns.ts";
import { dossierBook } from "./dossier-rows.ts";
import { currencyFrom } from "./entry-row.ts";
import type { BureauOrderTable, Database } from "./schema.ts";

type Tx = Transaction<Database>;

const place = (orgId: string): Place => ({ orgId, table: "bureau_access", column: "secret_sealed" });

/** What was ordered of credit bureaus, inside one tenant's transaction; orders and their ends are only added. */
export const bureauBook = (tx: Tx, orgId: string, seal: Seal): BureauBook => ({
  ...dossierBook(tx, orgId),
  ...accessRow(tx, orgId, seal),
  ...orderRows(tx, orgId),
});

function accessRow(tx: Tx, orgId: string, seal: Seal): Pick<BureauBook, "access" | "saveAccess"> {
  return {
    async access() {
      const row = await tx
        .selectFrom("bureau_access")
        .selectAll()
        .where("org_id", "=", orgId)
        .executeTakeFirst();
      if (row === undefined) return null;
      const { bureau, username, months_valid: monthsValid, by_name: byName } = row;
      return {
        ...{ bureau, username, monthsValid, byName },
        secret: seal.open(row.secret_sealed, place(orgId)),
        price: money(minorFrom(row.price_minor), currencyFrom(row.currency)),
        askers: row.askers as readonly Writer[],
      };
    },
    async saveAccess(
      { bureau, username, secret, price, monthsValid, askers, byName }: BureauAccess,
      byUser,
      at,
    ) {
      const values = {
        ...{ bureau, username, months_valid: monthsValid, askers: JSON.stringify(askers) },
        secret_sealed: seal.seal(secret, place(orgId)),
        ...{ price_minor: price.amountMinor, currency: price.currency },
        ...{ by_user: byUser, by_name: byName, saved_at: at },
      };
      await tx
        .insertInto("bureau_access")
        .values({ org_id: orgId, ...values })
        .onConflict((same) => same.column("org_id").doUpdateSet(values))
        .execute();
    },
  };
}

type OrderBook = Pick<BureauBook, "ordersOf" | "orderBy" | "place" | "end" | "spent">;

function orderRows(tx: Tx, orgId: string): OrderBook {
  const orders = () =>
    tx
      .selectFrom("bureau_order")
      .leftJoin("bureau_outcome as end", (join) =>
        join
          .onRef("end.org_id", "=", "bureau_order.org_id")
          .onRef("end.order_id", "=", "bureau_order.order_id"),
      )
      .selectAll("bureau_order")
      .select("end.state")
      .where("bureau_order.org_id", "=", orgId);
  return {
    async ordersOf(accountId) {
      const rows = await orders()
        .where("account_id", "=", accountId)
        .orderBy("bureau_order.at", "desc")
        .orderBy("bureau_order.order_id")
        .execute();
      return rows.map(orderFrom);
    },
    async orderBy(orderId) {
      const row = await orders().where("bureau_order.order_id", "=", orderId).executeTakeFirst();
      return row === undefined ? null : orderFrom(row);
    },
    async place({ orderId, accountId, company, cost, on, ...order }) {
      const { bureau, country, regNo, bodyHash, byUser, by, at } = order;
      await tx
        .insertInto("bureau_order")
        .values({
          ...{ org_id: orgId, order_id: orderId, account_id: accountId, bureau, country, reg_no: regNo },
          ...{ company_id: company.companyId, company_name: company.name },
          ...{ cost_minor: cost.amountMinor, currency: cost.currency, on_day: dayTo(on) },
          ...{ body_hash: bodyHash, by_user: byUser, by_name: by, at },
        })
        .execute();
    },
    async end({ orderId, state, said, report, at }) {
      await tx
        .insertInto("bureau_outcome")
        .values({
          ...{ org_id: orgId, order_id: orderId, state, said, at },
          report: report === null || report === undefined ? null : JSON.stringify(report),
        })
        .execute();
    },
    async spent() {
      const { rows } = await sql<{ currency: string; minor: string; reports: number }>`
        SELECT o.currency, sum(o.cost_minor)::text AS minor,
          count(*) FILTER (WHERE e.state = 'reported')::int AS reports
        FROM bureau_order o LEFT JOIN bureau_outcome e ON e.org_id = o.org_id AND e.order_id = o.order_id
        WHERE o.org_id = ${orgId} AND e.state IS DISTINCT FROM 'refused'
        GROUP BY o.currency ORDER BY o.currency`.execute(tx);
      return {
        amounts: rows.map(({ currency, minor }) => money(minorFrom(minor), currencyFrom(currency))),
        reports: rows.reduce((sum, { reports }) => sum + reports, 0),
      };
    },
  };
}

type Row = Selectable<BureauOrderTable> & { readonly state: Exclude<OrderState, "asked"> | null };

const orderFrom = (row: Row): KeptOrder => ({
  orderId: row.order_id,
  accountId: row.account_id,
  ...{ bureau: row.bureau, country: row.country, regNo: row.reg_no },
  company: { companyId: row.company_id, name: row.company_name },
  cost: money(minorFrom(row.cost_minor), currencyFrom(row.currency)),
  on: dayFrom(row.on_day),
  bodyHash: row.body_hash,
  by: row.by_name,
  state: row.state ?? "asked",
});
