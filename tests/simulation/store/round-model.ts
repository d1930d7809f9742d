import type { Day } from "../../../shared/kernel/day.ts";
import type { RoundReport } from "../../../server/jobs/daily-round.ts";
import type { MemoryStore } from "./memory-store.ts";
import type { KeptRound } from "./rows.ts";
import type { Transaction } from "./transaction.ts";

/** What `roundRows` of the adapter does, over rows in memory. */
export function roundModel(store: MemoryStore, tx: Transaction) {
  const newest = (counts: (row: KeptRound) => boolean): Day | null =>
    store.rounds
      .rows(tx)
      .filter(counts)
      .reduce<Day | null>((latest, { asOf }) => (latest === null || asOf > latest ? asOf : latest), null);
  return {
    latest: async () => newest(() => true),
    latestOver: async (failedAfter: Date) =>
      newest(
        ({ finishedAt, outcome }) =>
          finishedAt !== null && (outcome !== "failed" || finishedAt > failedAfter),
      ),
    begin: (asOf: Day) => store.rounds.upsert(tx, { asOf, finishedAt: null, outcome: null }),
    async finish(asOf: Day, outcome: RoundReport["outcome"], finishedAt: Date) {
      await store.rounds.upsert(tx, { asOf, finishedAt, outcome });
    },
  };
}
