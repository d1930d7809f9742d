import { type Selectable, sql, type Transaction } from "kysely";
import type { PromiseBody } from "../../../shared/promise/contract.ts";
import { formatDay } from "../../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../../shared/ledger/entry.ts";
import { holdsUntil, type PromiseToPay } from "../../../shared/promise/promise.ts";
import type { PromiseBook } from "../../promise/ports.ts";
import { dayFrom, dayTo, minorFrom } from "./columns.ts";
import { currencyFrom } from "./ledger-rows.ts";
import type { Database, PromiseTable } from "./schema.ts";

export type PromiseRow = Selectable<PromiseTable>;

export function promiseFrom(row: PromiseRow): PromiseToPay {
  return {
    promiseId: row.promise_id,
    accountId: row.account_id,
    currency: currencyFrom(row.currency),
    amountMinor: minorFrom(row.amount_minor),
    promisedOn: dayFrom(row.promised_on),
    madeOn: dayFrom(row.made_on),
    invoiceIds: row.invoice_ids,
    state: row.state,
    receivedMinor: minorFrom(row.received_minor),
  };
}

/** A promise as it travels. */
export function promiseBody(promise: PromiseToPay): PromiseBody {
  const { promiseId, amountMinor, currency, invoiceIds, state, receivedMinor } = promise;
  return {
    promiseId,
    amountMinor,
    currency,
    invoiceIds: [...invoiceIds],
    state,
    receivedMinor,
    promisedOn: formatDay(promise.promisedOn),
    madeOn: formatDay(promise.madeOn),
    holdsUntil: formatDay(holdsUntil(promise.promisedOn)),
  };
}

export function promiseBook(
  tx: Transaction<Database>,
  orgId: string,
  entriesOf: (accountId: string) => Promise<readonly LedgerEntry[]>,
): PromiseBook {
  return {
    entriesOf,
    async promisesSince(since) {
      const rows = await tx
        .selectFrom("promise")
        .selectAll()
        .where("org_id", "=", orgId)
        .where("state", "not in", ["withdrawn", "superseded"])
        .where("promised_on", ">=", dayTo(since))
        .orderBy("account_id")
        .orderBy("promise_id")
        .execute();
      return rows.map(promiseFrom);
    },
    async saveVerdict(promise, verdict, asOf) {
      await tx
        .updateTable("promise")
        .set({ state: verdict.state, received_minor: verdict.receivedMinor, judged_on: dayTo(asOf) })
        .where("org_id", "=", orgId)
        .where("promise_id", "=", promise.promiseId)
        .execute();
    },
    async noteVerdict(promise, verdict, asOf, at) {
      await tx
        .insertInto("followup")
        .values({
          org_id: orgId,
          followup_id: `verdict-${promise.promiseId}-${dayTo(asOf)}`,
          account_id: promise.accountId,
          kind: "promise-verdict",
          outcome: verdict.state,
          promise_id: promise.promiseId,
          happened_at: at,
          recorded_at: at,
          by_user: "huikuan",
          by_name: "Huikuan",
          body_hash: sql<string>`''`,
          body: JSON.stringify({ receivedMinor: verdict.receivedMinor }),
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
