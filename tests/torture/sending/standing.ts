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

/** What a dead process had in hand: when its lease ends, in milliseconds from the asking. */
export interface InHand {
  readonly dispatchId: string;
  readonly state: string;
  readonly endsInMs: number;
}

/**
 * The leases of dead processes are over, as they would be two minutes later; or they end from `fromMs` to `toMs` after
 * now, at up to so many `moments` spread evenly. Returns what each had in hand.
 */
export async function endLeases(
  database: TestDatabase,
  orgId: string,
  pids: readonly number[],
  { fromMs, toMs, moments } = { fromMs: -1_000, toMs: -1_000, moments: 1 },
): Promise<readonly InHand[]> {
  const { rows } = await withRawTenant(database.pool, orgId, async (client) => {
    const of = pids.map((pid) => `${pid}-%`);
    await client.query(
      `UPDATE writeback SET lease_until = clock_timestamp() - interval '1 second'
       WHERE state = 'claimed' AND claimed_by LIKE ANY($1)`,
      [of],
    );
    return client.query<InHand>(
      `WITH held AS (SELECT dispatch_id AS id,
         $2::float8 + $3::float8 * ((row_number() OVER (ORDER BY dispatch_id) - 1) % $4::int) / least($4::int, count(*) OVER ()) AS ends
         FROM dispatch WHERE state IN ('claimed', 'sending') AND claimed_by LIKE ANY($1))
       UPDATE dispatch SET lease_until = clock_timestamp() + held.ends * interval '1 millisecond'
       FROM held WHERE dispatch_id = held.id AND state IN ('claimed', 'sending') AND claimed_by LIKE ANY($1)
       RETURNING dispatch_id AS "dispatchId", state, held.ends AS "endsInMs"`,
      [of, fromMs, toMs - fromMs, moments],
    );
  });
  return rows;
}

/** Which messages are still held by one of these processes. */
export async function heldBy(
  database: TestDatabase,
  orgId: string,
  pids: readonly number[],
): Promise<ReadonlySet<string>> {
  const { rows } = await withRawTenant(database.pool, orgId, (client) =>
    client.query<{ dispatch_id: string }>(
      "SELECT dispatch_id FROM dispatch WHERE state IN ('claimed', 'sending') AND claimed_by LIKE ANY($1)",
      [pids.map((pid) => `${pid}-%`)],
    ),
  );
  return new Set(rows.map((row) => row.dispatch_id));
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
