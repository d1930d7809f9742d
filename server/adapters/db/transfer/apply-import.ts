import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { assert } from "../../../../shared/kernel/result.ts";
import { tablesWithoutTenantWall } from "../migrate/check-policies.ts";
import { migrate } from "../migrate/migrate.ts";
import { migrationFiles } from "../migrate/migration-files.ts";
import { otherSessions } from "../store/pools.ts";
import { StoreRefused } from "../store/store-refused.ts";
import { migrationsIn, ONE_TEXT, orgsIn, readTable, type TableShape, tablesIn } from "./carried.ts";
import type { CarriedSequence, Manifest } from "./manifest.ts";
import type { ExportFile } from "./read-export.ts";
import { standStill, standStillAtLast } from "./standstill.ts";

export interface ImportOptions {
  /** The target takes the source's place: its orgs stay live and connected. Otherwise it is a copy, and is silenced. */
  readonly inPlace: boolean;
  /** Told now and then how far it is. */
  readonly progress: (table: string, rows: number) => void;
}

/** Why a copy does not talk to a CRM until somebody connects it on purpose. */
const COPIED = "this database is a copy: connect the org again to let it read and write the CRM";

/**
 * Fills an empty database from an export, in one transaction: all of it, or nothing; and nothing leaves from there
 * before a person resumes it. Throws StoreRefused with one sentence when the target is not empty, is at work, or was
 * opened by a newer program, and when it should take the place of a source that could send while it was written.
 */
export async function applyImport(
  ownerPool: pg.Pool,
  file: ExportFile,
  options: ImportOptions,
): Promise<{ orgs: number; rows: number }> {
  const { manifest } = file;
  if (options.inPlace) refuseUnquiet(manifest);
  await refuseAtWork(ownerPool);
  await reachShapeOf(ownerPool, manifest);
  const client = await ownerPool.connect();
  let failed = true;
  let orgs: readonly string[];
  try {
    await client.query(`BEGIN; ${ONE_TEXT}`);
    orgs = await fill(client, file, options);
    if (!options.inPlace) await silence(client, orgs);
    await standStill(client, manifest, orgs);
    await client.query("COMMIT");
    failed = false;
  } finally {
    // The server rolls back what a lost session had not committed.
    client.release(failed);
  }
  await migrate(ownerPool);
  await standStillAtLast(ownerPool, manifest);
  await ownerPool.query("ANALYZE");
  return { orgs: orgs.length, rows: manifest.tables.reduce((all, { rows }) => all + rows, 0) };
}

/** What the source sent after the export's moment is not in it, and would be sent again. */
function refuseUnquiet({ quiet }: Manifest): void {
  if (quiet === true) return;
  throw new StoreRefused(
    "--in-place needs an export that was written while nothing could send: stop the source (its server, or POST /ops/stop), export again, and import that.",
  );
}

async function refuseAtWork(ownerPool: pg.Pool): Promise<void> {
  if ((await otherSessions(ownerPool)) === 0) return;
  throw new StoreRefused(
    "A Huikuan server is at work on the target database; stop it, import, then start it again.",
  );
}

/** Runs the migrations that the source had, and no more, in a target that has none or fewer. */
async function reachShapeOf(ownerPool: pg.Pool, { migrations }: Manifest): Promise<void> {
  const there = await migrationsOfEmpty(ownerPool);
  const wanted = new Set(migrations.map(({ name }) => name));
  const beyond = there.find(({ name }) => !wanted.has(name));
  if (beyond !== undefined)
    throw new StoreRefused(
      `The target database has the migration ${beyond.name}, which the export has not; import into a database that no Huikuan has opened yet.`,
    );
  await migrate(
    ownerPool,
    migrationFiles().filter(({ name }) => wanted.has(name)),
  );
}

/** The target's migrations, once it is sure that no org is in it. */
async function migrationsOfEmpty(ownerPool: pg.Pool): Promise<readonly { name: string }[]> {
  const client = await ownerPool.connect();
  try {
    await client.query("BEGIN READ ONLY");
    const there = await migrationsIn(client);
    if (there.length > 0 && (await orgsIn(client)).length > 0) refuseFull();
    return there;
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}

function refuseFull(): never {
  throw new StoreRefused(
    "The target database is not empty; import into an empty one, so that nothing is mixed.",
  );
}

/** Puts the rows in and reads them back through the walls: the checksums must be the source's. */
async function fill(
  client: pg.ClientBase,
  file: ExportFile,
  options: ImportOptions,
): Promise<readonly string[]> {
  const { manifest } = file;
  const shapes = await tablesIn(client);
  for (const { name } of shapes) await client.query(`ALTER TABLE "${name}" NO FORCE ROW LEVEL SECURITY`);
  for (const { name } of shapes) {
    const { rowCount } = await client.query(`SELECT 1 FROM "${name}" LIMIT 1`);
    if (rowCount !== 0) refuseFull();
  }
  for (const { name, columns, rows } of manifest.tables) {
    const copy = copyFrom(`COPY "${name}" (${columns.join(", ")}) FROM STDIN`);
    const text = await file.rowsOf(name);
    client.query(copy);
    await pipeline(text, copy);
    assert(copy.rowCount === rows, `${name} took ${copy.rowCount} of ${rows} rows`);
    options.progress(name, copy.rowCount);
  }
  for (const { name } of shapes) await client.query(`ALTER TABLE "${name}" FORCE ROW LEVEL SECURITY`);
  for (const sequence of manifest.sequences) await setSequence(client, sequence);
  const orgs = await orgsIn(client);
  await compare(client, manifest, shapes, orgs);
  return orgs;
}

const setSequence = (client: pg.ClientBase, { name, last, called }: CarriedSequence) =>
  client.query("SELECT setval(('public.' || quote_ident($1))::regclass, $2, $3)", [name, last, called]);

async function compare(
  client: pg.ClientBase,
  { tables }: Manifest,
  shapes: readonly TableShape[],
  orgs: readonly string[],
): Promise<void> {
  const open = await tablesWithoutTenantWall(client);
  assert(open.length === 0, `tables without a tenant wall: ${open.map(({ table }) => table).join(", ")}`);
  const carried = new Map(tables.map((table) => [table.name, table]));
  assert(shapes.length === carried.size, "the export and the target have different tables");
  for (const shape of shapes) {
    const { sha256 } = await readTable(client, shape, orgs, () => undefined);
    assert(sha256 === carried.get(shape.name)?.sha256, `the target's ${shape.name} is not the export's`);
  }
}

/** A copy must not remind the real customers, nor write into the real CRM, nor spend the real one's tokens. */
async function silence(client: pg.ClientBase, orgs: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ texts: boolean; bureaus: boolean; returns: boolean }>(
    "SELECT to_regclass('public.sms_sender') IS NOT NULL AS texts, to_regclass('public.bureau_access') IS NOT NULL AS bureaus, to_regclass('public.return_mailbox') IS NOT NULL AS returns",
  );
  const [there] = rows;
  for (const orgId of orgs) {
    await client.query("SELECT set_config('app.org', $1, true)", [orgId]);
    await client.query("UPDATE org SET mode = 'rehearsal' WHERE org_id = $1 AND mode = 'live'", [orgId]);
    await client.query(
      `UPDATE zoho_connection SET state = 'refused', state_reason = $2, access_token_sealed = NULL,
        access_expires_at = NULL WHERE org_id = $1`,
      [orgId, COPIED],
    );
    // Nor text the real customers, from the real account.
    if (there?.texts) await client.query("DELETE FROM sms_sender WHERE org_id = $1", [orgId]);
    // Nor order reports for the real account's money.
    if (there?.bureaus) await client.query("DELETE FROM bureau_access WHERE org_id = $1", [orgId]);
    // Nor name the real mailbox for what comes back.
    if (there?.returns) await client.query("DELETE FROM return_mailbox WHERE org_id = $1", [orgId]);
  }
}
