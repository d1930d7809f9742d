import { sql, type Transaction } from "kysely";
import type { SenderCheckBody } from "../../../shared/settings/sender-check/contract.ts";
import type pg from "pg";
import type { MailSender } from "../../dunning/ports.ts";
import type { Org, OrgBook, OrgEntry } from "../../org/ports.ts";
import type { Database } from "./schema.ts";

/** Everything but the connection, which is sealed by its own rows. */
export function orgBook(tx: Transaction<Database>, orgId: string): Omit<OrgBook, "saveConnection"> {
  return {
    async org() {
      const row = await tx.selectFrom("org").selectAll().where("org_id", "=", orgId).executeTakeFirst();
      return row === undefined
        ? null
        : {
            orgId: row.org_id,
            zgid: row.zgid,
            name: row.name,
            timeZone: row.time_zone,
            baseCurrency: row.base_currency,
            language: row.language,
            mode: row.mode,
            paymentsFrom: row.payments_from,
          };
    },
    async saveOrg(org: Org, at: Date) {
      const values = {
        zgid: org.zgid,
        name: org.name,
        time_zone: org.timeZone,
        base_currency: org.baseCurrency,
      };
      // People may have chosen otherwise since.
      const first = { mode: org.mode, payments_from: org.paymentsFrom, language: org.language };
      await tx
        .insertInto("org")
        .values({ org_id: orgId, created_at: at, ...values, ...first })
        .onConflict((same) => same.column("org_id").doUpdateSet(values))
        .execute();
    },
    async setMode(mode) {
      await tx.updateTable("org").set({ mode }).where("org_id", "=", orgId).execute();
    },
    async saveSettings({ sender, paymentsFrom, language }) {
      const mail = sender ? { fromName: sender.name, fromAddress: sender.address } : {};
      await sql`UPDATE org SET
          settings = CASE WHEN ${sender !== undefined} THEN settings || ${JSON.stringify({ mail })}::jsonb ELSE settings END,
          payments_from = coalesce(${paymentsFrom ?? null}, payments_from),
          language = coalesce(${language ?? null}, language)
        WHERE org_id = ${orgId}`.execute(tx);
    },
    async addCredential(credentialId, secretHash, at) {
      await tx
        .insertInto("org_credential")
        .values({ org_id: orgId, credential_id: credentialId, secret_hash: secretHash, created_at: at })
        .execute();
    },
    async credentialHash(credentialId) {
      const row = await tx
        .selectFrom("org_credential")
        .select("secret_hash")
        .where("org_id", "=", orgId)
        .where("credential_id", "=", credentialId)
        .where("revoked_at", "is", null)
        .executeTakeFirst();
      return row?.secret_hash ?? null;
    },
    async useNonce(nonce, at, expiresAt) {
      await tx.deleteFrom("used_nonce").where("org_id", "=", orgId).where("expires_at", "<", at).execute();
      const taken = await tx
        .insertInto("used_nonce")
        .values({ org_id: orgId, nonce, expires_at: expiresAt })
        .onConflict((same) => same.doNothing())
        .executeTakeFirst();
      return taken.numInsertedOrUpdatedRows === 1n;
    },
  };
}

/** Who letters come from, as org.settings has it; null when the org has not said. */
export function senderIn(settings: unknown, orgName: string): MailSender | null {
  const { mail } = settings as {
    mail?: { fromName?: unknown; fromAddress?: unknown } & Pick<MailSender, "replyTo" | "signature" | "by">;
  };
  const address = mail?.fromAddress;
  if (typeof address !== "string") return null;
  return {
    name: typeof mail?.fromName === "string" ? mail.fromName : orgName,
    address,
    ...(mail?.replyTo ? { replyTo: mail.replyTo } : {}),
    ...(mail?.signature ? { signature: mail.signature } : {}),
    ...(mail?.by === "zoho" ? { by: "zoho" } : {}),
  };
}

/** What was found out about the sender's domain; null when nobody looked. */
export const checkIn = (settings: unknown): SenderCheckBody | null =>
  (settings as { readonly mailCheck?: SenderCheckBody }).mailCheck ?? null;

/** The one read across tenants: who is installed. Its role may see these five columns and nothing else. */
export async function readDirectory(ownerPool: pg.Pool): Promise<readonly OrgEntry[]> {
  const client = await ownerPool.connect();
  try {
    await client.query("BEGIN READ ONLY; SET LOCAL ROLE huikuan_directory");
    const { rows } = await client.query<{
      org_id: string;
      zgid: string;
      name: string;
      mode: Org["mode"];
      time_zone: string;
    }>("SELECT org_id, zgid, name, mode, time_zone FROM org ORDER BY org_id");
    return rows.map((row) => ({
      orgId: row.org_id,
      zgid: row.zgid,
      name: row.name,
      mode: row.mode,
      timeZone: row.time_zone,
    }));
  } finally {
    await client.query("ROLLBACK").catch(() => {});
    client.release();
  }
}

/** A number no org has had: from a sequence, so that two installs at once differ. */
export async function nextOrgId(ownerPool: pg.Pool): Promise<string> {
  const { rows } = await ownerPool.query<{ next: string }>("SELECT nextval('org_number') AS next");
  return String(rows[0]?.next);
}
