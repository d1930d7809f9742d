import type { PromiseBook } from "../../../server/promise/ports.ts";
import type { MemoryStore } from "./memory-store.ts";
import { agreementsModel } from "./agreements-model.ts";
import type { Transaction } from "./transaction.ts";

/** What `promiseBook` of the adapter does, over rows in memory. */
export function promiseModel(store: MemoryStore, tx: Transaction): PromiseBook {
  return {
    async accountsJudgedSince(since) {
      const live = store.promises.rows(tx).filter(({ promise }) => promise.holdsUntil >= since);
      return [...new Set(live.map(({ promise }) => promise.accountId))].sort();
    },
    async lockAccount(accountId) {
      await store.accounts.lockRow(tx, accountId, () => true);
    },
    agreementsOf: async (accountId) => agreementsModel(store, tx, accountId),
    async lastVerdicts(accountId) {
      return new Map(
        store.promises.rows(tx, accountId).map(({ promise, last }) => [promise.promiseId, last]),
      );
    },
    async saveVerdict({ promise, state, standsMinor, receivedMinor, level }) {
      const last = { state, standsMinor, receivedMinor, level };
      await store.promises.update(
        tx,
        promise.promiseId,
        () => true,
        (row) => ({ ...row, last }),
      );
    },
    async noteVerdict({ promise: { promiseId, accountId }, state }, asOf) {
      const followupId = `verdict-${promiseId}-${asOf}`;
      await store.followups.upsert(tx, { from: "verdict", followupId, accountId, outcome: state });
    },
  };
}
