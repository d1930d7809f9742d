import type { Pool } from "pg";

/** More than clocks drift, less than any step of a day: who is further off writes to nobody. */
const SLACK_MS = 15 * 60_000;

/** Whether this machine's clock is near the database's. */
export async function agreesWithClock(pool: Pool, now: () => Date): Promise<boolean> {
  const { rows } = await pool.query<{ at: Date }>("SELECT clock_timestamp() AS at");
  const [row] = rows;
  return row !== undefined && Math.abs(row.at.getTime() - now().getTime()) < SLACK_MS;
}

/** So long an agreement is believed while nobody sets this machine's clock. */
const BELIEVED_MS = 5_000;
/** A clock that is kept right is moved by less. */
const NUDGE_MS = 1_000;

/**
 * The same for who asks before every letter: the database is asked again after some seconds, or at once when this machine's
 * clock did not go on as time did (`elapsed`, milliseconds that nobody can set) since it was last found right.
 */
export function watchedClock(
  pool: Pool,
  now: () => Date,
  elapsed: () => number = () => performance.now(),
): () => Promise<boolean> {
  let right: { readonly at: number; readonly elapsed: number } | null = null;
  return async () => {
    const seen = { at: now().getTime(), elapsed: elapsed() };
    if (right !== null) {
      const passed = seen.elapsed - right.elapsed;
      if (passed < BELIEVED_MS && Math.abs(seen.at - right.at - passed) < NUDGE_MS) return true;
    }
    right = (await agreesWithClock(pool, now)) ? seen : null;
    return right !== null;
  };
}
