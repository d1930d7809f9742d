import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import type pg from "pg";
import { migrate } from "../../server/adapters/db/migrate/migrate.ts";
import { migrationFiles } from "../../server/adapters/db/migrate/migration-files.ts";
import { makePool, OWNER_LIMITS } from "../../server/adapters/db/store/pools.ts";
import { testServer } from "../support/store.ts";
import { clientAt, ownerUrlOf } from "../support/template.ts";

const name = `test_${randomBytes(8).toString("hex")}`;
const ORGS = ["7001", "7002"];
let pool: pg.Pool;

const admin = async (statement: string): Promise<void> => {
  const { adminUrl } = await testServer();
  const client = await clientAt(adminUrl);
  await client.query(statement);
  await client.end();
};

beforeAll(async () => {
  const server = await testServer();
  await admin(
    `CREATE DATABASE ${name} ${server.kind === "embedded" ? "OWNER huikuan_owner" : ""} TEMPLATE template0`,
  );
  pool = makePool({ connectionString: ownerUrlOf(server, name) }, OWNER_LIMITS, () => undefined);
});
afterAll(async () => {
  await pool.end();
  await admin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
});

const asOrg = async (orgId: string, statement: string): Promise<unknown[]> => {
  const client = await pool.connect();
  try {
    await client.query("SELECT set_config('app.org', $1, false)", [orgId]);
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.query("RESET ALL");
    client.release();
  }
};

it("keeps every org's opt-outs when the tables of mails and texts become one", async () => {
  const files = migrationFiles();
  await migrate(
    pool,
    files.slice(
      0,
      files.findIndex((file) => file.name.startsWith("0026")),
    ),
  );
  for (const orgId of ORGS) {
    await asOrg(
      orgId,
      `INSERT INTO org (org_id, zgid, name, time_zone, base_currency, language, created_at)
        VALUES (${orgId}, '${orgId}', 'an org', 'Asia/Shanghai', 'CNY', 'zh-CN', now())`,
    );
    await asOrg(
      orgId,
      `INSERT INTO mail_opt_out VALUES (${orgId}, 'ap@buyer.example', 'complaint', '2026-01-05T02:00:00Z')`,
    );
    await asOrg(
      orgId,
      `INSERT INTO sms_opt_out VALUES (${orgId}, '+8613800000001', '退订', '2026-01-06T02:00:00Z')`,
    );
  }
  await migrate(pool, files);
  for (const orgId of ORGS) {
    const rows = await asOrg(
      orgId,
      "SELECT way, purpose, address, said, note FROM opt_out ORDER BY way, purpose",
    );
    const mail = { way: "email", address: "ap@buyer.example", said: "complaint", note: "" };
    const text = { way: "sms", address: "+8613800000001", said: "stop", note: "退订" };
    expect(rows).toEqual(
      [mail, text].flatMap((row) => ["early-notice", "reminder"].map((purpose) => ({ ...row, purpose }))),
    );
  }
});
