import { type Selectable, sql, type Transaction } from "kysely";
import type { Day } from "../../../shared/kernel/day.ts";
import type { Exemption, HoldBook, Veto } from "../../hold/ports.ts";
import { addAct } from "./activation-rows.ts";
import { dayFrom, dayOrNull, dayOrNullTo, dayTo } from "./columns.ts";
import type { Database, ExemptionTable, VetoTable } from "./schema.ts";
import { lockAccount } from "./lock-account.ts";
import { sameDebtor } from "./merged-rows.ts";

type Tx = Transaction<Database>;

/** Three days: a weekend and the day after it. An org's settings may say otherwise. */
const MAX_VETO_HOURS = 72;

export function holdBook(tx: Tx, orgId: string): HoldBook {
  return {
    lockAccount: (accountId) => lockAccount(tx, orgId, accountId),
    async org() {
      const row = await tx
        .selectFrom("org")
        .select(["time_zone", "settings"])
        .where("org_id", "=", orgId)
        .executeTakeFirstOrThrow();
      const { maxVetoHours } = row.settings as { readonly maxVetoHours?: number };
      return { timeZone: row.time_zone, maxVetoHours: maxVetoHours ?? MAX_VETO_HOURS };
    },
    async hasInvoice(accountId, invoiceId) {
      const row = await tx
        .selectFrom("ledger_entry")
        .select("entry_id")
        .where("org_id", "=", orgId)
        .where("account_id", "=", accountId)
        .where("entry_id", "=", invoiceId)
        .where("kind", "=", "invoice")
        .where("known_to", "is", null)
        .executeTakeFirst();
      return row !== undefined;
    },
    ...exemptionRows(tx, orgId),
    ...vetoRows(tx, orgId),
    ...vetoReports(tx, orgId),
    addAct: (act) => addAct(tx, orgId, act),
  };
}

type ExemptionRows = Pick<HoldBook, "exemption" | "exemptions" | "addExemption" | "liftExemption">;

function exemptionRows(tx: Tx, orgId: string): ExemptionRows {
  const of = async (accountId: string) => {
    const ids = await sameDebtor(tx, orgId, accountId);
    const rows = tx.selectFrom("exemption").selectAll().where("org_id", "=", orgId);
    return { rows: rows.where("account_id", "in", ids) };
  };
  return {
    async exemption(accountId, exemptionId) {
      const { rows } = await of(accountId);
      const row = await rows.where("exemption_id", "=", exemptionId).executeTakeFirst();
      return row === undefined ? null : exemptionFrom(row);
    },
    async exemptions(accountId, asOf) {
      const { rows } = await of(accountId);
      const holding = await rows.where(holdsOn(asOf)).orderBy("recorded_at", "desc").execute();
      return holding.map(exemptionFrom);
    },
    async addExemption(exemption, at) {
      const { owner } = exemption;
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto("exemption")
        .values({
          org_id: orgId,
          exemption_id: exemption.exemptionId,
          account_id: exemption.accountId,
          invoice_id: exemption.invoiceId,
          kind: exemption.kind,
          reason: exemption.reason,
          owner_user: owner.userId,
          owner_name: owner.userName,
          from_on: dayTo(exemption.fromOn),
          ends_on: dayOrNullTo(exemption.endsOn),
          review_on: dayOrNullTo(exemption.reviewOn),
          recorded_at: at,
          by_user: owner.userId,
          by_name: owner.userName,
        })
        .onConflict((same) => same.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    async liftExemption(exemptionId, on, by) {
      await tx
        .updateTable("exemption")
        .set({ lifted_on: dayTo(on), lifted_by: by })
        .where("org_id", "=", orgId)
        .where("exemption_id", "=", exemptionId)
        .execute();
    },
  };
}

/** In force on that day: it passes after its end, and after the day it was lifted on. A review day ends nothing. */
export const holdsOn = (asOf: Day) => sql<boolean>`
  (ends_on IS NULL OR ends_on >= ${dayTo(asOf)}) AND (lifted_on IS NULL OR lifted_on >= ${dayTo(asOf)})`;

function vetoRows(tx: Tx, orgId: string): Pick<HoldBook, "veto" | "vetoOf" | "addVeto" | "endVetoes"> {
  const of = async (accountId: string) => {
    const ids = await sameDebtor(tx, orgId, accountId);
    return {
      rows: tx.selectFrom("veto").selectAll().where("org_id", "=", orgId).where("account_id", "in", ids),
    };
  };
  return {
    async vetoOf(accountId, vetoId) {
      const { rows } = await of(accountId);
      const row = await rows.where("veto_id", "=", vetoId).executeTakeFirst();
      return row === undefined ? null : vetoFrom(row);
    },
    async veto(accountId, at) {
      const { rows } = await of(accountId);
      const row = await rows
        .where("until_at", ">", at)
        .orderBy("until_at", "desc")
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : vetoFrom(row);
    },
    async addVeto(veto) {
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto("veto")
        .values({
          org_id: orgId,
          veto_id: veto.vetoId,
          account_id: veto.accountId,
          reason: veto.reason,
          from_at: veto.from,
          until_at: veto.until,
          by_user: veto.by.userId,
          by_name: veto.by.userName,
        })
        .onConflict((same) => same.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    async endVetoes(accountId, at) {
      await tx
        .updateTable("veto")
        .set({ until_at: at })
        .where("org_id", "=", orgId)
        .where("account_id", "in", await sameDebtor(tx, orgId, accountId))
        .where("until_at", ">", at)
        .execute();
      // What waits for the veto's end need not wait for it any more; the claim looks at everything again.
      await tx
        .updateTable("dispatch")
        .set({ not_before: at, reason: null })
        .where("org_id", "=", orgId)
        .where("account_id", "=", accountId)
        .where("state", "in", ["planned", "deferred"])
        .where("reason", "=", "vetoed")
        .execute();
    },
  };
}

/** What administrators see of them. */
function vetoReports(tx: Tx, orgId: string): Pick<HoldBook, "vetoesNow" | "vetoCounts"> {
  return {
    async vetoesNow(at, limit) {
      const rows = await tx
        .selectFrom("veto as v")
        .innerJoin("account as a", (join) =>
          join.onRef("a.org_id", "=", "v.org_id").onRef("a.account_id", "=", "v.account_id"),
        )
        .selectAll("v")
        .select("a.name as account")
        .where("v.org_id", "=", orgId)
        .where("v.until_at", ">", at)
        .orderBy("v.until_at")
        .limit(limit)
        .execute();
      return rows.map((row) => ({ ...vetoFrom(row), account: row.account }));
    },
    async vetoCounts(since) {
      const { rows } = await sql<{
        user_id: string;
        name: string;
        vetoes: string;
        hours: string;
        accounts: string;
      }>`
        SELECT by_user AS user_id, max(by_name) AS name, count(*) AS vetoes, count(DISTINCT account_id) AS accounts,
          round(sum(extract(epoch FROM until_at - from_at)) / 3600, 1) AS hours
        FROM veto WHERE org_id = ${orgId} AND from_at >= ${since}
        GROUP BY by_user ORDER BY count(*) DESC, by_user`.execute(tx);
      return rows.map(({ user_id, name, ...counts }) => ({
        userId: user_id,
        name,
        vetoes: Number(counts.vetoes),
        hours: Number(counts.hours),
        accounts: Number(counts.accounts),
      }));
    },
  };
}

const exemptionFrom = (row: Selectable<ExemptionTable>): Exemption => ({
  exemptionId: row.exemption_id,
  accountId: row.account_id,
  invoiceId: row.invoice_id,
  kind: row.kind,
  reason: row.reason,
  owner: { userId: row.owner_user, userName: row.owner_name },
  fromOn: dayFrom(row.from_on),
  endsOn: dayOrNull(row.ends_on),
  reviewOn: dayOrNull(row.review_on),
  liftedOn: dayOrNull(row.lifted_on),
});

const vetoFrom = (row: Selectable<VetoTable>): Veto => ({
  vetoId: row.veto_id,
  accountId: row.account_id,
  reason: row.reason,
  by: { userId: row.by_user, userName: row.by_name },
  from: row.from_at,
  until: row.until_at,
});
