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

describe("a transaction that asks once", () => {
  const once = <T>(work: (tx: Transaction<Database>) => Promise<T>) => withTenant(db.pool, ORG, work, "once");
  const rename = (tx: Transaction<Database>, name: string) => sql`UPDATE org SET name = ${name}`.execute(tx);
  const name = async () => (await asked(names))[0]?.name;

  it("is committed with what it asks, and takes no second question", async () => {
    const after = once(async (tx) => {
      await rename(tx, "once");
      expect(await name()).toBe("once");
      await rename(tx, "twice");
    });
    await expect(after).rejects.toThrow("after its end");
    expect(await name()).toBe("once");
  });

  it("leaves nothing of a question that fails, and is over when it asked nothing", async () => {
    await expect(
      once((tx) => sql`UPDATE org SET name = 'broken', language = 1 / 0`.execute(tx)),
    ).rejects.toThrow();
    expect(await name()).toBe("once");
    await once(() => Promise.resolve());
    const { rows } = await db.ownerPool.query(
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'",
    );
    expect(rows).toEqual([]);
  });
});
