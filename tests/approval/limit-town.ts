import { sql } from "kysely";
import { syncBook } from "../../server/adapters/db/sync-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import { addAccount, addOrg, addRate, inOrg } from "../credit/rows.ts";
import { CNY } from "../ledger/entries.ts";
import type { TestDatabase } from "../support/store.ts";

export const [ORG, A, B, HEAD, BRANCH] = ["58", "7001", "7002", "7003", "7004"] as const;

/** Four accounts: one with a limit, one without, a head office with one and its branch; a dollar is eight yuan. */
export async function foundTown({ ownerPool }: TestDatabase): Promise<void> {
  await addOrg(ownerPool, ORG);
  await addAccount(ownerPool, ORG, A, "CNY", 20_000);
  await addAccount(ownerPool, ORG, B, "CNY", null);
  await addAccount(ownerPool, ORG, HEAD, "CNY", 30_000);
  await addAccount(ownerPool, ORG, BRANCH, "CNY", null);
  await inOrg(ownerPool, ORG, (client) =>
    client.query(
      "UPDATE account SET modified_at = '2024-01-01', parent_id = CASE account_id WHEN $2 THEN $1 END",
      [HEAD, BRANCH],
    ),
  );
  await addRate(ownerPool, ORG, "USD", "2024-01-01", "0.125");
}

/** What happens around a limit: the CRM takes what was queued, and somebody changes it there. */
export function aroundLimits({ pool, ownerPool }: TestDatabase) {
  const rows = (query: string) =>
    withTenant(pool, ORG, async (tx) => (await sql.raw<object>(query).execute(tx)).rows);
  return {
    rows,
    queued: () =>
      rows(`SELECT record FROM writeback WHERE module = 'Limits' ORDER BY created_at, writeback_id`),
    sent: () => rows("UPDATE writeback SET state = 'sent' WHERE module = 'Limits' RETURNING record"),
    pulled: (accountId: string, creditLimitMinor: number | null, modifiedAt: string) =>
      withTenant(pool, ORG, (tx) =>
        syncBook(tx, ORG).keepAccounts([
          {
            ...{ recordId: accountId, name: "Account", ownerId: null, country: null, language: null },
            parentId: accountId === BRANCH ? HEAD : null,
            ...{
              timeZone: null,
              currency: CNY,
              creditLimitMinor,
              noReminders: false,
              noRemindersReason: null,
            },
            ...{ keyAccount: false, modifiedAt },
          },
        ]),
      ),
    dropAll: async () => {
      for (const table of ["limit_line", "limit_verdict"])
        await inOrg(ownerPool, ORG, (client) =>
          client.query(`ALTER TABLE ${table} DISABLE TRIGGER only_added; DELETE FROM ${table};
            ALTER TABLE ${table} ENABLE TRIGGER only_added`),
        );
    },
  };
}
