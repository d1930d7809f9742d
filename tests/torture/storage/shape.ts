import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { migrate } from "../../../server/adapters/db/migrate/migrate.ts";
import { migrationFiles } from "../../../server/adapters/db/migrate/migration-files.ts";
import { openStore } from "../../../server/adapters/db/store/open-store.ts";

const QUESTION = `
SELECT md5(string_agg(line, E'\\n' ORDER BY line COLLATE "C")) AS shape FROM (
  SELECT format('%s.%s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull) AS line
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
    AND c.relname <> 'schema_migration'
  UNION ALL SELECT format('%s walled %s %s', relname, relrowsecurity, relforcerowsecurity)
  FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'schema_migration'
  UNION ALL SELECT format('%s %s', indexdef, (SELECT indisvalid FROM pg_index WHERE indexrelid = (schemaname || '.' || quote_ident(indexname))::regclass))
  FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'schema_migration'
  UNION ALL SELECT format('%s %s %s %s %s', tablename, policyname, roles, qual, with_check) FROM pg_policies WHERE schemaname = 'public'
  UNION ALL SELECT format('%s', proname) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
) AS parts`;

/** What the migrations have made of the schema, as one text; equal texts are equal schemas. */
export const shapeOf = async (pool: pg.Pool): Promise<string> =>
  (await pool.query<{ shape: string | null }>(QUESTION)).rows[0]?.shape ?? "empty";

/** The shape after none, one, two … of the migrations: the only shapes that a database may ever be found in. */
export async function lawfulShapes(): Promise<readonly string[]> {
  const dataDir = await mkdtemp(join(tmpdir(), "huikuan-shape-"));
  const store = await openStore({ dataDir });
  try {
    const shapes = [await shapeOf(store.ownerPool)];
    const all = migrationFiles();
    for (let n = 1; n <= all.length; n += 1) {
      await migrate(store.ownerPool, all.slice(0, n));
      shapes.push(await shapeOf(store.ownerPool));
    }
    return shapes;
  } finally {
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** How many migrations the database says it ran. */
export async function migrationsRun(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ there: boolean }>(
    "SELECT to_regclass('public.schema_migration') IS NOT NULL AS there",
  );
  if (rows[0]?.there !== true) return 0;
  return Number((await pool.query<{ n: string }>("SELECT count(*) AS n FROM schema_migration")).rows[0]?.n);
}
