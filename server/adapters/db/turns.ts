import type pg from "pg";

/**
 * Does an org's work while nobody else does, in whichever process; false when somebody else is at it. The turn
 * belongs to a session of the database, so a process that is killed gives it back with its connection.
 */
export async function inTurn(pool: pg.Pool, orgId: string, work: () => Promise<unknown>): Promise<boolean> {
  const client = await pool.connect();
  let broken = false;
  try {
    const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock($1) AS mine", [
      TURN + BigInt(orgId),
    ]);
    if (rows[0]?.mine !== true) return false;
    try {
      await work();
    } finally {
      // A connection that cannot give the turn back gives it back by ending.
      await client.query("SELECT pg_advisory_unlock($1)", [TURN + BigInt(orgId)]).catch(() => {
        broken = true;
      });
    }
    return true;
  } finally {
    client.release(broken);
  }
}

/** Apart from every other advisory lock in the database: the store's own is far below. */
const TURN = 0x48_55_49_4b_00_00_00_00n;
