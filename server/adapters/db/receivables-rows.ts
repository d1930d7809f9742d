import type { Transaction } from "kysely";
import type { ReceivablesBook } from "../../report/ports.ts";
import { anyOf } from "./any-of.ts";
import { ledgerBook } from "./ledger-rows.ts";
import { provisionRows } from "./provision-rows.ts";
import type { Database } from "./schema.ts";

/** The ledger, the accounts' names and what losses are reckoned by, inside one tenant's transaction. */
export function receivablesBook(tx: Transaction<Database>, orgId: string): ReceivablesBook {
  return {
    ...provisionRows(tx, orgId),
    allEntries: () => ledgerBook(tx, orgId).allEntries(),
    entriesOf: (accountId) => ledgerBook(tx, orgId).entriesOf(accountId),
    async timeZone() {
      const row = await tx
        .selectFrom("org")
        .select("time_zone")
        .where("org_id", "=", orgId)
        .executeTakeFirstOrThrow();
      return row.time_zone;
    },
    async namesOf(accountIds) {
      if (accountIds.length === 0) return new Map();
      const rows = await tx
        .selectFrom("account")
        .select(["account_id", "name"])
        .where("org_id", "=", orgId)
        .where("account_id", "=", anyOf(accountIds))
        .execute();
      return new Map(rows.map((row) => [row.account_id, row.name]));
    },
  };
}
