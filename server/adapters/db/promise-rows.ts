import { sql, type Transaction } from "kysely";
import { judgeAgreements } from "../../../shared/dunning/agreements.ts";
import type { Day } from "../../../shared/kernel/day.ts";
import type { Verdict } from "../../../shared/promise/judge.ts";
import type { LastVerdict, PromiseBook, Said } from "../../promise/ports.ts";
import { promiseFrom, type PromiseRow } from "./agreement-columns.ts";
import { agreementsOf } from "./agreement-rows.ts";
import { dayTo, minorFrom } from "./columns.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

/** A promise with the verdict that was written down last; its parts are not judged again. */
export const lastVerdictOf = (row: PromiseRow): Omit<Verdict, "parts"> => ({
  promise: promiseFrom(row),
  state: row.state,
  standsMinor: minorFrom(row.stands_minor ?? row.amount_minor),
  receivedMinor: minorFrom(row.received_minor),
  level: row.level,
});

export function promiseBook(tx: Tx, orgId: string): PromiseBook {
  return {
    agreementsOf: (accountId) => agreementsOf(tx, orgId, accountId),
    async lockAccount(accountId) {
      await tx
        .selectFrom("account")
        .select("account_id")
        .where("org_id", "=", orgId)
        .where("account_id", "=", accountId)
        .forUpdate()
        .execute();
    },
    async accountsJudgedSince(since) {
      const rows = await tx
        .selectFrom("promise")
        .select("account_id")
        .distinct()
        .where("org_id", "=", orgId)
        .where((row) => row(row.fn.coalesce("holds_until", "promised_on"), ">=", dayTo(since)))
        .orderBy("account_id")
        .execute();
      return rows.map((row) => row.account_id);
    },
    async lastVerdicts(accountId) {
      const rows = await tx
        .selectFrom("promise")
        .selectAll()
        .where("org_id", "=", orgId)
        .where("account_id", "=", accountId)
        .execute();
      return new Map<string, LastVerdict>(rows.map((row) => [row.promise_id, lastVerdictOf(row)]));
    },
    saveVerdict: (verdict, asOf) => saveVerdict(tx, orgId, verdict, asOf),
    async noteVerdict({ promise, state, receivedMinor }, asOf, at) {
      await tx
        .insertInto("followup")
        .values({
          org_id: orgId,
          followup_id: `verdict-${promise.promiseId}-${dayTo(asOf)}`,
          account_id: promise.accountId,
          kind: "promise-verdict",
          outcome: state,
          promise_id: promise.promiseId,
          happened_at: at,
          recorded_at: at,
          by_user: "huikuan",
          by_name: "Huikuan",
          body_hash: sql<string>`''`,
          body: JSON.stringify({ receivedMinor }),
        })
        .onConflict((same) =>
          same
            .columns(["org_id", "followup_id"])
            .doUpdateSet((row) => ({ outcome: row.ref("excluded.outcome"), body: row.ref("excluded.body") })),
        )
        .execute();
    },
  };
}

async function saveVerdict(
  tx: Tx,
  orgId: string,
  { promise, state, standsMinor, receivedMinor, level }: Verdict,
  asOf: Day,
): Promise<void> {
  await tx
    .updateTable("promise")
    .set({
      state,
      stands_minor: standsMinor,
      received_minor: receivedMinor,
      level,
      judged_on: dayTo(asOf),
    })
    .where("org_id", "=", orgId)
    .where("promise_id", "=", promise.promiseId)
    .execute();
}

/** After something was agreed that may take older promises over, so that lists say so at once. */
export async function refreshVerdicts(tx: Tx, orgId: string, accountId: string, asOf: Day): Promise<void> {
  const { promises } = judgeAgreements(await agreementsOf(tx, orgId, accountId), asOf);
  for (const verdict of promises) await saveVerdict(tx, orgId, verdict, asOf);
}

/** A person ends a promise. What it was stays; the end is added, once. */
export async function endPromise(
  tx: Tx,
  orgId: string,
  promiseIds: readonly string[],
  as: "withdrawn" | "superseded",
  on: Day,
  { by, at, reason }: Said,
): Promise<void> {
  if (promiseIds.length === 0) return;
  const ended = await tx
    .updateTable("promise")
    .set({
      ended_as: as,
      ended_on: dayTo(on),
      ended_at: at,
      ended_by: by,
      ended_reason: reason,
      state: as,
      received_minor: 0,
      judged_on: dayTo(on),
    })
    .where("org_id", "=", orgId)
    .where("promise_id", "in", [...promiseIds])
    .where("ended_as", "is", null)
    .returning("account_id")
    .execute();
  for (const accountId of new Set(ended.map((row) => row.account_id)))
    await refreshVerdicts(tx, orgId, accountId, on);
}
