import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { sql } from "kysely";
import { tablesWithoutTenantWall } from "../../server/adapters/db/migrate/check-policies.ts";
import { withRawTenant, withTenant } from "../../server/adapters/db/with-tenant.ts";
import { openTestDatabase, type TestDatabase, testServer } from "../support/store.ts";
import { clientAt, urlOf } from "../support/template.ts";

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

  it("binds the owner's pool too", async () => {
    const seen = await withTenant(db.ownerPool, "2", (tx) => tx.selectFrom("org").select("org_id").execute());
    expect(seen).toEqual([{ org_id: "2" }]);
  });

  it("binds the owner of the tables even when it did not step down", async () => {
    const { rows } = await db.ownerPool.query(
      "SELECT rolsuper OR rolbypassrls AS powerful FROM pg_roles WHERE rolname = current_user",
    );
    // A server given by TEST_DATABASE_URL may come with an administrator, whom no wall binds.
    if (rows[0].powerful) return;
    await expect(db.ownerPool.query("INSERT INTO org (org_id) VALUES (5)")).rejects.toThrow(
      /row-level security/,
    );
    expect((await db.ownerPool.query("SELECT * FROM account")).rows).toEqual([]);
  });

  it("does not carry the tenant over to the next user of the same connection", async () => {
    const pid = "SELECT pg_backend_pid() AS pid";
    const during = await withRawTenant(db.pool, "1", (client) => client.query<{ pid: number }>(pid));
    const after = await db.pool.query<{ pid: number; seen: string; org: string | null }>(
      `SELECT pg_backend_pid() AS pid, (SELECT count(*) FROM org) AS seen,
              nullif(current_setting('app.org', true), '') AS org`,
    );
    expect(after.rows).toEqual([{ pid: during.rows[0]?.pid, seen: "0", org: null }]);
  });

  it("rolls everything back when the work throws", async () => {
    const work = withTenant(db.pool, "4", async (tx) => {
      await addOrg("4").execute(tx);
      throw new Error("enough");
    });
    await expect(work).rejects.toThrow("enough");
    expect(await orgsSeen("4")).toEqual([]);
  });

  it("tries again when the database asks for it, and gives up after three more tries", async () => {
    let tries = 0;
    const conflict = (until: number) =>
      withTenant(db.pool, "1", async (tx) => {
        tries += 1;
        if (tries <= until) await sql`DO $$ BEGIN RAISE SQLSTATE '40001'; END $$`.execute(tx);
        return tries;
      });
    expect(await conflict(3)).toBe(4);
    tries = 0;
    await expect(conflict(4)).rejects.toMatchObject({ code: "40001" });
    expect(tries).toBe(4);
  });

  it("refuses a tenant that is not an org's number", async () => {
    for (const orgId of ["", "0", "1 OR true", "-1"]) {
      await expect(withTenant(db.pool, orgId, async () => 1)).rejects.toThrow(/is not an org's number/);
    }
  });
});

describe("the app role", () => {
  const attempts = [
    "SET row_security = off; SELECT * FROM org",
    "SET ROLE huikuan_owner",
    "SET ROLE huikuan_directory",
    "SET SESSION AUTHORIZATION postgres",
    "ALTER TABLE org DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE org NO FORCE ROW LEVEL SECURITY",
    "CREATE POLICY mine ON org USING (true)",
    "DROP POLICY tenant_wall ON org",
    "ALTER ROLE huikuan_app BYPASSRLS",
    "TRUNCATE org CASCADE",
    "CREATE TABLE copy_of AS SELECT 1",
    "COPY org TO PROGRAM 'cat'",
  ];
  for (const attempt of attempts) {
    it(`may not: ${attempt}`, async () => {
      const { kind } = await testServer();
      // A given server has one login for owner and app: only the built-in one can forbid stepping back up.
      if (kind === "server" && /^SET (ROLE|SESSION)/.test(attempt)) return;
      await expect(withRawTenant(db.pool, "1", (client) => client.query(attempt))).rejects.toThrow(
        /permission denied|must be (owner|superuser)|affected by row-level security/,
      );
    });
  }

  it("is walled where an administrator is not: the rows are really there", async () => {
    const admin = await clientAt(
      urlOf((await testServer()).adminUrl, new URL(db.ownerUrl).pathname.slice(1)),
    );
    const { rows } = await admin.query("SELECT org_id FROM org ORDER BY 1");
    await admin.end();
    expect(rows).toEqual([{ org_id: "1" }, { org_id: "2" }]);
  });
});

describe("the look for holes in the wall", () => {
  it("finds none", async () => {
    expect(await tablesWithoutTenantWall(db.ownerPool)).toEqual([]);
  });

  const holes: [string, string][] = [
    ["CREATE TABLE hole (id bigint PRIMARY KEY)", "its primary key does not begin with org_id"],
    [
      "CREATE TABLE hole (id int, org_id bigint, PRIMARY KEY (id, org_id))",
      "its primary key does not begin with org_id",
    ],
    ["CREATE TABLE hole (org_id bigint)", "its primary key does not begin with org_id"],
    ["CREATE TABLE hole (org_id bigint PRIMARY KEY)", "row-level security is not forced"],
    [
      "CREATE TABLE hole (org_id bigint PRIMARY KEY); ALTER TABLE hole ENABLE ROW LEVEL SECURITY",
      "row-level security is not forced",
    ],
    [
      "CREATE VIEW hole AS SELECT * FROM org",
      "a view must be security_invoker, or it reads with its owner's eyes",
    ],
    [
      "CREATE MATERIALIZED VIEW hole AS SELECT * FROM org",
      "row-level security cannot wall this kind of relation",
    ],
  ];
  for (const [statement, because] of holes) {
    it(`finds one: ${statement}`, async () => {
      await db.ownerPool.query(statement);
      expect(await tablesWithoutTenantWall(db.ownerPool)).toContainEqual({ table: "hole", because });
      await db.ownerPool.query(`DROP ${/^CREATE (TABLE|VIEW|MATERIALIZED VIEW)/.exec(statement)?.[1]} hole`);
    });
  }

  it("finds one in every schema that the app role may enter, not only in public", async () => {
    await db.ownerPool.query("CREATE TABLE house.hole (org_id bigint PRIMARY KEY)");
    expect(await tablesWithoutTenantWall(db.ownerPool)).toEqual([
      { table: "house.hole", because: "no policy reads app.org" },
      { table: "house.hole", because: "row-level security is not forced" },
    ]);
    await db.ownerPool.query("DROP TABLE house.hole");
  });

  it("finds the installation's own table when the app role may write it", async () => {
    await db.ownerPool.query("GRANT INSERT ON house.standstill TO huikuan_app");
    expect(await tablesWithoutTenantWall(db.ownerPool)).toEqual([
      { table: "house.standstill", because: "the app role may write it, and it belongs to no tenant" },
    ]);
    await db.ownerPool.query("REVOKE INSERT ON house.standstill FROM huikuan_app");
  });

  it("finds a policy that lets the app role past", async () => {
    await db.ownerPool.query("CREATE POLICY lax ON org USING (true)");
    expect(await tablesWithoutTenantWall(db.ownerPool)).toEqual([
      { table: "org", because: "policy lax lets the app role past app.org" },
    ]);
    await db.ownerPool.query("DROP POLICY lax ON org");
  });
});

describe("M-01: an entry of the ledger", () => {
  const GOOD = { known_from: "now()", kind: "'invoice'", amount_minor: "100", due_on: "date '2026-02-01'" };
  const entry = (over: Partial<typeof GOOD> = {}): string => {
    const it = { ...GOOD, ...over };
    return `INSERT INTO ledger_entry (org_id, entry_id, record_id, account_id, currency, number, on_day, modified_at, ${Object.keys(it).join(", ")})
      SELECT 1, 'e', 'r', '100', 'CNY', 'INV', date '2026-01-01', now(), ${Object.values(it).join(", ")}`;
  };
  const done = (text: string) => withRawTenant(db.pool, "1", (c) => c.query(text));

  it.each([
    ["rewrite it", "UPDATE ledger_entry SET amount_minor = 1", /permission denied/],
    ["move it", "UPDATE ledger_entry SET account_id = '7', known_to = now()", /permission denied/],
    ["remove it", "DELETE FROM ledger_entry", /permission denied/],
    ["empty the ledger", "TRUNCATE ledger_entry", /permission denied/],
    ["have it twice", entry({ known_from: "now() + interval '1 hour'" }), /ledger_entry_now/],
    ["owe less than nothing", entry({ amount_minor: "-1" }), /amount_minor/],
    ["be an invoice that is never due", entry({ due_on: "NULL" }), /check constraint/],
    ["be a kind that nobody folds", entry({ kind: "'gift'", due_on: "NULL" }), /check constraint/],
    [
      "end before it began",
      "UPDATE ledger_entry SET known_to = known_from - interval '1 day'",
      /check constraint/,
    ],
  ])("cannot be made to: %s", async (_, text, refusal) => {
    await done(`${entry()} WHERE NOT EXISTS (SELECT 1 FROM ledger_entry)`);
    await expect(done(text)).rejects.toThrow(refusal);
    expect((await done("SELECT amount_minor, known_to FROM ledger_entry")).rows).toEqual([
      { amount_minor: "100", known_to: null },
    ]);
  });

  it("is closed, once its record says something else", async () => {
    expect((await done("UPDATE ledger_entry SET known_to = now() + interval '1 hour'")).rowCount).toBe(1);
  });
});
