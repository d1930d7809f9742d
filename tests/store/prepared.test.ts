import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { sql, type Transaction } from "kysely";
import type { Database } from "../../server/adapters/db/schema.ts";
import { prepares } from "../../server/adapters/db/store/pools.ts";
import { withRawTenant, withTenant } from "../../server/adapters/db/with-tenant.ts";
import { addOrg } from "../credit/rows.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";

const ORG = "1";
const OFTEN = 25;

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
  await addOrg(db.ownerPool, ORG);
});
afterAll(() => db.drop());

const asked = <T>(work: (tx: Transaction<Database>) => Promise<T>) => withTenant(db.pool, ORG, work);
const names = (tx: Transaction<Database>) => tx.selectFrom("org").selectAll().execute();
const prepared = async () => {
  const { rows } = await withRawTenant(db.pool, ORG, (client) =>
    client.query("SELECT name FROM pg_prepared_statements WHERE name LIKE 'huikuan%'"),
  );
  return rows.length;
};
const often = async (): Promise<void> => {
  for (let time = 0; time < OFTEN; time += 1) await asked(names);
};

describe("statements that come again and again", () => {
  it("are prepared, and go on when a migration of another process changes what they answer with", async () => {
    await often();
    expect(await prepared()).toBeGreaterThan(0);
    await db.ownerPool.query("ALTER TABLE org ADD COLUMN since_then text");
    const [org] = await asked(names);
    expect(Object.keys(org ?? {})).toContain("since_then");
  });

  it("are asked as they are once a session turns out to be another than that in which they were prepared", async () => {
    await often();
    await withRawTenant(db.pool, ORG, (client) => client.query("DEALLOCATE ALL"));
    expect(await asked(names)).toHaveLength(1);
    expect(prepares(db.pool)).toBe(false);
    await often();
    expect(await prepared()).toBe(0);
  });
});

describe("what is asked side by side", () => {
  it("is answered in its order, inside the transaction, and one fault is the fault of all", async () => {
    const numbers = await asked((tx) =>
      Promise.all(
        [1, 2, 3].map(async (n) => (await sql<{ n: number }>`SELECT ${n}::int AS n`.execute(tx)).rows[0]?.n),
      ),
    );
    expect(numbers).toEqual([1, 2, 3]);
    const failing = asked(async (tx) => {
      await Promise.allSettled([
        sql`UPDATE org SET name = 'changed'`.execute(tx),
        sql`SELECT 1 / 0`.execute(tx),
        sql`UPDATE org SET name = 'changed'`.execute(tx),
      ]);
      throw new Error("one of them failed");
    });
    await expect(failing).rejects.toThrow("one of them failed");
    expect((await asked(names))[0]?.name).not.toBe("changed");
  });

  it("is nothing any more when the transaction is over: the session is another's by then", async () => {
    let kept: Transaction<Database> | undefined;
    await asked(async (tx) => {
      kept = tx;
    });
    await expect(names(kept as Transaction<Database>)).rejects.toThrow("after its end");
  });
});
