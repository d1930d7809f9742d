import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";

/** Turns of an org that have nothing to do with each other. Apart from every other advisory lock: the store's own is far below. */
const KINDS = {
  work: 0x48_55_49_4b_00_00_00_00n,
  replay: 0x48_55_49_52_00_00_00_00n,
  "back-test": 0x48_55_49_42_00_00_00_00n,
  trial: 0x48_55_49_54_00_00_00_00n,
} as const;

export interface TurnOptions {
  readonly of?: keyof typeof KINDS;
  /** A holder that said nothing for so long is frozen, and its turn is taken away; it says something four times as often. */
  readonly frozenAfterMs?: number;
}

const FROZEN_AFTER_MS = 120_000;

/**
 * Does an org's work while nobody else does, in whichever process; false when somebody else is at it. The turn belongs
 * to a session of the database, so a process that is killed gives it back with its connection. One that is frozen keeps
 * its connection: whoever asks next ends it, and has the turn the time after. What the frozen one does when it wakes is
 * harmless: its claims are fenced, and all else refuses to happen twice.
 */
export async function inTurn(
  pool: pg.Pool,
  orgId: string,
  work: () => Promise<unknown>,
  { of = "work", frozenAfterMs = FROZEN_AFTER_MS }: TurnOptions = {},
): Promise<boolean> {
  const key = KINDS[of] + BigInt(orgId);
  const client = await pool.connect();
  let broken = false;
  try {
    const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock($1) AS mine", [key]);
    if (rows[0]?.mine !== true) {
      await endFrozen(client, key, frozenAfterMs);
      return false;
    }
    const alive = setInterval(() => void client.query("SELECT").catch(() => undefined), frozenAfterMs / 4);
    try {
      await work();
    } finally {
      clearInterval(alive);
      // A connection that cannot give the turn back gives it back by ending.
      await client.query("SELECT pg_advisory_unlock($1)", [key]).catch(() => {
        broken = true;
      });
    }
    return true;
  } finally {
    client.release(broken);
  }
}

const TRY_AGAIN_MS = 200;
/** Longer than most deliveries, shorter than a page waits. */
const PATIENCE_MS = 5_000;

/** The same for what a person asked for: it waits a while for whoever is at work. Null when they took longer. */
export async function soonInTurn<T>(
  pool: pg.Pool,
  orgId: string,
  work: () => Promise<T>,
  patienceMs = PATIENCE_MS,
): Promise<T | null> {
  const done: T[] = [];
  const keep = async () => {
    done.push(await work());
  };
  for (let waitedMs = 0; !(await inTurn(pool, orgId, keep)); waitedMs += TRY_AGAIN_MS) {
    if (waitedMs >= patienceMs) return null;
    await sleep(TRY_AGAIN_MS);
  }
  return done[0] ?? null;
}

/** Ends the session that holds the turn, if its process has not used it for so long. */
const endFrozen = (client: pg.PoolClient, key: bigint, frozenAfterMs: number) =>
  client.query(
    `SELECT pg_terminate_backend(a.pid) FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
     WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 AND a.datname = current_database()
       AND l.database = a.datid AND (l.classid::bigint << 32 | l.objid::bigint) = $1
       AND a.state = 'idle' AND a.state_change < clock_timestamp() - $2 * interval '1 millisecond'`,
    [key, frozenAfterMs],
  );
