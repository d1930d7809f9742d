import type { ClaimedItem, OutboxBook, WritebackQueue } from "../../../server/outbox/ports.ts";
import { LEASE_MS } from "./terms.ts";
import type { MemoryStore } from "./memory-store.ts";
import type { KeptWriteback } from "./rows.ts";
import type { Transaction } from "./transaction.ts";

export const queueModel = (store: MemoryStore, tx: Transaction): WritebackQueue => ({
  async queueWriteback(item, at) {
    await store.writebacks.insert(tx, {
      ...item,
      state: "planned",
      reason: null,
      attempts: 0,
      fence: 0,
      notBefore: at,
      leaseUntil: null,
      createdAt: at,
    });
  },
});

/** What waits for the CRM, over rows in memory. */
export function outboxModel(store: MemoryStore, tx: Transaction): OutboxBook {
  const { writebacks } = store;
  return {
    ...queueModel(store, tx),
    async claimWritebacks(now, limit) {
      const mayGo = (row: KeptWriteback) =>
        ((row.state === "planned" || row.state === "deferred") && row.notBefore <= now) ||
        (row.state === "claimed" && row.leaseUntil !== null && row.leaseUntil < store.clock());
      const claimed: ClaimedItem[] = [];
      const oldest = writebacks.living(tx).filter(mayGo).sort(byAge);
      for (const { writebackId } of oldest) {
        if (claimed.length === limit) break;
        // SKIP LOCKED.
        if (!tx.isFree(writebacks.lockName(writebackId))) continue;
        const row = await writebacks.update(tx, writebackId, mayGo, (each) => ({
          ...each,
          state: "claimed",
          fence: each.fence + 1,
          attempts: each.attempts + 1,
          leaseUntil: store.clock() + LEASE_MS,
        }));
        if (row) claimed.push(claimedFrom(row));
      }
      return claimed.sort((a, b) => (a.writebackId < b.writebackId ? -1 : 1));
    },
    async endWriteback({ writebackId, fence }, end) {
      const ended = await writebacks.update(
        tx,
        writebackId,
        (row) => String(row.fence) === fence && row.state === "claimed",
        (row) => ({
          ...row,
          state: end.state,
          reason: end.reason,
          notBefore: end.notBefore,
          leaseUntil: null,
        }),
      );
      return ended !== undefined;
    },
  };
}

const byAge = (a: KeptWriteback, b: KeptWriteback): number =>
  Number(a.createdAt) - Number(b.createdAt) || (a.writebackId < b.writebackId ? -1 : 1);

const claimedFrom = ({
  writebackId,
  module,
  externalId,
  record,
  fence,
  attempts,
}: KeptWriteback): ClaimedItem => ({
  writebackId,
  module,
  externalId,
  record,
  fence: String(fence),
  attempts,
});
