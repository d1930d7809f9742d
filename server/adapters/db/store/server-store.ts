import type pg from "pg";
import type { Store } from "./store.ts";
import { APP_LIMITS, endPools, makePool, OWNER_LIMITS } from "./pools.ts";
import { APP, makeServerRoles } from "./roles.ts";
import { StoreRefused } from "./store-refused.ts";

const OLDEST = 15;

const refuseUnreadable = (databaseUrl: string): void => {
  const readable =
    /^postgres(ql)?:\/\/[^\s]+$/.test(databaseUrl) && URL.canParse(databaseUrl.replace("@/", "@x/"));
  if (readable) return;
  throw new StoreRefused("DATABASE_URL must look like postgres://user:password@host:5432/database.");
};

const because = (error: unknown): string => {
  const { code, message } = error as { code?: string; message?: string };
  const known: Record<string, string> = {
    "28P01": "the password is wrong",
    "28000": "the server does not let this user in",
    "3D000": "the database does not exist",
    ECONNREFUSED: "nothing listens there",
    ENOTFOUND: "the host is unknown",
    ENOENT: "the socket does not exist",
  };
  return known[code ?? ""] ?? message ?? "no answer";
};

const connect = async (pool: pg.Pool): Promise<pg.PoolClient> => {
  try {
    return await pool.connect();
  } catch (error) {
    throw new StoreRefused(`The database of DATABASE_URL cannot be reached: ${because(error)}.`, {
      cause: error,
    });
  }
};

async function check(ownerPool: pg.Pool, log: (line: string) => void): Promise<void> {
  const client = await connect(ownerPool);
  try {
    const { rows } = await client.query<{ version: number; powerful: boolean }>(
      `SELECT current_setting('server_version_num')::int / 10000 AS version, rolsuper OR rolbypassrls AS powerful
         FROM pg_roles WHERE rolname = current_user`,
    );
    const [found] = rows;
    if (found !== undefined && found.version < OLDEST) {
      throw new StoreRefused(
        `DATABASE_URL names a PostgreSQL ${found.version}; Huikuan needs ${OLDEST} or newer.`,
      );
    }
    if (found?.powerful === true) {
      log("The user of DATABASE_URL may step around row-level security; an ordinary user is safer.");
    }
    await makeServerRoles(client);
  } finally {
    client.release();
  }
}

/** Opens the operator's own PostgreSQL. Throws StoreRefused with one sentence, never with the password. */
export async function openServer(
  databaseUrl: string,
  log: (line: string) => void,
  prepares = true,
): Promise<Store> {
  refuseUnreadable(databaseUrl);
  const target = { connectionString: databaseUrl };
  const ownerPool = makePool(target, OWNER_LIMITS, log);
  const pool = makePool(target, { ...APP_LIMITS, prepares }, log, APP);
  const close = (): Promise<void> => endPools([pool, ownerPool]);
  try {
    await check(ownerPool, log);
  } catch (error) {
    await close();
    throw error;
  }
  return { pool, ownerPool, ownerUrl: databaseUrl, kind: "server", close };
}
