import { sql, type Transaction } from "kysely";
import type { Day } from "../../../shared/kernel/day.ts";
import type { PolicyVersion, SettingsBook } from "../../settings/ports.ts";
import { gradeOn } from "./grade-on.ts";
import type { Database } from "./schema.ts";
import { readUserNames } from "./user-names.ts";

type Tx = Transaction<Database>;

/** The rows behind the settings pages; what dunning knows comes from its own. */
export function settingsRows(tx: Tx, orgId: string): Omit<SettingsBook, "dunning"> {
  return {
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
    async currencies() {
      const { rows } = await sql<{ currency: string }>`
        SELECT base_currency AS currency FROM org WHERE org_id = ${orgId}
        UNION SELECT currency FROM account WHERE org_id = ${orgId} AND currency IS NOT NULL
        UNION SELECT currency FROM judged_facts WHERE org_id = ${orgId} AND known_to IS NULL
        ORDER BY currency`.execute(tx);
      return rows.map(({ currency }) => currency);
    },
    userNames: (userIds) => readUserNames(tx, orgId, userIds),
    ...versionRows(tx, orgId),
    ...accountRows(tx, orgId),
  };
}

/** The accounts that a draft is tried on. */
function accountRows(
  tx: Tx,
  orgId: string,
): Pick<SettingsBook, "accountsNamed" | "accountsSeen" | "accountNames" | "saysKeyAccounts"> {
  return {
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
    accountsSeen: (asOf) => accountsSeen(tx, orgId, asOf),
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
    async saysKeyAccounts() {
      const row = await tx
        .selectFrom("account")
        .select("account_id")
        .where("org_id", "=", orgId)
        .where("key_account", "is not", null)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}

/** Each policy and the segments, version by version. */
function versionRows(
  tx: Tx,
  orgId: string,
): Pick<SettingsBook, "policyVersions" | "policyVersion" | "segmentsStored"> {
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
    async segmentsStored() {
      const row = await tx
        .selectFrom("segment_version")
        .select(["created_at as at", "created_by as by"])
        .where("org_id", "=", orgId)
        .orderBy("version", "desc")
        .limit(1)
        .executeTakeFirst();
      return row ?? null;
    },
  };
}

async function accountsSeen(tx: Tx, orgId: string, asOf: Day): ReturnType<SettingsBook["accountsSeen"]> {
  const rows = await tx
    .selectFrom("account")
    .select(["account_id", "name", "country", "language", "owner_id", "key_account"])
    .select(gradeOn(asOf))
    .where("org_id", "=", orgId)
    .where("state", "=", "active")
    .orderBy("name")
    .orderBy("account_id")
    .execute();
  return rows.map((row) => ({
    accountId: row.account_id,
    name: row.name,
    country: row.country,
    language: row.language,
    ownerId: row.owner_id,
    grade: row.grade,
    keyAccount: row.key_account === true,
    groupRootId: null,
  }));
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
