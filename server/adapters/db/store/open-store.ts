import pg from "pg";
import { ADMIN } from "./data-directory.ts";
import { socketOfHolder, startEmbedded } from "./embedded.ts";
import { APP_LIMITS, endPools, makePool, OWNER_LIMITS } from "./pools.ts";
import { APP, DATABASE, makeEmbeddedRoles, OWNER } from "./roles.ts";
import { openServer } from "./server-store.ts";
import type { Store } from "./store.ts";
import type { Supervised } from "./supervise.ts";

export type { Store };

export interface StoreOptions {
  /** `postgres://…`; without it the built-in database runs on `dataDir`. */
  readonly databaseUrl?: string;
  readonly dataDir: string;
  /** Whether the server of `databaseUrl` may be asked to keep statements by name; a proxy that lends sessions may not. */
  readonly prepares?: boolean;
  /** For a command beside a running server: use the database that the holder of `dataDir` runs. */
  readonly attach?: boolean;
  readonly log?: (line: string) => void;
}

/** Connection string of `user` on the socket in `socketDir`; libpq and pg both read it. */
export const socketUrl = (socketDir: string, user: string, database: string): string =>
  `postgres://${user}@localhost/${database}?host=${encodeURIComponent(socketDir)}&port=5432`;

const silent = (): void => undefined;

const storeAt = (socketDir: string, log: (line: string) => void, stop: () => Promise<void>): Store => {
  const at = { host: socketDir, port: 5432, database: DATABASE, ssl: false };
  const pool = makePool({ ...at, user: APP }, APP_LIMITS, log);
  const ownerPool = makePool({ ...at, user: OWNER }, OWNER_LIMITS, log);
  const close = async (): Promise<void> => {
    try {
      await endPools([pool, ownerPool]);
    } finally {
      await stop();
    }
  };
  return { pool, ownerPool, ownerUrl: socketUrl(socketDir, OWNER, DATABASE), kind: "embedded", close };
};

/** Makes the roles and the database of a fresh data directory; does nothing to one that has them. */
async function prepare(embedded: Supervised): Promise<void> {
  const admin = new pg.Client({
    host: embedded.socketDir,
    port: 5432,
    user: ADMIN,
    database: "postgres",
    ssl: false,
  });
  admin.on("error", silent);
  await admin.connect();
  try {
    await makeEmbeddedRoles(admin);
  } finally {
    await admin.end();
  }
}

async function openEmbedded(dataDir: string, log: (line: string) => void): Promise<Store> {
  const embedded = await startEmbedded({ dataDir, log });
  try {
    await prepare(embedded);
    return storeAt(embedded.socketDir, log, embedded.stop);
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

/**
 * Opens the store; the caller migrates it and closes it. Throws StoreRefused with one sentence for the person
 * who started the program: a directory in use, a server that does not answer, a version that does not fit.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const log = options.log ?? silent;
  if (options.databaseUrl !== undefined) return openServer(options.databaseUrl, log, options.prepares);
  const socketDir = options.attach === true ? await socketOfHolder(options.dataDir) : undefined;
  if (socketDir !== undefined) return storeAt(socketDir, log, async () => undefined);
  return openEmbedded(options.dataDir, log);
}
