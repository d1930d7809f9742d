import { Kysely, PostgresDialect, type Transaction, sql } from "kysely";
import type pg from "pg";
import { assert } from "../../../shared/kernel/result.ts";
import type { Database } from "./schema.ts";
import { APP } from "./store/roles.ts";

const doors = new WeakMap<pg.Pool, Kysely<Database>>();

const doorOf = (pool: pg.Pool): Kysely<Database> => {
  const known = doors.get(pool);
  if (known !== undefined) return known;
  const made = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  doors.set(pool, made);
  return made;
};

/** Serialization failure and deadlock: the database asks to try the whole transaction again. */
const ASKS_AGAIN = new Set(["40001", "40P01"]);
const ATTEMPTS = 4;

const assertOrg = (orgId: string): void =>
  assert(/^[1-9]\d*$/.test(orgId), `"${orgId}" is not an org's number`);

async function again<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = ATTEMPTS - 1; ; left -= 1) {
    try {
      return await attempt();
    } catch (error) {
      const { code } = error as { code?: string };
      if (left === 0 || code === undefined || !ASKS_AGAIN.has(code)) throw error;
    }
  }
}

/**
 * The one door to a tenant's rows: a transaction in which only rows of `orgId` exist. Commits when `work`
 * returns, rolls back when it throws. The database may ask for another try (up to three), so `work` must do
 * nothing but talk to `tx`. Inside, never open a second door: it would wait for a second connection.
 */
export async function withTenant<T>(
  pool: pg.Pool,
  orgId: string,
  work: (tx: Transaction<Database>) => Promise<T>,
): Promise<T> {
  assertOrg(orgId);
  return again(() =>
    doorOf(pool)
      .transaction()
      .execute(async (tx) => {
        // Both end with the transaction, so the next user of this connection starts with neither.
        await sql`SELECT set_config('role', ${APP}, true), set_config('app.org', ${orgId}, true)`.execute(tx);
        return work(tx);
      }),
  );
}

/** The same door for what Kysely has no words for: COPY and named statements on the driver's own client. */
export async function withRawTenant<T>(
  pool: pg.Pool,
  orgId: string,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  assertOrg(orgId);
  return again(async () => {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query("BEGIN");
      await client.query("SELECT set_config('role', $1, true), set_config('app.org', $2, true)", [
        APP,
        orgId,
      ]);
      const result = await work(client);
      await client.query("COMMIT");
      return result;
    } catch (error) {
      await client.query("ROLLBACK").catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  });
}
