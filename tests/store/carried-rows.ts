import { randomBytes } from "node:crypto";
import type pg from "pg";
import { saveConnection } from "../../server/adapters/db/connection-rows.ts";
import { endPools, makePool, OWNER_LIMITS } from "../../server/adapters/db/store/pools.ts";
import { withRawTenant, withTenant } from "../../server/adapters/db/with-tenant.ts";
import { createSeal } from "../../server/adapters/seal/seal.ts";
import { testServer } from "../support/store.ts";
import { clientAt, ownerUrlOf } from "../support/template.ts";

export const sealOf = (byte: number) =>
  createSeal({ current: "k1", keys: { k1: Buffer.alloc(32, byte).toString("base64") } });

/** Everything that a text format could trip over. */
const TRIPS = [
  "tab\there",
  "line\nbreak\r\n",
  "back\\slash \\N \\.",
  "'quotes\"",
  "",
  "客户 👩‍💻 é\u0301",
  '{a,"b"}',
];

/** Two live orgs with rows in most tables, every type of column among them. */
export async function fillTwoOrgs(pool: pg.Pool): Promise<void> {
  for (const orgId of ["2", "10"]) {
    await withRawTenant(pool, orgId, async (client) => {
      await client.query(
        `INSERT INTO org (org_id, zgid, name, time_zone, base_currency, language, mode, settings, created_at)
         VALUES ($1, $2, $3, 'Asia/Shanghai', 'CNY', 'zh-CN', 'live', $4, '2026-01-02T03:04:05.678901Z')`,
        [orgId, `z${orgId}`, TRIPS.join("|"), JSON.stringify({ words: TRIPS, deep: { n: 1.5, none: null } })],
      );
      for (const [index, text] of TRIPS.entries()) {
        await client.query(
          `INSERT INTO account (org_id, account_id, name, parent_id, credit_limit_minor, modified_at)
           VALUES ($1, $2, $3, $4, $5, now())`,
          [
            orgId,
            `${text}#${index}`,
            text,
            index % 2 === 0 ? null : "",
            index % 2 === 0 ? null : "9007199254740993",
          ],
        );
        await client.query(
          `INSERT INTO ledger_entry (org_id, entry_id, known_from, kind, record_id, account_id, currency, amount_minor,
             number, on_day, due_on, modified_at)
           VALUES ($1, $2, now(), 'invoice', $2, $3, 'CNY', 100, $3, '2026-02-28', '0044-03-15 BC', now())`,
          [orgId, `e${index}`, text],
        );
        await client.query(
          "INSERT INTO score_snapshot (org_id, account_id, as_of, score, grade, body) VALUES ($1, $2, '2026-01-01', 71.5, 'B', '{}')",
          [orgId, `${index}`],
        );
      }
      await client.query(
        `INSERT INTO sms_sender (org_id, provider, region, account, secret_sealed, hook_sealed, sender, by_user, by_name, saved_at)
         VALUES ($1, 'twilio', 'CN', 'AC', 'sealed', 'sealed', '+14155550100', '7', 'Chen', now())`,
        [orgId],
      );
      // More than a stream holds at once: the reader must be waited for, and the connection go on afterwards.
      await client.query(
        `INSERT INTO followup (org_id, followup_id, account_id, kind, note, happened_at, recorded_at, by_user, by_name, body_hash)
         SELECT $1, i, 'a', 'call', repeat('long ', 2000), now(), now(), 'u', 'U', '' FROM generate_series(1, 30) AS i`,
        [orgId],
      );
      await client.query(
        `INSERT INTO dispatch (org_id, dispatch_id, rehearsed, account_group, account_id, currency, cycle, step, channel,
           as_of, state, policy_id, policy_version, invoice_ids, amount_minor, raw, not_before, created_at)
         VALUES ($1, 'd', false, 'g', 'a', 'CNY', 'c', 's', 'email', '2026-01-01', 'sent', 'p', 1, $2, 5, $3, now(), now())`,
        [orgId, TRIPS, Buffer.from([0, 1, 9, 10, 13, 92, 200, 255])],
      );
    });
    await withTenant(pool, orgId, (tx) =>
      saveConnection(tx, sealOf(7), orgId, {
        apiUrl: "https://www.zohoapis.com",
        accountsUrl: "https://accounts.zoho.com",
        clientId: "c",
        clientSecret: "s",
        refreshToken: "r",
      }),
    );
  }
  await pool.query("SELECT nextval('org_number') FROM generate_series(1, 10)");
}

export interface EmptyDatabase {
  readonly pool: pg.Pool;
  readonly url: string;
  drop(): Promise<void>;
}

/** A database on the tests' server that no Huikuan has opened yet. */
export async function openEmptyDatabase(): Promise<EmptyDatabase> {
  const server = await testServer();
  const name = `empty_${randomBytes(6).toString("hex")}`;
  const asAdmin = async (statement: string): Promise<void> => {
    const admin = await clientAt(server.adminUrl);
    try {
      await admin.query(statement);
    } finally {
      await admin.end();
    }
  };
  await asAdmin(
    `CREATE DATABASE ${name} ${server.kind === "embedded" ? "OWNER huikuan_owner" : ""} TEMPLATE template0`,
  );
  const url = ownerUrlOf(server, name);
  const pool = makePool({ connectionString: url }, OWNER_LIMITS, () => undefined);
  const drop = async (): Promise<void> => {
    if (!pool.ending) await endPools([pool]);
    await asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  };
  return { pool, url, drop };
}
