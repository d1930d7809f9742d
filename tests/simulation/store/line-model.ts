import { bareWeek } from "../../../shared/calendar/business-calendar.ts";
import type { AgreementBook } from "../../../server/followup/ports.ts";
import type { MemoryStore } from "./memory-store.ts";
import { queueModel } from "./outbox-model.ts";
import type { Transaction } from "./transaction.ts";

/** What a line in the log takes, over rows in memory; of its view only what an acknowledgement is read by. */
export function lineModel(
  store: MemoryStore,
  tx: Transaction,
  newId: () => string,
): Omit<AgreementBook, "agreementsOf"> {
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
    entriesOf: async (accountId) => store.ledger.rows(tx, accountId),
    async add(entry) {
      if (!(await store.followups.insert(tx, { from: "people", ...entry }))) throw new Error("duplicate key");
    },
    termsOf: async () => ({ calendar: bareWeek, promiseGraceDays: 1 }),
    queueCopy: (copy, at) => queue.queueWriteback({ writebackId: newId(), ...copy }, at),
    async readerOf(accountId) {
      const language = store.org.get(tx, "org")?.language ?? "en";
      return { ownerId: store.accounts.get(tx, accountId)?.ownerId ?? null, language };
    },
  };
}
