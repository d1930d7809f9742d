import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { addOrg } from "../credit/rows.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";
import { takeTurns } from "../torture/tenancy/pool-turns.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
  for (const org of ["1", "2"]) await addOrg(db.ownerPool, org);
});
afterAll(() => db.drop());

describe("a pool that orgs take turns on", () => {
  it("carries nothing over a thousand turns, whatever ended them", async () => {
    const found = await takeTurns(db.pool, { turns: 1_000, seed: 5, atOnce: 8 });
    expect(found.carriedOver).toEqual([]);
    expect(found.unexpected).toEqual([]);
    expect(Object.keys(found.byEnd)).toHaveLength(7);
    // Reused all along: new ones only for those that were lost.
    expect(found.connections).toBeLessThan(12 + (found.byEnd["connection-lost"] ?? 0));
  }, 60_000);

  it("would be seen to carry a setting over that was made for the session", async () => {
    const client = await db.pool.connect();
    await client.query("SELECT set_config('app.org', '1', false)");
    client.release();
    const found = await takeTurns(db.pool, { turns: 20, seed: 5, atOnce: 1 });
    expect(found.carriedOver.length).toBeGreaterThan(0);
  });
});
