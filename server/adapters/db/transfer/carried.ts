import { createHash } from "node:crypto";
import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { DIRECTORY } from "../store/roles.ts";
import type { CarriedSequence } from "./manifest.ts";

/** One table as the catalog has it: its columns, and the order that two servers agree on. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
  readonly order: string;
}

/** Every table with tenants' rows, `org` first because all others refer to it. */
export async function tablesIn(client: pg.ClientBase): Promise<readonly TableShape[]> {
  const { rows } = await client.query<TableShape>(`
    SELECT c.relname AS name,
      array_agg(quote_ident(a.attname) ORDER BY a.attnum)::text[] AS columns,
      (SELECT string_agg(quote_ident(k.attname) || CASE WHEN k.attcollation = 0 THEN '' ELSE ' COLLATE "C"' END, ', '
          ORDER BY array_position(i.indkey::int2[], k.attnum))
        FROM pg_index i JOIN pg_attribute k ON k.attrelid = c.oid AND k.attnum = ANY (i.indkey)
        WHERE i.indrelid = c.oid AND i.indisprimary) AS "order"
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'schema_migration'
    GROUP BY c.oid, c.relname ORDER BY c.relname <> 'org', c.relname COLLATE "C"`);
  return rows;
}

/** Which orgs there are, through the one door that shows them. */
export async function orgsIn(client: pg.ClientBase): Promise<readonly string[]> {
  await client.query(`SET LOCAL ROLE ${DIRECTORY}`);
  const { rows } = await client.query<{ id: string }>("SELECT org_id::text AS id FROM org ORDER BY org_id");
  await client.query("RESET ROLE");
  return rows.map(({ id }) => id);
}

/** The migrations that made the database; empty when none ever ran. */
export async function migrationsIn(client: pg.ClientBase): Promise<{ name: string; hash: string }[]> {
  const there = await client.query<{ yes: boolean }>(
    "SELECT to_regclass('public.schema_migration') IS NOT NULL AS yes",
  );
  if (there.rows[0]?.yes !== true) return [];
  const { rows } = await client.query<{ name: string; hash: string }>(
    'SELECT name, hash FROM schema_migration ORDER BY name COLLATE "C"',
  );
  return rows;
}

export async function sequencesIn(client: pg.ClientBase): Promise<readonly CarriedSequence[]> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT sequencename AS name FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1",
  );
  const found: CarriedSequence[] = [];
  for (const { name } of rows) {
    const value = await client.query<{ last: string; called: boolean }>(
      `SELECT last_value::text AS last, is_called AS called FROM "${name}"`,
    );
    if (value.rows[0] !== undefined) found.push({ name, ...value.rows[0] });
  }
  return found;
}

/** Values have one text on every server: the checksum is of that text. And a long copy is not a forgotten session. */
export const ONE_TEXT = `
  SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'postgres';
  SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1;
  SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0`;

/**
 * The table's rows as COPY text in the order of their primary key, in pieces, each handed to `take` before the
 * next is fetched. One org after another, because the walls bind the owner too.
 */
export async function readTable(
  client: pg.ClientBase,
  table: TableShape,
  orgs: readonly string[],
  take: (piece: Buffer, rowsSoFar: number) => Promise<void> | void,
): Promise<{ rows: number; sha256: string }> {
  const hash = createHash("sha256");
  let rows = 0;
  for (const orgId of orgs) {
    await client.query("SELECT set_config('app.org', $1, true)", [orgId]);
    const chosen = `SELECT ${table.columns.join(", ")} FROM "${table.name}" WHERE org_id = ${BigInt(orgId)}`;
    const copy = client.query(copyTo(`COPY (${chosen} ORDER BY ${table.order}) TO STDOUT`));
    for await (const piece of copy as AsyncIterable<Buffer>) {
      hash.update(piece);
      await take(piece, rows);
    }
    rows += copy.rowCount;
  }
  return { rows, sha256: hash.digest("hex") };
}
