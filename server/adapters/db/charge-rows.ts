import { type Selectable, sql, type Transaction } from "kysely";
import {
  balanceOf,
  type Charge,
  type ChargeActed,
  type Formula,
  type OpenCharge,
} from "../../../shared/charge/charge.ts";
import type { ChargeTerms } from "../../../shared/charge/effective-terms.ts";
import { invoicesSettled, judgeAgreements } from "../../../shared/dunning/agreements.ts";
import type { ChargeBook, KeptCharge, Written } from "../../charge/ports.ts";
import { disputeFrom } from "./agreement-columns.ts";
import { agreementsOf } from "./agreement-rows.ts";
import { dayFrom, dayTo, minorFrom } from "./columns.ts";
import { currencyFrom } from "./entry-row.ts";
import { ledgerBook } from "./ledger-rows.ts";
import type { ChargeActTable, ChargeTable, Database } from "./schema.ts";
import { lockAccount } from "./lock-account.ts";
import { grouped } from "../../../shared/kernel/grouped.ts";

type Tx = Transaction<Database>;

/** Claims beside the invoices, inside one tenant's transaction. */
export function chargeBook(tx: Tx, orgId: string): ChargeBook {
  return {
    lockAccount: async (accountId) => (await lockAccount(tx, orgId, accountId)) !== null,
    async org() {
      const row = await tx
        .selectFrom("org")
        .select(["time_zone", "base_currency"])
        .where("org_id", "=", orgId)
        .executeTakeFirstOrThrow();
      return { timeZone: row.time_zone, currency: currencyFrom(row.base_currency) };
    },
    entriesOf: (accountId) => ledgerBook(tx, orgId).entriesOf(accountId),
    async disputesOf(accountId) {
      const rows = await tx
        .selectFrom("dispute")
        .selectAll()
        .where("org_id", "=", orgId)
        .where("account_id", "=", accountId)
        .execute();
      return rows.map(disputeFrom);
    },
    settledOf: async (accountId, asOf) =>
      invoicesSettled(judgeAgreements(await agreementsOf(tx, orgId, accountId), asOf)),
    async accountsLate(asOf, settledSince) {
      const { rows } = await sql<{ account_id: string }>`
        SELECT DISTINCT account_id FROM (
          SELECT account_id,
            sum(CASE WHEN kind = 'invoice' THEN amount_minor ELSE -amount_minor END) AS left_minor,
            min(due_on) AS due_on, max(coalesce(reversed_on, on_day)) AS last_on
          FROM ledger_entry WHERE org_id = ${orgId} AND known_to IS NULL
          GROUP BY account_id, coalesce(applied_to, entry_id)) AS folded
        WHERE due_on < ${dayTo(asOf)} AND (left_minor > 0 OR last_on >= ${dayTo(settledSince)})
        ORDER BY account_id`.execute(tx);
      return rows.map((row) => row.account_id);
    },
    ...termRows(tx, orgId),
    charges: (accountId) => readCharges(tx, orgId, [accountId]),
    ...claimedRows(tx, orgId),
  };
}

/** What was claimed, and what became of it: only added. */
function claimedRows(tx: Tx, orgId: string): Pick<ChargeBook, "addCharge" | "addAct" | "act"> {
  return {
    async addCharge({ formula, ...charge }, written) {
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto("charge")
        .values({
          org_id: orgId,
          charge_id: charge.chargeId,
          account_id: charge.accountId,
          invoice_id: charge.invoiceId,
          number: charge.number,
          kind: charge.kind,
          from_on: dayTo(charge.from),
          to_on: dayTo(charge.to),
          currency: charge.currency,
          amount_minor: charge.amountMinor,
          formula: JSON.stringify(formula),
          ...by(written),
        })
        .onConflict((same) => same.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    async addAct({ actId, chargeId, act, amountMinor, on, reason }, written) {
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto("charge_act")
        .values({
          org_id: orgId,
          act_id: actId,
          charge_id: chargeId,
          act,
          amount_minor: amountMinor,
          on_day: dayTo(on),
          reason,
          ...by(written),
        })
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    async act(actId) {
      const row = await tx
        .selectFrom("charge_act")
        .selectAll()
        .where("org_id", "=", orgId)
        .where("act_id", "=", actId)
        .executeTakeFirst();
      return row === undefined ? null : actFrom(row);
    },
  };
}

function termRows(
  tx: Tx,
  orgId: string,
): Pick<ChargeBook, "anyTerms" | "terms" | "addTerms" | "addedRates" | "addRate"> {
  return {
    async anyTerms() {
      const { rows } = await sql<{ any: boolean }>`
        SELECT EXISTS (SELECT 1 FROM charge_terms
          WHERE org_id = ${orgId} AND jsonb_typeof(body->'profileId') = 'string') AS any`.execute(tx);
      return rows[0]?.any === true;
    },
    async terms(accountId) {
      const row = await tx
        .selectFrom("charge_terms")
        .select("body")
        .where("org_id", "=", orgId)
        .where("account_id", accountId === null ? "is" : "=", accountId)
        .orderBy("at", "desc")
        .orderBy("terms_id", "desc")
        .limit(1)
        .executeTakeFirst();
      return (row?.body ?? {}) as ChargeTerms;
    },
    async addTerms({ accountId, terms, reason, ...written }) {
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto("charge_terms")
        .values({
          org_id: orgId,
          terms_id: written.id,
          account_id: accountId,
          body: JSON.stringify(terms),
          reason,
          ...by(written),
        })
        .onConflict((same) => same.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    async addedRates() {
      const rows = await tx
        .selectFrom("charge_rate")
        .selectAll()
        .where("org_id", "=", orgId)
        .orderBy("at")
        .orderBy("rate_id")
        .execute();
      return rows.map((row) => ({
        tableId: row.table_id,
        from: dayFrom(row.from_on),
        ratePpm: row.rate_ppm,
        knownUntil: dayFrom(row.known_until),
        source: row.source,
      }));
    },
    async addRate(rate, written) {
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto("charge_rate")
        .values({
          org_id: orgId,
          rate_id: written.id,
          table_id: rate.tableId,
          from_on: dayTo(rate.from),
          rate_ppm: rate.ratePpm,
          known_until: dayTo(rate.knownUntil),
          source: rate.source,
          ...by(written),
        })
        .onConflict((same) => same.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
  };
}

/** Of some accounts, the latest period first. */
export async function readCharges(
  tx: Tx,
  orgId: string,
  accountIds: readonly string[],
): Promise<KeptCharge[]> {
  const rows = await tx
    .selectFrom("charge")
    .selectAll()
    .where("org_id", "=", orgId)
    .where("account_id", "in", [...accountIds])
    .orderBy("to_on", "desc")
    .orderBy("number")
    .orderBy("charge_id")
    .execute();
  if (rows.length === 0) return [];
  const acts = await tx
    .selectFrom("charge_act")
    .selectAll()
    .where("org_id", "=", orgId)
    .where(
      "charge_id",
      "in",
      rows.map((row) => row.charge_id),
    )
    .orderBy("at")
    .orderBy("act_id")
    .execute();
  return rows.map((row) => ({
    ...chargeFrom(row),
    acts: acts.filter((act) => act.charge_id === row.charge_id).map(actFrom),
  }));
}

/** By account, the accepted claims of which something is open, the earliest first; nothing for one that has none. */
export async function openCharges(
  tx: Tx,
  orgId: string,
  accountIds: readonly string[],
): Promise<(accountId: string) => { readonly charges?: readonly OpenCharge[] }> {
  const charges = (await readCharges(tx, orgId, accountIds)).reverse();
  const stands = charges.map((each) => ({ ...each, openMinor: balanceOf(each, each.acts).openMinor }));
  const open = stands.filter(({ openMinor }) => openMinor > 0);
  const byAccount = grouped(open, ({ accountId }) => accountId);
  return (accountId) => {
    const charges = byAccount.get(accountId);
    return charges === undefined ? {} : { charges };
  };
}

const by = (written: Written) => ({
  by_user: written.by.userId,
  by_name: written.by.userName,
  at: written.at,
});

const chargeFrom = (row: Selectable<ChargeTable>): Charge => ({
  chargeId: row.charge_id,
  accountId: row.account_id,
  invoiceId: row.invoice_id,
  number: row.number,
  kind: row.kind,
  from: dayFrom(row.from_on),
  to: dayFrom(row.to_on),
  currency: currencyFrom(row.currency),
  amountMinor: minorFrom(row.amount_minor),
  formula: row.formula as Formula,
});

const actFrom = (row: Selectable<ChargeActTable>): ChargeActed => ({
  actId: row.act_id,
  chargeId: row.charge_id,
  act: row.act,
  amountMinor: minorFrom(row.amount_minor),
  on: dayFrom(row.on_day),
  reason: row.reason,
  byName: row.by_name,
});
