import { bareWeek } from "../../../shared/calendar/business-calendar.ts";
import type { FollowUpBook } from "../../../server/followup/ports.ts";
import type { MemoryStore } from "./memory-store.ts";
import { queueModel } from "./outbox-model.ts";
import { agreementsModel } from "./sheets-model.ts";
import type { Transaction } from "./transaction.ts";

/** What `followUpBook` of the adapter does, over rows in memory; of a line's view only what an acknowledgement is read by. */
export function followUpModel(store: MemoryStore, tx: Transaction, newId: () => string): FollowUpBook {
  const queue = queueModel(store, tx);
  return {
    async lockAccount(accountId) {
      return (await store.accounts.lockRow(tx, accountId, ({ state }) => state === "active")) !== undefined;
    },
    async bodyHashOf(followupId) {
      const row = store.followups.get(tx, followupId);
      return row?.from === "people" ? row.bodyHash : null;
    },
    async viewOf(followupId) {
      const row = store.followups.get(tx, followupId);
      if (row?.from !== "people") throw new Error(`follow-up ${followupId} was just written`);
      const { kind, outcome, note, byName, supersedes, happenedAt } = row;
      return {
        followupId,
        kind,
        outcome,
        contactName: null,
        note,
        next: null,
        happenedAt: happenedAt.toISOString(),
        byName,
        promise: null,
        dispatch: null,
        payment: null,
        about: null,
        supersedes,
        supersededBy: null,
        inCrm: "waiting",
      };
    },
    async belongsTo(accountId, { contactId, followupId }) {
      if (contactId !== undefined) return store.contacts.get(tx, contactId)?.accountId === accountId;
      return store.followups.get(tx, followupId ?? "")?.accountId === accountId;
    },
    entriesOf: async (accountId) => store.ledger.rows(tx, accountId),
    async add(entry) {
      if (!(await store.followups.insert(tx, { from: "people", ...entry }))) throw new Error("duplicate key");
    },
    agreementsOf: async (accountId) => agreementsModel(store, tx, accountId),
    termsOf: async () => ({ calendar: bareWeek, promiseGraceDays: 1 }),
    async addPromise(promise, _by, recordedAt) {
      const { amountMinor: standsMinor } = promise;
      const last = { state: "open" as const, standsMinor, receivedMinor: 0, level: 1 };
      await store.promises.insert(tx, { promise, recordedAt, last });
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
    },
    queueCopy: (copy, at) => queue.queueWriteback({ writebackId: newId(), ...copy }, at),
    page: () => Promise.reject(new Error("nobody turns pages in a simulation")),
    async readerOf(accountId) {
      const language = store.org.get(tx, "org")?.language ?? "en";
      return { ownerId: store.accounts.get(tx, accountId)?.ownerId ?? null, language };
    },
  };
}
