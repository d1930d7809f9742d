import type { Transaction } from "kysely";
import type { BackTestBook } from "../../forecast/back-test-ports.ts";
import { ledgerBook } from "./ledger-rows.ts";
import type { Database } from "./schema.ts";

/** An org's back-test, inside one tenant's transaction. */
export function backTestBook(tx: Transaction<Database>, orgId: string): BackTestBook {
  return {
    ledger: ledgerBook(tx, orgId),
    async timeZone() {
      const org = tx.selectFrom("org").select("time_zone").where("org_id", "=", orgId);
      return (await org.executeTakeFirstOrThrow()).time_zone;
    },
    async kept() {
      const kept = tx.selectFrom("back_test").selectAll().where("org_id", "=", orgId).forUpdate();
      const row = await kept.executeTakeFirst();
      return row === undefined ? null : { toldAt: row.told_at, done: row.done, last: row.result };
    },
    async begin(at) {
      const fresh = { told_at: at, done: 0 };
      await tx
        .insertInto("back_test")
        .values({ org_id: orgId, ...fresh })
        .onConflict((there) => there.column("org_id").doUpdateSet(fresh))
        .execute();
    },
    async drop() {
      await tx.updateTable("back_test").set({ told_at: null, done: 0 }).where("org_id", "=", orgId).execute();
    },
    async tell(done, at) {
      // A word that comes after the end changes nothing.
      await tx
        .updateTable("back_test")
        .set({ done, told_at: at })
        .where("org_id", "=", orgId)
        .where("told_at", "is not", null)
        .execute();
    },
    async end(result) {
      await tx
        .updateTable("back_test")
        .set({ told_at: null, done: 0, result: JSON.stringify(result) })
        .where("org_id", "=", orgId)
        .execute();
    },
  };
}
