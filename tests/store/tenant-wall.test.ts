import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { sql } from "kysely";
import { tablesWithoutTenantWall } from "../../server/adapters/db/migrate/check-policies.ts";
import { withRawTenant, withTenant } from "../../server/adapters/db/with-tenant.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
  for (const org of ["1", "2"]) {
    await withTenant(db.pool, org, (tx) => addOrg(org).execute(tx));
  }
});
afterAll(() => db.drop());

const addOrg = (org: string) =>
  sql`INSERT INTO org (org_id, zgid, name, time_zone, base_currency, language, created_at)
      VALUES (${org}, ${`z${org}`}, 'A company', 'Asia/Shanghai', 'CNY', 'en', now())`;

const orgsSeen = (org: string): Promise<string[]> =>
  withTenant(db.pool, org, async (tx) =>
    (await tx.selectFrom("org").select("org_id").execute()).map((row) => row.org_id),
  );

describe("the wall between tenants", () => {
  it("shows a tenant its own rows", async () => {
    expect(await orgsSeen("1")).toEqual(["1"]);
    expect(await orgsSeen("2")).toEqual(["2"]);
  });

  it("shows nothing to a tenant that has nothing", async () => {
    expect(await orgsSeen("3")).toEqual([]);
  });

  it("shows nothing without a tenant", async () => {
    expect((await db.pool.query("SELECT * FROM org")).rows).toEqual([]);
  });

  it("refuses a row written for another tenant", async () => {
    await expect(withTenant(db.pool, "1", (tx) => addOrg("9").execute(tx))).rejects.toThrow(
      /row-level security/,
    );
  });

  it("refuses to move a row to another tenant, and does not reach another tenant's rows", async () => {
    const move = withTenant(db.pool, "1", (tx) => sql`UPDATE org SET org_id = 7`.execute(tx));
    await expect(move).rejects.toThrow(/row-level security/);
    const { rowCount } = await withRawTenant(db.pool, "1", (c) =>
      c.query("DELETE FROM org WHERE org_id = 2"),
    );
    expect(rowCount).toBe(0);
    expect(await orgsSeen("2")).toEqual(["2"]);
  });

  it("is closed around every table", async () => {
    expect(await tablesWithoutTenantWall(db.ownerPool)).toEqual([]);
  });
});
