import type pg from "pg";
import type { Manifest, SaidStandstill } from "./manifest.ts";

const hasHouse = async (client: pg.ClientBase): Promise<boolean> => {
  const { rows } = await client.query<{ there: boolean }>(
    "SELECT to_regclass('house.standstill') IS NOT NULL AS there",
  );
  return rows[0]?.there === true;
};

/** What operators said of the whole installation, the oldest word first; none before there was such a word. */
export async function standstillIn(client: pg.ClientBase): Promise<SaidStandstill[]> {
  if (!(await hasHouse(client))) return [];
  const { rows } = await client.query<{ stopped: boolean; by: string; reason: string; at: Date }>(
    "SELECT stopped, by_name AS by, reason, at FROM house.standstill ORDER BY entry_id",
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/**
 * Brings the source's words over and adds that nothing may leave: whoever imports cannot know whether the source
 * still runs. Where the rows are older than that word, every live org is stopped instead.
 */
export async function standStill(
  client: pg.ClientBase,
  { standstill = [], exportedAt }: Manifest,
  orgs: readonly string[],
): Promise<void> {
  if (!(await hasHouse(client))) return stopEach(client, orgs);
  for (const { stopped, by, reason, at } of standstill) await say(client, stopped, by, reason, at);
  await sayImported(client, exportedAt);
}

/** The same word once the installation has a place for it. */
export async function standStillAtLast(ownerPool: pg.Pool, { exportedAt }: Manifest): Promise<void> {
  const client = await ownerPool.connect();
  try {
    if ((await standstillIn(client)).length === 0) await sayImported(client, exportedAt);
  } finally {
    client.release();
  }
}

const sayImported = (client: pg.ClientBase, exportedAt: string) =>
  say(client, true, "import", `imported from an export of ${exportedAt}`, null);

const say = (client: pg.ClientBase, stopped: boolean, by: string, reason: string, at: string | null) =>
  client.query(
    "INSERT INTO house.standstill (stopped, by_name, reason, at) VALUES ($1, $2, $3, coalesce($4::timestamptz, now()))",
    [stopped, by, reason, at],
  );

async function stopEach(client: pg.ClientBase, orgs: readonly string[]): Promise<void> {
  for (const orgId of orgs) {
    await client.query("SELECT set_config('app.org', $1, true)", [orgId]);
    await client.query("UPDATE org SET mode = 'stopped' WHERE org_id = $1 AND mode = 'live'", [orgId]);
  }
}
