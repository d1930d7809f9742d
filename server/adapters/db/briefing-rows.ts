import { sql, type Transaction } from "kysely";
import type {
  BriefingBook,
  BriefingOrg,
  BriefingSettings,
  ClaimedBriefing,
  NewBriefing,
} from "../../briefing/ports.ts";
import type { AdminAct } from "../../activation/ports.ts";
import { addAct } from "./activation-rows.ts";
import { dayTo } from "./columns.ts";
import { readDigest } from "./digest-rows.ts";
import { healthRows } from "./health-rows.ts";
import { senderIn } from "./org-rows.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;
type Rows = Omit<BriefingBook, "accountUrls">;

/** Longer than any delivery may take; leases run on the database's clock. */
const LEASE = sql.lit("120 seconds");

/** Mails to our own people, inside one tenant's transaction. */
export function briefingRows(tx: Tx, orgId: string): Rows {
  return {
    org: () => readOrg(tx, orgId),
    async saveSettings(settings) {
      await sql`UPDATE org SET settings = settings || ${JSON.stringify({ briefings: settings })}::jsonb
        WHERE org_id = ${orgId}`.execute(tx);
    },
    noteChange: (change) =>
      addAct(tx, orgId, {
        ...change,
        kind: "settings-set",
        about: null,
        body: change.body as AdminAct["body"],
      }),
    async staff() {
      const rows = await tx
        .selectFrom("crm_user")
        .select(["user_id", "name", "email", "locale"])
        .where("org_id", "=", orgId)
        .where("active", "=", true)
        .where("email", "is not", null)
        .orderBy("name")
        .orderBy("user_id")
        .execute();
      return rows.flatMap(({ user_id, name, email, locale }) =>
        email === null ? [] : [{ userId: user_id, name, email, language: languageOf(locale) }],
      );
    },
    async isWritten(kind, forOn) {
      const row = await tx
        .selectFrom("briefing")
        .select("mail_id")
        .where("org_id", "=", orgId)
        .where("kind", "=", kind)
        .where("for_on", "=", dayTo(forOn))
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    plan: (mails, at) => planAll(tx, orgId, mails, at),
    digest: (from, to) => readDigest(tx, orgId, from, to),
    openAlarms: async () => (await healthRows(tx, orgId).openAlarms()).map(({ kind }) => kind),
    ...mailRows(tx, orgId),
  };
}

/** The CRM writes "zh_CN"; every Chinese is answered in zh-CN. */
const languageOf = (locale: string | null): "zh-CN" | "en" | null =>
  locale === null ? null : /^zh/i.test(locale) ? "zh-CN" : "en";

async function readOrg(tx: Tx, orgId: string): Promise<BriefingOrg> {
  const row = await tx
    .selectFrom("org")
    .select(["name", "time_zone", "language", "mode", "settings"])
    .select(sql<boolean>`house.is_stopped()`.as("installation_stopped"))
    .where("org_id", "=", orgId)
    .executeTakeFirstOrThrow();
  return {
    name: row.name,
    timeZone: row.time_zone,
    language: row.language,
    isOpen: row.mode === "live" && !row.installation_stopped,
    sender: senderIn(row.settings, row.name),
    settings: settingsIn(row.settings),
  };
}

const NONE: BriefingSettings = { forewarning: false, digestOn: null, digestTo: [] };

const settingsIn = (settings: unknown): BriefingSettings => ({
  ...NONE,
  ...(settings as { readonly briefings?: Partial<BriefingSettings> }).briefings,
});

async function planAll(tx: Tx, orgId: string, mails: readonly NewBriefing[], at: Date): Promise<number> {
  if (mails.length === 0) return 0;
  const planned = await tx
    .insertInto("briefing")
    .values(
      mails.map(({ mailId, kind, forOn, to, subject, text, html }) => ({
        org_id: orgId,
        mail_id: mailId,
        kind,
        user_id: to.userId,
        for_on: dayTo(forOn),
        state: "planned" as const,
        subject,
        body_text: text,
        body_html: html,
        recipient: to.email,
        not_before: at,
        created_at: at,
      })),
    )
    .onConflict((same) => same.doNothing())
    .returning("mail_id")
    .execute();
  return planned.length;
}

interface ClaimedRow {
  readonly mail_id: string;
  readonly kind: ClaimedBriefing["kind"];
  readonly subject: string;
  readonly body_text: string;
  readonly body_html: string;
  readonly recipient: string;
  readonly name: string;
  readonly fence: string;
  readonly attempts: number;
}

/** Live, and in an installation that the operator did not stop. */
const isOpen = (orgId: string) =>
  sql<boolean>`EXISTS (SELECT 1 FROM org WHERE org_id = ${orgId} AND mode = 'live') AND NOT house.is_stopped()`;

/** The life of one mail after it was planned. */
function mailRows(tx: Tx, orgId: string): Pick<Rows, "claim" | "startSending" | "end" | "reap"> {
  return {
    async claim(at) {
      const { rows } = await sql<ClaimedRow>`
        WITH next AS MATERIALIZED (
          SELECT b.mail_id, u.name FROM briefing b
          -- Whoever left since is written to no more.
          JOIN crm_user u ON u.org_id = b.org_id AND u.user_id = b.user_id AND u.active AND u.email = b.recipient
          JOIN org o ON o.org_id = b.org_id
          WHERE b.org_id = ${orgId} AND b.state IN ('planned', 'deferred') AND b.not_before <= ${at} AND ${isOpen(orgId)}
            -- What comes after its day warns of nothing, and a week's figures are told before the next ones.
            AND (${at}::timestamptz AT TIME ZONE o.time_zone)::date < b.for_on + CASE b.kind WHEN 'digest' THEN 7 ELSE 0 END
          ORDER BY b.not_before, b.mail_id LIMIT 1 FOR UPDATE OF b SKIP LOCKED)
        UPDATE briefing SET state = 'claimed', fence = fence + 1, attempts = attempts + 1,
          lease_until = clock_timestamp() + ${LEASE}::interval
        FROM next WHERE briefing.org_id = ${orgId} AND briefing.mail_id = next.mail_id
        RETURNING briefing.mail_id, kind, subject, body_text, body_html, recipient, next.name, fence, attempts`.execute(
        tx,
      );
      const [row] = rows;
      if (row === undefined) return null;
      return {
        mailId: row.mail_id,
        kind: row.kind,
        subject: row.subject,
        text: row.body_text,
        html: row.body_html,
        fence: row.fence,
        attempts: row.attempts,
        to: { name: row.name, address: row.recipient },
      };
    },
    async startSending(mailId, fence, sha256) {
      const { numAffectedRows } = await sql`
        UPDATE briefing SET state = 'sending', raw_sha256 = ${sha256}, lease_until = clock_timestamp() + ${LEASE}::interval
        WHERE org_id = ${orgId} AND mail_id = ${mailId} AND fence = ${fence} AND state = 'claimed'
          AND lease_until > clock_timestamp() AND ${isOpen(orgId)}`.execute(tx);
      return numAffectedRows === 1n;
    },
    async end(mailId, fence, { state, reply, notBefore, at }) {
      const { numUpdatedRows } = await tx
        .updateTable("briefing")
        .set({
          state,
          reply,
          not_before: notBefore,
          lease_until: null,
          ended_at: state === "deferred" ? null : at,
        })
        .where("org_id", "=", orgId)
        .where("mail_id", "=", mailId)
        .where("fence", "=", fence)
        .where("state", "in", ["claimed", "sending", "in_doubt"])
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async reap(at) {
      await sql`
        UPDATE briefing SET state = CASE state WHEN 'claimed' THEN 'planned' ELSE 'in_doubt' END, lease_until = NULL,
          fence = CASE state WHEN 'claimed' THEN fence + 1 ELSE fence END,
          ended_at = CASE state WHEN 'claimed' THEN NULL ELSE ${at}::timestamptz END
        WHERE org_id = ${orgId} AND state IN ('claimed', 'sending') AND lease_until < clock_timestamp()`.execute(
        tx,
      );
    },
  };
}
