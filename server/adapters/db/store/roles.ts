import type pg from "pg";
import { StoreRefused } from "./store-refused.ts";

/** Owns the tables and changes their shape; row walls bind it too, because they are forced. */
export const OWNER = "huikuan_owner";
/** Reads and writes rows for one tenant at a time; owns nothing and cannot step around a row wall. */
export const APP = "huikuan_app";
/** May list which orgs exist and in which of them a message is held, and nothing else: for jobs that visit every tenant. */
export const DIRECTORY = "huikuan_directory";
export const DATABASE = "huikuan";

const POWERLESS = "NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS";

const exists = async (client: pg.ClientBase, name: string): Promise<boolean> =>
  (await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [name])).rowCount === 1;

const makeRole = async (client: pg.ClientBase, name: string, login: "LOGIN" | "NOLOGIN"): Promise<void> => {
  if (!(await exists(client, name))) await client.query(`CREATE ROLE ${name} ${login} ${POWERLESS}`);
};

/** In the built-in database we are the administrator: owner and app log in over the private socket. */
export async function makeEmbeddedRoles(admin: pg.ClientBase): Promise<void> {
  await makeRole(admin, OWNER, "LOGIN");
  await makeRole(admin, APP, "LOGIN");
  await makeRole(admin, DIRECTORY, "NOLOGIN");
  // So that work done through the owner's pool can step down as well.
  await admin.query(`GRANT ${APP} TO ${OWNER}`);
  await admin.query(`GRANT ${DIRECTORY} TO ${OWNER} WITH ADMIN TRUE, INHERIT FALSE, SET TRUE`);
  const database = await admin.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
  if (database.rowCount === 0)
    await admin.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER} TEMPLATE template0`);
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const isMember = async (client: pg.ClientBase, name: string): Promise<boolean> => {
  if (!(await exists(client, name))) return false;
  const { rows } = await client.query<{ yes: boolean }>("SELECT pg_has_role($1, 'MEMBER') AS yes", [name]);
  return rows[0]?.yes === true;
};

const makeAndJoin = async (client: pg.ClientBase, name: string, user: string): Promise<void> => {
  try {
    await makeRole(client, name, "NOLOGIN");
    if (!(await isMember(client, name))) await client.query(`GRANT ${name} TO ${user}`);
  } catch {
    // Another process of ours may have been first with either.
    if (await isMember(client, name)) return;
    throw new StoreRefused(
      `The database user ${user} of DATABASE_URL may not make the role ${name}; once, as an administrator, run: CREATE ROLE ${name} NOLOGIN; GRANT ${name} TO ${user};`,
    );
  }
};

/**
 * On a server of the operator's, the given user migrates and owns; the roles below it are made when missing.
 * Throws StoreRefused when that user may neither make nor become them.
 */
export async function makeServerRoles(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ user: string }>('SELECT current_user AS "user"');
  const user = quote(rows[0]?.user ?? "");
  await makeAndJoin(client, APP, user);
  await makeAndJoin(client, DIRECTORY, user);
  await refusePowerful(client);
}

async function refusePowerful(client: pg.ClientBase): Promise<void> {
  const { rowCount } = await client.query(
    "SELECT 1 FROM pg_roles WHERE rolname = $1 AND (rolsuper OR rolbypassrls)",
    [APP],
  );
  if (rowCount === 0) return;
  throw new StoreRefused(
    `The role ${APP} may step around row-level security; run: ALTER ROLE ${APP} NOSUPERUSER NOBYPASSRLS;`,
  );
}
