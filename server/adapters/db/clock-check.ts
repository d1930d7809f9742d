import type { Pool } from "pg";

/** More than clocks drift, less than any step of a day: who is further off writes to nobody. */
const SLACK_MS = 15 * 60_000;

/** Whether this machine's clock is near the database's. */
export async function agreesWithClock(pool: Pool, now: () => Date): Promise<boolean> {
  const { rows } = await pool.query<{ at: Date }>("SELECT clock_timestamp() AS at");
  const [row] = rows;
  return row !== undefined && Math.abs(row.at.getTime() - now().getTime()) < SLACK_MS;
}
