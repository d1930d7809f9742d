import pg from "pg";
import { migrate } from "../../server/adapters/db/migrate/migrate.ts";
import { makePool, OWNER_LIMITS } from "../../server/adapters/db/store/pools.ts";
import { makeEmbeddedRoles, makeServerRoles, OWNER } from "../../server/adapters/db/store/roles.ts";

export interface TestServer {
  /** May create and drop databases. */
  readonly adminUrl: string;
  /** A migrated database that nobody works in, to be cloned. */
  readonly template: string;
  readonly kind: "embedded" | "server";
}

export async function clientAt(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

/** The same server and user (or `user`), another database. */
export const urlOf = (adminUrl: string, database: string, user?: string): string => {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  if (user !== undefined) url.username = user;
  return url.href;
};

export const ownerUrlOf = ({ adminUrl, kind }: TestServer, database: string): string =>
  urlOf(adminUrl, database, kind === "embedded" ? OWNER : undefined);

/** Makes the roles and the template database, and migrates it. */
export async function makeTemplate(server: TestServer): Promise<TestServer> {
  const admin = await clientAt(server.adminUrl);
  await (server.kind === "embedded" ? makeEmbeddedRoles(admin) : makeServerRoles(admin));
  const owner = server.kind === "embedded" ? `OWNER ${OWNER}` : "";
  await admin.query(`CREATE DATABASE ${server.template} ${owner} TEMPLATE template0`);
  await admin.end();
  const pool = makePool(
    { connectionString: ownerUrlOf(server, server.template) },
    OWNER_LIMITS,
    () => undefined,
  );
  try {
    await migrate(pool);
  } finally {
    await pool.end();
  }
  return server;
}
