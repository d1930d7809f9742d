import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type pg from "pg";
import { withRawTenant } from "../../server/adapters/db/with-tenant.ts";
import { insertOf, rowFor, type Table, tablesOf } from "../support/catalogue.ts";
import { openTestDatabase, type TestDatabase, testServer } from "../support/store.ts";
import { clientAt, urlOf } from "../support/template.ts";

const OURS = "1";
const THEIRS = "2";
/** An org's number that no org has. */
const NOBODY = "77";
const ORGS = [OURS, THEIRS];
/** Tables that hold no tenant's rows: the app role has no use of them. */
const WITHOUT_TENANTS = ["schema_migration"];
/** RLS refuses with this, and so does a missing grant. */
const REFUSED = "42501";

let db: TestDatabase;
let all: readonly Table[] = [];
let walled: readonly Table[] = [];
let asked = 0;

beforeAll(async () => {
  db = await openTestDatabase();
  all = await tablesOf(db.ownerPool);
  walled = all.filter(({ name }) => !WITHOUT_TENANTS.includes(name));
  for (const org of ORGS) await fill(org);
});
afterAll(() => db.drop());

/** One row in every table, the org's own first. */
async function fill(org: string): Promise<void> {
  const [home, ...others] = [...walled].sort((a, b) => Number(b.name === "org") - Number(a.name === "org"));
  for (const table of home ? [home, ...others] : []) {
    const { text, values } = insertOf(table, rowFor(table, org, `canary-${org}`));
    await withRawTenant(db.ownerPool, org, (client) => client.query(text, values));
  }
}

/** As the app role: within an org, or (null) with none. Undone afterwards. */
async function asApp<T extends pg.QueryResultRow>(
  org: string | null,
  text: string,
  values: readonly unknown[] = [],
): Promise<
  { readonly rows: readonly T[]; readonly count: number } | { readonly refused: string; message: string }
> {
  asked += 1;
  const client = await db.pool.connect();
  try {
    await client.query("BEGIN");
    if (org !== null) await client.query("SELECT set_config('app.org', $1, true)", [org]);
    const { rows, rowCount } = await client.query<T>(text, [...values]);
    return { rows, count: rowCount ?? 0 };
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return { refused: code ?? "?", message };
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}

const counted = async (org: string | null, table: string, where = "true"): Promise<unknown> => {
  const seen = await asApp<{ n: string }>(org, `SELECT count(*) AS n FROM ${table} WHERE ${where}`);
  return "rows" in seen ? Number(seen.rows[0]?.n) : seen;
};

/** Runs a check for each table and gives the names of those that failed it, with what came instead. */
async function failing(check: (table: Table) => Promise<unknown>): Promise<[string, unknown][]> {
  const found: [string, unknown][] = [];
  for (const table of walled) {
    const wrong = await check(table);
    if (wrong !== null) found.push([table.name, wrong]);
  }
  return found;
}

/** Null when it went as it must: no row touched, or refused outright. */
const untouched = (answer: Awaited<ReturnType<typeof asApp>>): unknown =>
  "refused" in answer ? (answer.refused === REFUSED ? null : answer) : answer.count === 0 ? null : answer;
const refused = (answer: Awaited<ReturnType<typeof asApp>>): unknown =>
  "refused" in answer && answer.refused === REFUSED ? null : answer;

describe("the wall, table by table", () => {
  it("has a row of two orgs behind every table of the catalogue", async () => {
    expect(walled.length).toBeGreaterThanOrEqual(19);
    const admin = await clientAt(
      urlOf((await testServer()).adminUrl, new URL(db.ownerUrl).pathname.slice(1)),
    );
    for (const { name } of walled) {
      const { rows } = await admin.query(`SELECT count(DISTINCT org_id)::int AS orgs FROM ${name}`);
      expect([name, rows[0]]).toEqual([name, { orgs: 2 }]);
    }
    await admin.end();
  });

  it("shows each org its own row: what is refused below is not refused to all", async () => {
    expect(
      await failing(async ({ name }) => {
        const own = await counted(OURS, name);
        return own === 1 ? null : own;
      }),
    ).toEqual([]);
  });

  it.each([
    ["without a tenant", null],
    ["as an org that has nothing", NOBODY],
  ])("shows, changes and deletes nothing %s", async (_, org) => {
    expect(
      await failing(async ({ name }) => {
        const seen = await counted(org, name);
        if (seen !== 0) return seen;
        const changed = untouched(await asApp(org, `UPDATE ${name} SET org_id = org_id`));
        return changed ?? untouched(await asApp(org, `DELETE FROM ${name}`));
      }),
    ).toEqual([]);
  });

  it("shows, locks, changes and deletes nothing of another org", async () => {
    const theirs = `org_id = ${THEIRS}`;
    expect(
      await failing(async ({ name }) => {
        const seen = await counted(OURS, name, theirs);
        if (seen !== 0) return seen;
        const locked = untouched(await asApp(OURS, `SELECT 1 FROM ${name} WHERE ${theirs} FOR UPDATE`));
        const changed = untouched(await asApp(OURS, `UPDATE ${name} SET org_id = org_id WHERE ${theirs}`));
        return locked ?? changed ?? untouched(await asApp(OURS, `DELETE FROM ${name} WHERE ${theirs}`));
      }),
    ).toEqual([]);
  });

  it("shows no canary of another org to a query that forgot to ask whose", async () => {
    expect(
      await failing(async ({ name }) => {
        const seen = await asApp(OURS, `SELECT t::text AS row FROM ${name} t`);
        return JSON.stringify(seen).includes(`canary-${THEIRS}`) ? seen : null;
      }),
    ).toEqual([]);
  });

  it.each([
    ["without a tenant", null],
    ["as another org", OURS],
    ["as an org that has nothing", NOBODY],
  ])("takes no row for an org %s", async (_, org) => {
    expect(
      await failing(async (table) => {
        const { text, values } = insertOf(table, rowFor(table, THEIRS, "new"));
        return refused(await asApp(org, text, values));
      }),
    ).toEqual([]);
  });

  it("moves no row into another org", async () => {
    expect(
      await failing(async ({ name }) => refused(await asApp(OURS, `UPDATE ${name} SET org_id = ${NOBODY}`))),
    ).toEqual([]);
  });
});

describe("asking whether another org's row exists", () => {
  /** Both answers, with the values that were asked about taken out. */
  const answerTo = async (table: Table, org: string, mark: string, more = ""): Promise<string> => {
    const { text, values } = insertOf(table, rowFor(table, org, mark));
    const answer = await asApp(OURS, `${text} ${more}`, values);
    return JSON.stringify(answer).replaceAll(mark, "…").replaceAll(`=(${org}`, "=(…");
  };

  it.each(["", "ON CONFLICT DO NOTHING"])(
    "by inserting its key %s gets the same answer for what exists and what does not",
    async (more) => {
      expect(
        await failing(async (table) => {
          const there = await answerTo(table, THEIRS, `canary-${THEIRS}`, more);
          const missing = await answerTo(table, THEIRS, "nowhere", more);
          const noOrg = await answerTo(table, NOBODY, "nowhere", more);
          return there === missing && there === noOrg ? null : { there, missing, noOrg };
        }),
      ).toEqual([]);
    },
  );

  it("by a unique index works for one column alone, which is unique over all orgs on purpose", async () => {
    const { rows } = await db.ownerPool.query<{ index: string }>(
      `SELECT i.indexrelid::regclass::text AS index FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
         LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
       WHERE i.indisunique AND c.relnamespace = 'public'::regnamespace AND NOT c.relname = ANY ($1)
         AND a.attname IS DISTINCT FROM 'org_id'`,
      [WITHOUT_TENANTS],
    );
    // Who is installed: written at install alone, by an operator, who may read that list anyway.
    expect(rows).toEqual([{ index: "org_zgid_key" }]);
  });

  it("by a foreign key is impossible: every one carries the org on both sides", async () => {
    const { rows } = await db.ownerPool.query(
      `SELECT t.conrelid::regclass::text AS "table", t.conname FROM pg_constraint t
       WHERE t.contype = 'f' AND t.connamespace = 'public'::regnamespace AND NOT EXISTS (
         SELECT 1 FROM unnest(t.conkey, t.confkey) AS pair (here, there)
           JOIN pg_attribute a ON a.attrelid = t.conrelid AND a.attnum = pair.here AND a.attname = 'org_id'
           JOIN pg_attribute b ON b.attrelid = t.confrelid AND b.attnum = pair.there AND b.attname = 'org_id')`,
    );
    expect(rows).toEqual([]);
  });

  it("by what the planner has learned of the tables is refused", async () => {
    await db.ownerPool.query("ANALYZE");
    const seen = await asApp(OURS, "SELECT tablename FROM pg_stats WHERE schemaname = 'public'");
    expect(seen).toEqual({ rows: [], count: 0 });
  });
});

describe("the app role", () => {
  it("reads nothing of the tables that no tenant has", async () => {
    const others = all.filter(({ name }) => WITHOUT_TENANTS.includes(name));
    expect(others.map(({ name }) => name)).toEqual(WITHOUT_TENANTS);
    for (const { name } of others) {
      expect([name, refused(await asApp(OURS, `SELECT * FROM ${name}`))]).toEqual([name, null]);
    }
  });

  it("may call two functions that run with their owner's rights, and those show nothing", async () => {
    const { rows } = await db.ownerPool.query(
      `SELECT proname AS name, prorettype::regtype::text AS gives FROM pg_proc
       WHERE prosecdef AND pronamespace = 'public'::regnamespace AND has_function_privilege('huikuan_app', oid, 'EXECUTE')
       ORDER BY proname DESC`,
    );
    expect(rows).toEqual([
      { name: "analyze_synced", gives: "void" },
      { name: "analyze_planned", gives: "void" },
    ]);
  });

  it("copies out no more than it may read, and copies nothing in past the wall", async () => {
    for (const { name } of walled) {
      const out = await asApp(OURS, `CREATE TEMP TABLE mine AS TABLE ${name}`);
      if ("count" in out) expect([name, out.count]).toEqual([name, 1]);
      const into = await asApp(OURS, `COPY ${name} FROM STDIN`);
      expect([name, into]).toEqual([
        name,
        { refused: "0A000", message: expect.stringContaining("row-level security") },
      ]);
    }
  });

  it("was asked more than twenty questions about every table", () => {
    expect(asked).toBeGreaterThan(walled.length * 20);
  });
});
