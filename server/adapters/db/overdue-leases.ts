import type pg from "pg";
import { DIRECTORY } from "./store/roles.ts";

/** Orgs in which somebody's lease on a message is over, by the database's clock: the one look at all of them together. */
export async function overdueLeases(ownerPool: pg.Pool): Promise<readonly string[]> {
  const client = await ownerPool.connect();
  try {
    await client.query(`BEGIN READ ONLY; SET LOCAL ROLE ${DIRECTORY}`);
    const { rows } = await client.query<{ org_id: string }>(
      "SELECT DISTINCT org_id FROM dispatch WHERE state IN ('claimed', 'sending') AND lease_until < clock_timestamp()",
    );
    return rows.map((row) => row.org_id);
  } finally {
    await client.query("ROLLBACK").catch(() => {});
    client.release();
  }
}
