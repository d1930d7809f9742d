import { withRawTenant } from "../../../server/adapters/db/with-tenant.ts";
import type { TestDatabase } from "../../support/store.ts";

/** One live message as the database knows it. */
export interface Standing {
  readonly dispatchId: string;
  readonly accountId: string;
  readonly state: string;
  readonly recipient: string | null;
  /** Tasks asked for about it, and lines of the timeline that name it. */
  readonly tasks: number;
  readonly lines: number;
}

/** Every message that was not set aside, rehearsed ones left out. */
export async function standingsIn(database: TestDatabase, orgId: string): Promise<readonly Standing[]> {
  const { rows } = await withRawTenant(database.pool, orgId, (client) =>
    client.query<Standing>(
      `SELECT dispatch_id AS "dispatchId", account_id AS "accountId", state, recipient,
         (SELECT count(*)::int FROM writeback w WHERE w.org_id = d.org_id AND w.module = 'Tasks'
           AND w.external_id = d.dispatch_id) AS tasks,
         (SELECT count(*)::int FROM followup f WHERE f.org_id = d.org_id AND f.account_id = d.account_id
           AND f.dispatch_id = d.dispatch_id) AS lines
       FROM dispatch d WHERE NOT rehearsed AND state NOT IN ('held', 'cancelled')`,
    ),
  );
  return rows;
}

/**
 * The leases of dead processes are over, as they would be two minutes later, or end in so many milliseconds. Returns what
 * each had in hand.
 */
export async function endLeases(
  database: TestDatabase,
  orgId: string,
  pids: readonly number[],
  inMs = -1_000,
): Promise<readonly string[]> {
  const { rows } = await withRawTenant(database.pool, orgId, async (client) => {
    const of = pids.map((pid) => `${pid}-%`);
    await client.query(
      `UPDATE writeback SET lease_until = clock_timestamp() - interval '1 second'
       WHERE state = 'claimed' AND claimed_by LIKE ANY($1)`,
      [of],
    );
    return client.query<{ state: string }>(
      `UPDATE dispatch SET lease_until = clock_timestamp() + $2 * interval '1 millisecond'
       WHERE state IN ('claimed', 'sending') AND claimed_by LIKE ANY($1) RETURNING state`,
      [of, inMs],
    );
  });
  return rows.map(({ state }) => state);
}

/** Whether anything is still held by one of these processes. */
export async function isHeld(
  database: TestDatabase,
  orgId: string,
  pids: readonly number[],
): Promise<boolean> {
  const { rowCount } = await withRawTenant(database.pool, orgId, (client) =>
    client.query(
      "SELECT FROM dispatch WHERE state IN ('claimed', 'sending') AND claimed_by LIKE ANY($1) LIMIT 1",
      [pids.map((pid) => `${pid}-%`)],
    ),
  );
  return (rowCount ?? 0) > 0;
}

/** Tasks that the CRM does not have yet. */
export async function tasksWaiting(database: TestDatabase, orgId: string): Promise<number> {
  const { rows } = await withRawTenant(database.pool, orgId, (client) =>
    client.query<{ waiting: number }>(
      `SELECT count(*)::int AS waiting FROM writeback WHERE module = 'Tasks' AND state NOT IN ('sent', 'rejected')`,
    ),
  );
  return rows[0]?.waiting ?? 0;
}
