import type { Transaction } from "kysely";
import type { Day } from "../../../shared/kernel/day.ts";
import { dayFrom, dayTo } from "./columns.ts";
import type { Database } from "./schema.ts";

/** One row per org and day: begun, and how it ended. */
export function roundRows(tx: Transaction<Database>, orgId: string) {
  return {
    /** The latest day whose round was begun; with `ended`, the latest that came to a good end: a failed one is tried again. */
    async latest(ended = false): Promise<Day | null> {
      const row = await tx
        .selectFrom("round")
        .select("as_of")
        .where("org_id", "=", orgId)
        .$if(ended, (rounds) => rounds.where("outcome", "in", ["ok", "warning"]))
        .orderBy("as_of", "desc")
        .limit(1)
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
