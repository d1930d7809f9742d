import type pg from "pg";
import { APP } from "../store/roles.ts";
import { StoreRefused } from "../store/store-refused.ts";
import { type Migration, migrationFiles } from "./migration-files.ts";

/** Any number that nobody else locks: "huik" in ASCII. */
const LOCK = 0x6875696b;

const NOT_ALLOWED = "42501";

interface Applied {
  readonly name: string;
  readonly hash: string;
}

/** Tables made from here on are the app role's to use; a migration may then take rights away again. */
const GROUND = `
  CREATE TABLE IF NOT EXISTS schema_migration (
    name text PRIMARY KEY,
    hash text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
  );
  GRANT USAGE ON SCHEMA public TO ${APP};
  ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${APP};
  ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ${APP};
  REVOKE ALL ON schema_migration FROM ${APP};
`;

const refuseUnknown = (applied: readonly Applied[], known: readonly Migration[]): void => {
  const names = new Set(known.map(({ name }) => name));
  const unknown = applied.findLast(({ name }) => !names.has(name));
  if (unknown === undefined) return;
  throw new StoreRefused(
    `This database was written by a newer Huikuan (migration ${unknown.name}). Update the program, or restore an older copy.`,
  );
};

const refuseEdited = (applied: readonly Applied[], known: readonly Migration[]): void => {
  const hashes = new Map(applied.map(({ name, hash }) => [name, hash]));
  const edited = known.find(({ name, hash }) => hashes.has(name) && hashes.get(name) !== hash);
  if (edited === undefined) return;
  throw new StoreRefused(
    `The migration ${edited.name} was edited after this database ran it; put its text back and write a new migration instead.`,
  );
};

const stillToRun = (applied: readonly Applied[], known: readonly Migration[]): Migration[] => {
  const done = new Set(applied.map(({ name }) => name));
  const last = applied.at(-1)?.name ?? "";
  const waiting = known.filter(({ name }) => !done.has(name));
  const late = waiting.find(({ name }) => name < last);
  if (late === undefined) return waiting;
  throw new StoreRefused(
    `The migration ${late.name} would run after ${last}, which this database already has; give it a later number.`,
  );
};

async function run(client: pg.PoolClient, migration: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(migration.sql);
    await client.query("INSERT INTO schema_migration (name, hash) VALUES ($1, $2)", [
      migration.name,
      migration.hash,
    ]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw new Error(`Migration ${migration.name} failed and changed nothing: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

const layGround = async (client: pg.PoolClient): Promise<void> => {
  try {
    await client.query(GROUND);
  } catch (error) {
    if ((error as { code?: string }).code !== NOT_ALLOWED) throw error;
    throw new StoreRefused(
      "The user of DATABASE_URL may not create tables; make it the owner of its database (ALTER DATABASE … OWNER TO …).",
      { cause: error },
    );
  }
};

async function runAll(client: pg.PoolClient, known: readonly Migration[]): Promise<string[]> {
  // Waiting for another migrator, and building an index, may take as long as they take.
  await client.query("SET statement_timeout = 0; SET lock_timeout = 0");
  await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
  await client.query("BEGIN");
  await layGround(client);
  const { rows } = await client.query<Applied>(
    'SELECT name, hash FROM schema_migration ORDER BY name COLLATE "C"',
  );
  refuseUnknown(rows, known);
  refuseEdited(rows, known);
  const waiting = stillToRun(rows, known);
  await client.query("COMMIT");
  for (const migration of waiting) await run(client, migration);
  return waiting.map(({ name }) => name);
}

/**
 * Brings the database to the code's shape: each migration in a transaction of its own, one migrator at a
 * time (a second one waits, then finds nothing to do). Throws StoreRefused when the database is newer than
 * the code or a migration was edited after it ran; throws Error when one fails. Either way nothing is half done.
 */
export async function migrate(
  ownerPool: pg.Pool,
  known: readonly Migration[] = migrationFiles(),
): Promise<{ applied: string[] }> {
  const client = await ownerPool.connect();
  try {
    return { applied: await runAll(client, known) };
  } finally {
    // Ends the session, and with it the lock and the missing time limit.
    client.release(true);
  }
}
