import { sql, type Selectable, type Transaction } from "kysely";
import type { Experience } from "../../../shared/experience/tell-experience.ts";
import type { ExperienceBook, KeptExport } from "../../experience/ports.ts";
import { dayFrom, dayOrNull, dayOrNullTo, dayTo } from "./columns.ts";
import { ledgerBook } from "./ledger-rows.ts";
import type { Database, ExperienceExportTable } from "./schema.ts";

type Tx = Transaction<Database>;

/** What an org shares of its customers' paying, inside one tenant's transaction: only added. */
export const experienceBook = (tx: Tx, orgId: string): ExperienceBook => ({
  allEntries: () => ledgerBook(tx, orgId).allEntries(),
  ...orgRows(tx, orgId),
  ...consentRows(tx, orgId),
  ...exportRows(tx, orgId),
});

type OrgRows = Pick<
  ExperienceBook,
  "timeZone" | "lockSharing" | "sharing" | "say" | "hasAccount" | "contested"
>;

function orgRows(tx: Tx, orgId: string): OrgRows {
  const ofOrg = () => tx.selectFrom("org").where("org_id", "=", orgId);
  return {
    timeZone: async () => (await ofOrg().select("time_zone").executeTakeFirstOrThrow()).time_zone,
    lockSharing: async () => {
      await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`experiences of ${orgId}`}, 0))`.execute(tx);
    },
    async sharing() {
      const row = await tx
        .selectFrom("experience_sharing")
        .select(["is_on", "purpose", "by_name"])
        .where("org_id", "=", orgId)
        .orderBy("at", "desc")
        .orderBy("sharing_id", "desc")
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : { on: row.is_on, purpose: row.purpose, byName: row.by_name };
    },
    async say({ on, purpose }, { id, by, at }) {
      await tx
        .insertInto("experience_sharing")
        .values({
          ...{ org_id: orgId, sharing_id: id, is_on: on, purpose },
          ...{ by_user: by.userId, by_name: by.userName, at },
        })
        .onConflict((same) => same.doNothing())
        .execute();
    },
    async hasAccount(accountId) {
      const row = await tx
        .selectFrom("account")
        .select("account_id")
        .where("org_id", "=", orgId)
        .where("account_id", "=", accountId)
        .where("state", "=", "active")
        .executeTakeFirst();
      return row !== undefined;
    },
    async contested() {
      const { rows } = await sql<{ invoice_id: string }>`
        SELECT DISTINCT invoice_id FROM dispute
        WHERE org_id = ${orgId} AND outcome IS DISTINCT FROM 'rejected'`.execute(tx);
      return new Set(rows.map((row) => row.invoice_id));
    },
  };
}

function consentRows(tx: Tx, orgId: string): Pick<ExperienceBook, "consents" | "addConsent" | "endConsent"> {
  return {
    async consents() {
      const rows = await tx
        .selectFrom("experience_consent as c")
        .leftJoin("experience_consent_end as e", (join) =>
          join.onRef("e.org_id", "=", "c.org_id").onRef("e.consent_id", "=", "c.consent_id"),
        )
        .leftJoin("account as a", (join) =>
          join.onRef("a.org_id", "=", "c.org_id").onRef("a.account_id", "=", "c.account_id"),
        )
        .select(["c.consent_id", "c.account_id", "c.reg_no", "c.evidence", "c.given_on", "c.until_on"])
        .select(["e.on_day", "a.name"])
        .where("c.org_id", "=", orgId)
        .orderBy("c.at", "desc")
        .orderBy("c.consent_id")
        .execute();
      return rows.map((row) => ({
        ...{ consentId: row.consent_id, accountId: row.account_id, name: row.name ?? row.account_id },
        ...{ regNo: row.reg_no, evidence: row.evidence, givenOn: dayFrom(row.given_on) },
        ...{ untilOn: dayOrNull(row.until_on), endedOn: dayOrNull(row.on_day) },
      }));
    },
    async addConsent({ accountId, regNo, evidence, givenOn, untilOn }, { id, by, at }) {
      await tx
        .insertInto("experience_consent")
        .values({
          ...{ org_id: orgId, consent_id: id, account_id: accountId, reg_no: regNo, evidence },
          ...{ given_on: dayTo(givenOn), until_on: dayOrNullTo(untilOn) },
          ...{ by_user: by.userId, by_name: by.userName, at },
        })
        .onConflict((same) => same.doNothing())
        .execute();
    },
    async endConsent(consentId, on, reason, { by, at }) {
      const { rows } = await sql`
        INSERT INTO experience_consent_end (org_id, consent_id, on_day, reason, by_user, by_name, at)
        SELECT org_id, consent_id, ${dayTo(on)}::date, ${reason}, ${by.userId}, ${by.userName}, ${at}
        FROM experience_consent WHERE org_id = ${orgId} AND consent_id = ${consentId}
        ON CONFLICT DO NOTHING RETURNING consent_id`.execute(tx);
      return rows.length === 1;
    },
  };
}

function exportRows(tx: Tx, orgId: string): Pick<ExperienceBook, "exports" | "exportOf" | "addExport"> {
  const kept = () => tx.selectFrom("experience_export").selectAll().where("org_id", "=", orgId);
  return {
    async exports(limit) {
      const rows = await kept().orderBy("at", "desc").orderBy("export_id").limit(limit).execute();
      return rows.map(exportFrom);
    },
    async exportOf(exportId) {
      const row = await kept().where("export_id", "=", exportId).executeTakeFirst();
      return row === undefined ? null : exportFrom(row);
    },
    async addExport({ span, purpose, format, rows, digest }, { id, by, at }) {
      await tx
        .insertInto("experience_export")
        .values({
          ...{ org_id: orgId, export_id: id, from_day: dayTo(span.from), to_day: dayTo(span.to) },
          ...{ purpose, format, rows: JSON.stringify(rows), digest },
          ...{ by_user: by.userId, by_name: by.userName, at },
        })
        .execute();
    },
  };
}

const exportFrom = (row: Selectable<ExperienceExportTable>): KeptExport => ({
  exportId: row.export_id,
  span: { from: dayFrom(row.from_day), to: dayFrom(row.to_day) },
  ...{ purpose: row.purpose, format: row.format, digest: row.digest },
  rows: row.rows as readonly Experience[],
  ...{ byName: row.by_name, at: row.at },
});
