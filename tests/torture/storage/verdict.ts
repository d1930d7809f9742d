import pg from "pg";
import { tablesWithoutTenantWall } from "../../../server/adapters/db/migrate/check-policies.ts";
import { migrate } from "../../../server/adapters/db/migrate/migrate.ts";
import { ADMIN } from "../../../server/adapters/db/store/data-directory.ts";
import { openStore, socketUrl, type Store } from "../../../server/adapters/db/store/open-store.ts";
import { DATABASE } from "../../../server/adapters/db/store/roles.ts";
import { migrationsRun, shapeOf } from "./shape.ts";

export interface Verdict {
  /** Milliseconds until the reopened store answered. */
  readonly openMs: number;
  /** Migrations found when it was reopened, before the rest was run. */
  readonly migrationsFound: number;
  /** What is not as it must be, one sentence each. */
  readonly faults: readonly string[];
}

/** Reopens the data directory and judges what the kill left; `alsoAsk` looks for the acknowledged commits. */
export async function judge(
  dataDir: string,
  shapes: readonly string[],
  alsoAsk: (store: Store) => Promise<readonly string[]>,
): Promise<Verdict> {
  const startedAt = performance.now();
  const store = await openStore({ dataDir });
  try {
    const openMs = performance.now() - startedAt;
    const migrationsFound = await migrationsRun(store.ownerPool);
    const faults: string[] = [];
    if ((await shapeOf(store.ownerPool)) !== shapes[migrationsFound])
      faults.push(`after ${migrationsFound} migrations the schema is not what they make`);
    await migrate(store.ownerPool);
    if ((await shapeOf(store.ownerPool)) !== shapes.at(-1)) faults.push("the schema is not the code's");
    const open = await tablesWithoutTenantWall(store.ownerPool);
    faults.push(...open.map(({ table, because }) => `${table}: ${because}`));
    faults.push(...(await indexFaults(store)), ...(await alsoAsk(store)));
    return { openMs, migrationsFound, faults };
  } finally {
    await store.close();
  }
}

const BIG = ["ledger_entry", "followup", "account", "contact", "decision", "writeback"];
const HEAP_ONLY =
  "SET LOCAL enable_indexscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_seqscan = on";
const INDEX_ONLY =
  "SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = on; SET LOCAL enable_bitmapscan = on";

/** Counts each big table by its heap and by its index, and lets amcheck compare every index with its heap. */
async function indexFaults(store: Store): Promise<readonly string[]> {
  const socketDir = new URL(store.ownerUrl).searchParams.get("host") ?? "";
  const admin = new pg.Client({ connectionString: socketUrl(socketDir, ADMIN, DATABASE) });
  await admin.connect();
  const faults: string[] = [];
  try {
    await admin.query("BEGIN");
    for (const table of BIG) {
      const count = async (how: string) => {
        await admin.query(how);
        return (await admin.query<{ n: string }>(`SELECT count(*) AS n FROM ${table} WHERE org_id > 0`))
          .rows[0]?.n;
      };
      const [heap, index] = [await count(HEAP_ONLY), await count(INDEX_ONLY)];
      if (heap !== index) faults.push(`${table}: ${heap} rows by its heap and ${index} by its index`);
    }
    await admin.query("CREATE EXTENSION amcheck");
    await admin.query(`SELECT bt_index_check(i.indexrelid, true) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
      JOIN pg_am a ON a.oid = c.relam WHERE a.amname = 'btree' AND c.relnamespace = 'public'::regnamespace`);
  } catch (error) {
    faults.push(`amcheck: ${(error as Error).message}`);
  } finally {
    await admin.query("ROLLBACK");
    await admin.end();
  }
  return faults;
}
