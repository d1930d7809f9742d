import type { Transaction } from "kysely";
import type { Day } from "../../../shared/kernel/day.ts";
import { dayFrom, dayTo } from "./columns.ts";
import type { Database } from "./schema.ts";

/** One row per org and day: begun, and how it ended. */
export function roundRows(tx: Transaction<Database>, orgId: string) {
  return {
    /** The latest day whose round was begun. */
    async latest(): Promise<Day | null> {
      const row = await newest(tx, orgId).executeTakeFirst();
      return row === undefined ? null : dayFrom(row.as_of);
    },
    /** The latest day that needs no round any more: it came to an end and, if it failed, `failedAfter` or later. */
    async latestOver(failedAfter: Date): Promise<Day | null> {
      const row = await newest(tx, orgId)
        .where("finished_at", "is not", null)
        .where((it) => it.or([it("outcome", "<>", "failed"), it("finished_at", ">", failedAfter)]))
        .executeTakeFirst();
      return row === undefined ? null : dayFrom(row.as_of);
    },
    async begin(asOf: Day, at: Date): Promise<void> {
      await tx
        .insertInto("round")
        .values({ org_id: orgId, as_of: dayTo(asOf), started_at: at })
        .onConflict((same) =>
          same.columns(["org_id", "as_of"]).doUpdateSet({ started_at: at, finished_at: null, outcome: null }),
        )
        .execute();
    },
    async finish(asOf: Day, outcome: "ok" | "warning" | "failed", report: unknown, at: Date): Promise<void> {
      await tx
        .updateTable("round")
        .set({ finished_at: at, outcome, report: JSON.stringify(report) })
        .where("org_id", "=", orgId)
        .where("as_of", "=", dayTo(asOf))
        .execute();
    },
  };
}

const newest = (tx: Transaction<Database>, orgId: string) =>
  tx.selectFrom("round").select("as_of").where("org_id", "=", orgId).orderBy("as_of", "desc").limit(1);
