import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type Transaction,
} from "kysely";
import type pg from "pg";
import { assert } from "../../../shared/kernel/result.ts";
import type { Database } from "./schema.ts";
import { APP } from "./store/roles.ts";

/** Begins each transaction as the tenant's own, in the one breath that a plain beginning takes. */
class TenantDriver extends PostgresDriver {
  readonly #begin: string;

  constructor(config: PostgresDialectConfig, orgId: string) {
    super(config);
    // Both end with the transaction, so the next user of this connection starts with neither.
    this.#begin = `BEGIN; SELECT set_config('role', '${APP}', true), set_config('app.org', '${orgId}', true)`;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(this.#begin));
  }
}

class TenantDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;
  readonly #orgId: string;

  constructor(config: PostgresDialectConfig, orgId: string) {
    super(config);
    this.#config = config;
    this.#orgId = orgId;
  }

  override createDriver(): Driver {
    return new TenantDriver(this.#config, this.#orgId);
  }
}

const doors = new WeakMap<pg.Pool, Map<string, Kysely<Database>>>();
/** Far more orgs than are at work at once. */
const MOST_DOORS = 500;

/** `orgId` is a number's digits: it is written into a statement. */
function doorOf(pool: pg.Pool, orgId: string): Kysely<Database> {
  assertOrg(orgId);
  const known = doors.get(pool) ?? new Map<string, Kysely<Database>>();
  doors.set(pool, known);
  const door = known.get(orgId);
  if (door !== undefined) return door;
  if (known.size >= MOST_DOORS) known.clear();
  const made = new Kysely<Database>({ dialect: new TenantDialect({ pool }, orgId) });
  known.set(orgId, made);
  return made;
}

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
  const door = doorOf(pool, orgId);
  return again(() => door.transaction().execute(work));
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
