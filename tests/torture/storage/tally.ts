import { openStore } from "../../../server/adapters/db/store/open-store.ts";
import { StoreRefused } from "../../../server/adapters/db/store/store-refused.ts";
import type { Killed, Phase } from "./kill.ts";
import type { Verdict } from "./verdict.ts";

/** What a torment of the store found; everything but the first four and the times must stay at nought. */
export interface Tally {
  kills: number;
  /** Kills by where in its life the process was. */
  readonly byPhase: Record<Phase, number>;
  /** Kills that took the database's own processes along. */
  withDatabase: number;
  acknowledged: number;
  lost: number;
  orphans: number;
  failedOpens: number;
  /** Whatever else a judge found not as it must be. */
  readonly faults: string[];
  readonly openMs: number[];
  readonly lockMs: number[];
  /** How many migrations were found after the kills that fell before work began. */
  readonly migrationsFound: number[];
  readonly refusedMs: number[];
}

export const newTally = (): Tally => ({
  kills: 0,
  byPhase: {
    "before the database": 0,
    initdb: 0,
    "first start or restart": 0,
    "roles and migrations": 0,
    "at work": 0,
  },
  withDatabase: 0,
  acknowledged: 0,
  lost: 0,
  orphans: 0,
  failedOpens: 0,
  faults: [],
  openMs: [],
  lockMs: [],
  migrationsFound: [],
  refusedMs: [],
});

/** Books one kill: waits out its orphans, and judges what it left before or after them, as `atOnce` says. */
export async function book(
  tally: Tally,
  killed: Killed,
  { atOnce, database, judging }: { atOnce: boolean; database: boolean; judging: () => Promise<Verdict> },
): Promise<void> {
  tally.kills += 1;
  tally.byPhase[killed.phase] += 1;
  tally.withDatabase += database ? 1 : 0;
  tally.lockMs.push(killed.lockMs);
  if (!atOnce) await bookOrphans(tally, killed);
  try {
    const { openMs, migrationsFound, faults } = await judging();
    tally.openMs.push(openMs);
    if (killed.phase !== "at work") tally.migrationsFound.push(migrationsFound);
    tally.faults.push(...faults.map((fault) => `kill ${tally.kills} (${killed.phase}): ${fault}`));
  } catch (error) {
    tally.failedOpens += 1;
    tally.faults.push(`kill ${tally.kills} (${killed.phase}): ${(error as Error).message}`);
  }
  if (atOnce) await bookOrphans(tally, killed);
}

async function bookOrphans(tally: Tally, killed: Killed): Promise<void> {
  const orphans = await killed.orphans();
  tally.orphans += orphans.length;
  tally.faults.push(...orphans.map((orphan) => `kill ${tally.kills} (${killed.phase}): ${orphan}`));
}

/** Books a process that could not even start on what the kill before it left. */
export function bookDeaf(tally: Tally, error: unknown): void {
  tally.failedOpens += 1;
  tally.faults.push(error instanceof Error ? error.message : String(error));
}

/** Tries to open a directory that a process holds: one clear sentence, or a fault. */
export async function tryToOpenHeld(tally: Tally, dataDir: string): Promise<void> {
  const startedAt = performance.now();
  try {
    const store = await openStore({ dataDir });
    await store.close();
    tally.faults.push("a second process opened a directory that was held");
  } catch (error) {
    tally.refusedMs.push(performance.now() - startedAt);
    const isClear =
      error instanceof StoreRefused && /in use by another Huikuan process.*\.$/.test(error.message);
    if (!isClear) tally.faults.push(`a second opener was told: ${(error as Error).message}`);
  }
}
