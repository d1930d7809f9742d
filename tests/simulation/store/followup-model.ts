import type { FollowUpBook } from "../../../server/followup/ports.ts";
import { agreementsModel, refreshedVerdicts } from "./agreements-model.ts";
import { contactModel } from "./contact-model.ts";
import { lineModel } from "./line-model.ts";
import type { MemoryStore } from "./memory-store.ts";
import type { Transaction } from "./transaction.ts";

/** What `followUpBook` of the adapter does, over rows in memory. */
export function followUpModel(store: MemoryStore, tx: Transaction, newId: () => string): FollowUpBook {
  return {
    ...lineModel(store, tx, newId),
    ...contactModel(store, tx),
    agreementsOf: async (accountId) => agreementsModel(store, tx, accountId),
    async belongsTo(accountId, { contactId, followupId }) {
      if (contactId !== undefined) return store.contacts.get(tx, contactId)?.accountId === accountId;
      return store.followups.get(tx, followupId ?? "")?.accountId === accountId;
    },
    async addPromise(promise, _by, recordedAt) {
      const { amountMinor: standsMinor } = promise;
      const last = { state: "open" as const, standsMinor, receivedMinor: 0, level: 1 };
      await store.promises.insert(tx, { promise, recordedAt, last });
      await refreshedVerdicts(store, tx, promise.accountId, promise.recordedOn);
    },
    async supersedePromiseOf(followupId, on) {
      const line = store.followups.get(tx, followupId);
      if (line?.from !== "people" || line.promiseId === null) return;
      await store.promises.update(
        tx,
        line.promiseId,
        ({ promise }) => promise.ended === null,
        (row) => ({ ...row, promise: { ...row.promise, ended: { as: "superseded", on } } }),
      );
      await refreshedVerdicts(store, tx, line.accountId, on);
    },
    page: () => Promise.reject(new Error("nobody turns pages in a simulation")),
  };
}
