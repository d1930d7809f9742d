import { sql, type Transaction } from "kysely";
import type { PolicyVersion, SettingsBook } from "../../settings/ports.ts";
import type { Database } from "./schema.ts";

/** The rows behind the settings pages; what dunning knows comes from its own. */
export function settingsRows(tx: Transaction<Database>, orgId: string): Omit<SettingsBook, "dunning"> {
  const versions = () => tx.selectFrom("policy_version").selectAll().where("org_id", "=", orgId);
  return {
    async policyVersions(limit) {
      const rows = await versions()
        .orderBy("created_at", "desc")
        .orderBy("version", "desc")
        .limit(limit)
        .execute();
      return rows.map(versionOf);
    },
    async policyVersion(id, version) {
      const row = await versions()
        .where("policy_id", "=", id)
        .where("version", "=", version)
        .executeTakeFirst();
      return row === undefined ? null : versionOf(row);
    },
    async accountsNamed(words, limit) {
      const pattern = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
      const rows = await tx
        .selectFrom("account")
        .select("account_id")
        .where("org_id", "=", orgId)
        .where("state", "=", "active")
        .where("name", "ilike", pattern)
        .orderBy("name")
        .orderBy("account_id")
        .limit(limit)
        .execute();
      return rows.map(({ account_id }) => account_id);
    },
    async places() {
      const rows = await tx
        .selectFrom("account")
        .select(["country", "time_zone", sql<string>`count(*)`.as("accounts")])
        .where("org_id", "=", orgId)
        .where("state", "=", "active")
        .groupBy(["country", "time_zone"])
        .execute();
      return rows.map(({ country, time_zone, accounts }) => ({
        country,
        timeZone: time_zone,
        accounts: Number(accounts),
      }));
    },
    async accountNames(accountIds) {
      if (accountIds.length === 0) return new Map();
      const rows = await tx
        .selectFrom("account")
        .select(["account_id", "name"])
        .where("org_id", "=", orgId)
        .where("account_id", "in", [...accountIds])
        .execute();
      return new Map(rows.map(({ account_id, name }) => [account_id, name]));
    },
  };
}

const versionOf = (row: {
  readonly policy_id: string;
  readonly version: number;
  readonly body: unknown;
  readonly created_at: Date;
  readonly created_by: string;
  readonly in_force: boolean;
}): PolicyVersion => ({
  id: row.policy_id,
  version: row.version,
  body: row.body,
  at: row.created_at,
  by: row.created_by,
  inForce: row.in_force,
});
