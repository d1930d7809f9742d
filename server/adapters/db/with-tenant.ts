import type { Transaction } from "kysely";
import type pg from "pg";
import { assert } from "../../../shared/kernel/result.ts";
import type { Database } from "./schema.ts";
import { prepareNoMore } from "./store/pools.ts";
import { forgetNames } from "./store/prepared.ts";
import { APP } from "./store/roles.ts";
import { type Asks, transactionOn } from "./transaction-on.ts";

/** Serialization failure and deadlock: the database asks to try the whole transaction again. */
const ASKS_AGAIN = new Set(["40001", "40P01"]);
const ATTEMPTS = 4;

const assertOrg = (orgId: string): void =>
  assert(/^[1-9]\d*$/.test(orgId), `"${orgId}" is not an org's number`);

/** A statement of that name is missing, or there already: the session is not the one in which it was prepared. */
const NOT_OUR_SESSION = new Set(["26000", "42P05"]);

/** A statement was prepared before a migration of another process changed what it answers with. */
const isOutdated = ({ code, message }: { readonly code?: string; readonly message?: string }): boolean =>
  code === "0A000" && message?.includes("cached plan") === true;

async function again<T>(pool: pg.Pool, attempt: () => Promise<T>): Promise<T> {
  for (let left = ATTEMPTS - 1; ; left -= 1) {
    try {
      return await attempt();
    } catch (error) {
      const fault = error as { code?: string; message?: string };
      const { code = "" } = fault;
      if (isOutdated(fault)) forgetNames();
      else if (NOT_OUR_SESSION.has(code)) prepareNoMore(pool);
      else if (!ASKS_AGAIN.has(code)) throw error;
      if (left === 0) throw error;
    }
  }
}

/**
 * The one door to a tenant's rows: a transaction in which only rows of `orgId` exist. Commits when `work`
 * returns, rolls back when it throws. The database may ask for another try (up to three), so `work` must do
 * nothing but talk to `tx`. Inside, never open a second door: it would wait for a second connection.
 */
export const withTenant = <T>(
  pool: pg.Pool,
  orgId: string,
  work: (tx: Transaction<Database>) => Promise<T>,
  asks: Asks = "any",
): Promise<T> =>
  throughDoor(pool, orgId, async (client) => {
    const { tx, end } = transactionOn(pool, client, asks);
    try {
      return { result: await work(tx), isCommitted: end() };
    } finally {
      end();
    }
  });

/** The same door for what Kysely has no words for: COPY and named statements on the driver's own client. */
export const withRawTenant = <T>(
  pool: pg.Pool,
  orgId: string,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> =>
  throughDoor(pool, orgId, async (client) => ({ result: await work(client), isCommitted: false }));

interface Done<T> {
  readonly result: T;
  readonly isCommitted: boolean;
}

async function throughDoor<T>(
  pool: pg.Pool,
  orgId: string,
  work: (client: pg.PoolClient) => Promise<Done<T>>,
): Promise<T> {
  assertOrg(orgId);
  // Both end with the transaction, so the next user of this connection starts with neither.
  const begin = `BEGIN; SELECT set_config('role', '${APP}', true), set_config('app.org', '${orgId}', true)`;
  return again(pool, async () => {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      // Goes with the first question. When it fails, that one does too, and nothing is committed.
      const began = client.query(begin);
      began.catch(() => undefined);
      const { result, isCommitted } = await work(client);
      await began;
      if (!isCommitted) await client.query("COMMIT");
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
