import type pg from "pg";
import { createLog } from "../../server/adapters/log/log.ts";
import { hashOf, newSecret } from "../../server/adapters/token/widget-token.ts";
import { readConfig } from "../../server/config.ts";
import { createApp } from "../../server/http/app.ts";
import { inTurn } from "../../server/adapters/db/turns.ts";
import { httpRooms } from "../../server/rooms/http-rooms.ts";
import { workOf } from "../../server/work.ts";
import type { Viewer } from "../../server/org/index.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { addAccount, addEntries, addOrg, inOrg, rowsOf } from "../credit/rows.ts";
import { invoice } from "../ledger/entries.ts";
import { type Table, tablesOf } from "../support/catalogue.ts";
import { desksOver } from "../support/desks.ts";
import { openTestDatabase, type TestDatabase, testServer } from "../support/store.ts";
import { clientAt, urlOf } from "../support/template.ts";

export const OPS = "an-operator-token-of-some-length";
export const TOKEN_KEY = Buffer.alloc(32, 3);

/** Ids of one org. Its texts all carry `canary`. */
export interface Tenant {
  readonly orgId: string;
  readonly canary: string;
  readonly credential: string;
  /** What the CRM shows with a notice of this org. */
  readonly noticeToken: string;
  /** This org's own account. */
  readonly account: string;
  readonly invoice: string;
  readonly contact: string;
  readonly followup: string;
  readonly dispatch: string;
  /** What belongs to the org's other account, `SHARED_ACCOUNT`. */
  readonly elsewhere: Pick<Tenant, "invoice" | "contact" | "followup" | "dispatch">;
}

/** An account's number that both orgs have: the CRM gives no promise that numbers differ between orgs. */
export const SHARED_ACCOUNT = "3000000000009";

const tenant = (orgId: string): Tenant => ({
  orgId,
  canary: `canary-of-${orgId}`,
  credential: `hk_${orgId}_key${orgId}_${newSecret()}`,
  noticeToken: newSecret(),
  account: `300000000000${orgId}`,
  invoice: `400000000000${orgId}`,
  contact: `500000000000${orgId}`,
  followup: `0190a0a0-0000-7000-8000-00000000000${orgId}`,
  dispatch: `0190a0a0-0000-7000-8000-0000000000d${orgId}`,
  elsewhere: {
    invoice: `600000000000${orgId}`,
    contact: `700000000000${orgId}`,
    followup: `0190a0a0-0000-7000-8000-0000000000a${orgId}`,
    dispatch: `0190a0a0-0000-7000-8000-0000000000e${orgId}`,
  },
});

/** The product's own app over a real store that two orgs live in. */
export async function openTwoTenants() {
  const database = await openTestDatabase();
  const environment = {
    HUIKUAN_TOKEN_KEY: TOKEN_KEY.toString("base64"),
    HUIKUAN_OPS_TOKEN: OPS,
    ZOHO_CLIENT_ID: "1000.NOBODY",
    ZOHO_CLIENT_SECRET: "nobody's",
    ZOHO_ACCOUNTS_URL: "http://127.0.0.1:9",
  };
  const desks = await desksOver(database, environment);
  const config = readConfig({
    ...environment,
    PUBLIC_URL: "http://127.0.0.1:9",
    HUIKUAN_SEAL_KEY: TOKEN_KEY.toString("base64"),
    SMTP_URL: "smtp://127.0.0.1:9",
    SMTP_ALLOW_PLAIN: "yes",
    MAIL_FROM: "ar@seller.example",
  });
  if (!config.ok) throw new Error(config.because.join("\n"));
  const appOf = (over: typeof desks) =>
    createApp(httpRooms(config.value, over, workOf(over), createLog("error")));
  const tenants: readonly [Tenant, Tenant] = [tenant("1"), tenant("2")];
  for (const each of tenants) await fill(database, each);
  const print = await fingerprints(database);
  const close = async (): Promise<void> => {
    await print.close();
    desks.closeMail();
    await database.drop();
  };
  return {
    app: appOf(desks),
    /** As another process of ours would be, or this one after a restart. */
    openAgain: async () => {
      const over = await desksOver(database, environment);
      return { app: appOf(over), close: () => over.closeMail() };
    },
    /** As the owner of an org's rows. */
    sqlOf: (orgId: string, text: string) => rowsOf(database.ownerPool, orgId, text, [orgId]),
    /** Does something between a write and its commit. */
    beforeCommit: (orgId: string, text: string, doing: () => Promise<void>) =>
      inOrg(database.ownerPool, orgId, async (client) => {
        await client.query(text, [orgId]);
        await doing();
      }),
    tokens: desks.tokens,
    /** Something is at work on the org, as the timetable's jobs are. */
    whileAtWork: (orgId: string, doing: () => Promise<unknown>) => inTurn(database.ownerPool, orgId, doing),
    tenants,
    fingerprint: print.take,
    fingerprintOf: print.takeOf,
    close,
  };
}

export const viewerAt = (at: Tenant, accountId: string, role: Viewer["role"] = "collector"): Viewer => ({
  orgId: at.orgId,
  accountId,
  userId: "7",
  userName: "Li Qian",
  role,
});

async function fill({ ownerPool }: TestDatabase, at: Tenant): Promise<void> {
  const { orgId, canary } = at;
  const sql: Sql = (text, ...values) => rowsOf(ownerPool, orgId, text, [orgId, ...values]);
  await addOrg(ownerPool, orgId);
  for (const [account, has] of [
    [at.account, at],
    [SHARED_ACCOUNT, at.elsewhere],
  ] as const) {
    await addAccount(ownerPool, orgId, account, "CNY", 50_000);
    await addEntries(ownerPool, orgId, [
      invoice(has.invoice, { accountId: account, number: canary, dueOn: toDay("2024-05-04") }),
    ]);
    await fillAccount(sql, account, has, account === at.account ? canary : `${canary} elsewhere`);
  }
  await sql("UPDATE account SET name = $2 WHERE org_id = $1", canary);
  await sql(
    `INSERT INTO sync_cursor (org_id, source, last_ok_at)
     SELECT $1, s, now() FROM unnest(ARRAY['accounts','contacts','invoices','payments','users','rates']) s`,
  );
  await sql(
    "INSERT INTO watch_channel (org_id, token_hash, tried_at) VALUES ($1, $2, now())",
    hashOf(at.noticeToken),
  );
  const [, keyId = "", secret = ""] = /^hk_\d+_([^_]+)_(.+)$/.exec(at.credential) ?? [];
  await sql(
    "INSERT INTO org_credential (org_id, credential_id, secret_hash, created_at) VALUES ($1, $2, $3, now())",
    keyId,
    hashOf(secret),
  );
}

type Sql = (text: string, ...values: unknown[]) => Promise<unknown>;

async function fillAccount(
  sql: Sql,
  account: string,
  has: Tenant["elsewhere"],
  words: string,
): Promise<void> {
  await sql(
    "INSERT INTO contact (org_id, contact_id, account_id, name, email, modified_at) VALUES ($1, $2, $3, $4, 'a@b.example', now())",
    has.contact,
    account,
    words,
  );
  await sql(
    `INSERT INTO followup (org_id, followup_id, account_id, kind, note, happened_at, recorded_at, by_user, by_name, body_hash)
     VALUES ($1, $2, $3, 'note', $4, now(), now(), '7', $4, 'h')`,
    has.followup,
    account,
    words,
  );
  await sql(
    `INSERT INTO dispatch (org_id, dispatch_id, rehearsed, account_group, account_id, currency, cycle, step, channel, as_of,
       state, policy_id, policy_version, invoice_ids, amount_minor, subject, body_text, recipient, raw, not_before, created_at)
     VALUES ($1, $2, false, $3, $3, 'CNY', $4 || '/2024-05-01', 's', 'email', '2024-05-01', 'in_doubt', 'p', 1, ARRAY[$4], 100, $5, $5,
       'a@b.example', convert_to($5, 'UTF8'), now(), now())`,
    has.dispatch,
    account,
    has.invoice,
    words,
  );
}

/** Every row of every table as one word, read by an administrator whom no wall binds. */
async function fingerprints({ ownerPool, ownerUrl }: TestDatabase) {
  const admin = await clientAt(urlOf((await testServer()).adminUrl, new URL(ownerUrl).pathname.slice(1)));
  const tables = await tablesOf(ownerPool);
  const each = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS rows FROM ${name} t`,
  );
  const question = each.join(" UNION ALL ");
  const ofOrg = tables
    .filter(({ columns }) => columns.some(({ name }) => name === "org_id"))
    .map(
      ({ name }) =>
        `SELECT '${name}' AS name, md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS rows FROM ${name} t WHERE t.org_id = $1`,
    )
    .join(" UNION ALL ");
  const printed = (rows: readonly { readonly name: string; readonly rows: string }[]) =>
    Object.fromEntries(rows.map(({ name, rows: print }) => [name, print]));
  const touches = await countTouches(admin, tables);
  let last: { readonly touches: string | null; readonly print: Readonly<Record<string, string>> } | null =
    null;
  return {
    /** Reads every table again only if one was touched since: it is asked thousands of times. */
    take: async (): Promise<Readonly<Record<string, string>>> => {
      const now = await touches();
      if (last !== null && now !== null && last.touches === now) return last.print;
      const { rows } = await admin.query<{ name: string; rows: string }>({ name: "all", text: question });
      last = { touches: now, print: printed(rows) };
      return last.print;
    },
    /** The rows of one org alone. */
    takeOf: async (orgId: string): Promise<Readonly<Record<string, string>>> => {
      const { rows } = await admin.query<{ name: string; rows: string }>({
        name: "of-org",
        text: ofOrg,
        values: [orgId],
      });
      return printed(rows);
    },
    close: () => admin.end(),
  };
}

/** How often any row was written, rolled back or not; null while a transaction that writes is still open. */
async function countTouches(
  admin: pg.Client,
  tables: readonly Table[],
): Promise<() => Promise<string | null>> {
  const watched = tables.map(
    ({ name }) =>
      `CREATE TRIGGER touched AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON ${name} EXECUTE FUNCTION touches.touch()`,
  );
  await admin.query(`CREATE SCHEMA touches; CREATE SEQUENCE touches.touched; SELECT nextval('touches.touched');
    CREATE FUNCTION touches.touch() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
      AS $$ BEGIN PERFORM nextval('touches.touched'); RETURN NULL; END $$;
    ${watched.join(";")}`);
  const text = `SELECT CASE WHEN EXISTS (
      SELECT FROM pg_stat_activity WHERE datname = current_database() AND backend_xid IS NOT NULL
    ) THEN NULL ELSE last_value END AS touches FROM touches.touched`;
  return async () =>
    (await admin.query<{ touches: string | null }>({ name: "touches", text })).rows[0]?.touches ?? null;
}
