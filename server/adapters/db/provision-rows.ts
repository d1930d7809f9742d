import { sql, type Transaction } from "kysely";
import { formatDay } from "../../../shared/kernel/day.ts";
import type { ReceivablesBook, StoredVersion } from "../../report/ports.ts";
import { dayFrom, dayTo } from "./columns.ts";
import type { Database } from "./schema.ts";

type ProvisionBook = Pick<
  ReceivablesBook,
  "provisionVersions" | "contactsIn" | "lockProvision" | "addVersion" | "addApproval" | "hasProposal"
>;

/** What losses and the cost of credit are reckoned by, inside one tenant's transaction. */
export function provisionRows(tx: Transaction<Database>, orgId: string): ProvisionBook {
  return {
    provisionVersions: () => versions(tx, orgId),
    async contactsIn({ from, to }, timeZone, only) {
      const start = sql`(${formatDay(from)}::date)::timestamp AT TIME ZONE ${timeZone}`;
      const end = sql`(${formatDay(to)}::date + 1)::timestamp AT TIME ZONE ${timeZone}`;
      const ofOne = only === undefined ? sql`` : sql`AND account_id = ${only}`;
      const { rows } = await sql<{ account_id: string; contacts: string }>`
        SELECT account_id, count(*) AS contacts FROM (
          SELECT account_id FROM dispatch
            WHERE org_id = ${orgId} ${ofOne} AND NOT rehearsed AND state IN ('sent', 'in_doubt')
              AND channel IN ('email', 'sms') AND ended_at >= ${start} AND ended_at < ${end}
          UNION ALL
          SELECT account_id FROM followup f
            WHERE org_id = ${orgId} ${ofOne} AND kind IN ('call', 'visit', 'email', 'message')
              AND happened_at >= ${start} AND happened_at < ${end}
              AND NOT EXISTS (SELECT FROM followup later
                WHERE later.org_id = f.org_id AND later.supersedes = f.followup_id)
        ) reached GROUP BY account_id`.execute(tx);
      return new Map(rows.map((row) => [row.account_id, Number(row.contacts)]));
    },
    async lockProvision() {
      await tx.selectFrom("org").select("org_id").where("org_id", "=", orgId).forUpdate().execute();
    },
    async addVersion({ version, clientId, terms, reason, by, at }) {
      const its = { org_id: orgId, version, client_id: clientId, terms: JSON.stringify(terms), reason };
      const who = { by_user: by.userId, by_name: by.userName, recorded_at: at };
      await tx
        .insertInto("provision_version")
        .values({ ...its, ...who })
        .execute();
    },
    async addApproval(version, from, by, at) {
      const who = { by_user: by.userId, by_name: by.userName, recorded_at: at };
      await tx
        .insertInto("provision_approval")
        .values({ org_id: orgId, version, holds_from: dayTo(from), ...who })
        .execute();
    },
    async hasProposal(clientId) {
      const row = await tx
        .selectFrom("provision_version")
        .select("version")
        .where("org_id", "=", orgId)
        .where("client_id", "=", clientId)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}

async function versions(tx: Transaction<Database>, orgId: string): Promise<StoredVersion[]> {
  const rows = await tx
    .selectFrom("provision_version as v")
    .leftJoin("provision_approval as a", (on) =>
      on.onRef("a.org_id", "=", "v.org_id").onRef("a.version", "=", "v.version"),
    )
    .select(["v.version", "v.terms", "v.reason", "v.by_user", "v.by_name", "v.recorded_at"])
    .select([
      "a.holds_from",
      "a.by_user as approver",
      "a.by_name as approver_name",
      "a.recorded_at as approved_at",
    ])
    .where("v.org_id", "=", orgId)
    .execute();
  return rows.map((row) => ({
    version: row.version,
    terms: row.terms,
    proposed: { userId: row.by_user, userName: row.by_name, at: row.recorded_at, reason: row.reason },
    approval:
      row.holds_from === null ||
      row.approver === null ||
      row.approver_name === null ||
      row.approved_at === null
        ? null
        : {
            userId: row.approver,
            userName: row.approver_name,
            at: row.approved_at,
            from: dayFrom(row.holds_from),
          },
  }));
}
