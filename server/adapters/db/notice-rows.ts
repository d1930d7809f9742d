import { sql, type Transaction } from "kysely";
import type { ListSource, NoticeBook, Watch } from "../../sync/ports.ts";
import type { Database } from "./schema.ts";

const SOURCES: readonly ListSource[] = ["accounts", "contacts", "invoices", "payments", "orders", "deals"];
const isSource = (text: string): text is ListSource => SOURCES.some((source) => source === text);

/** The org's channel, the notices that came by it, and what they ask for, inside one tenant's transaction. */
export function noticeBook(tx: Transaction<Database>, orgId: string): NoticeBook {
  return {
    async paymentsFrom() {
      const org = tx.selectFrom("org").select("payments_from").where("org_id", "=", orgId);
      return (await org.executeTakeFirstOrThrow()).payments_from;
    },
    watch: () => readWatch(tx, orgId),
    async beginWatch(tokenHash, at, restedAt) {
      const begun = await sql`INSERT INTO watch_channel (org_id, next_token_hash, tried_at)
        VALUES (${orgId}, ${tokenHash}, ${at})
        ON CONFLICT (org_id) DO UPDATE SET next_token_hash = ${tokenHash}, tried_at = ${at}
        WHERE watch_channel.tried_at <= ${restedAt}`.execute(tx);
      return begun.numAffectedRows === 1n;
    },
    async keepWatch(tokenHash, { notifyUrl, sources, openedAt, expiresAt }) {
      await sql`UPDATE watch_channel SET notify_url = ${notifyUrl}, sources = ${[...sources]}::text[],
          token_hash = ${tokenHash}, next_token_hash = NULL, opened_at = ${openedAt}, expires_at = ${expiresAt},
          last_fault = NULL
        WHERE org_id = ${orgId}`.execute(tx);
    },
    async noteWatchFault(fault) {
      await sql`UPDATE watch_channel SET last_fault = ${fault} WHERE org_id = ${orgId}`.execute(tx);
    },
    async tokenHashes() {
      const row = await tx
        .selectFrom("watch_channel")
        .select(["token_hash", "next_token_hash"])
        .where("org_id", "=", orgId)
        .executeTakeFirst();
      return [row?.token_hash, row?.next_token_hash].filter((hash) => hash !== null && hash !== undefined);
    },
    async addNotice({ channelId, serverTime, module, operation, idsHash }, at) {
      const added = await sql`INSERT INTO notice
          (org_id, channel_id, server_time, module, operation, ids_hash, received_at)
        VALUES (${orgId}, ${channelId}, ${serverTime}, ${module}, ${operation}, ${idsHash}, ${at})
        ON CONFLICT DO NOTHING`.execute(tx);
      return added.numAffectedRows === 1n;
    },
    async forgetNotices(before) {
      await sql`DELETE FROM notice WHERE org_id = ${orgId} AND received_at < ${before}`.execute(tx);
    },
    async askPull(source) {
      await sql`INSERT INTO pull_asked (org_id, source, asks) VALUES (${orgId}, ${source}, 1)
        ON CONFLICT (org_id, source) DO UPDATE SET asks = pull_asked.asks + 1`.execute(tx);
    },
    async pullsAsked() {
      const rows = await tx
        .selectFrom("pull_asked")
        .select(["source", "asks"])
        .where("org_id", "=", orgId)
        .orderBy("source")
        .execute();
      return rows.flatMap(({ source, asks }) => (isSource(source) ? [{ source, asks }] : []));
    },
    async settlePull({ source, asks }) {
      await sql`DELETE FROM pull_asked
        WHERE org_id = ${orgId} AND source = ${source} AND asks = ${asks}`.execute(tx);
    },
  };
}

async function readWatch(tx: Transaction<Database>, orgId: string): Promise<Watch | null> {
  const row = await tx.selectFrom("watch_channel").selectAll().where("org_id", "=", orgId).executeTakeFirst();
  if (row === undefined) return null;
  const { notify_url: notifyUrl, sources, opened_at: openedAt, expires_at: expiresAt, last_fault } = row;
  const isWhole = notifyUrl !== null && sources !== null && openedAt !== null && expiresAt !== null;
  return {
    standing: isWhole ? { notifyUrl, sources: sources.filter(isSource), openedAt, expiresAt } : null,
    lastFault: last_fault,
  };
}
