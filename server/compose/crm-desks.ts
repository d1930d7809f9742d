import { noticeBook } from "../adapters/db/notice-rows.ts";
import { outboxBook } from "../adapters/db/outbox-rows.ts";
import { syncBook } from "../adapters/db/sync-rows.ts";
import { hashOf, newSecret, sameHash } from "../adapters/token/widget-token.ts";
import { type Config, isLoopback } from "../config.ts";
import type { OutboxDesk } from "../outbox/index.ts";
import type { NoticeDesk, SyncDesk } from "../sync/index.ts";
import type { Ground } from "./ground.ts";

/** What is read from the CRM, what it tells by itself, and what is written into it. */
export function crmDesks({ config, now, door, crm, worker }: Ground) {
  const sync: SyncDesk = { now, inTenant: door(syncBook), crm: crm.source };
  const notices: NoticeDesk = {
    now,
    inTenant: door(noticeBook),
    newSecret,
    hashOf,
    sameHash,
    notifyUrl: notifyUrlOf(config),
    crm: crm.watch,
  };
  const outbox: OutboxDesk = { now, inTenant: door(outboxBook), crm: crm.writer, worker };
  return { sync, notices, outbox };
}

/** The CRM reaches us by https; a sandbox on this machine, which a CRM of Zoho's never is, without. */
function notifyUrlOf({ publicUrl, extraCrmHosts }: Config): string | null {
  const isReached = publicUrl.startsWith("https:") || (isLoopback(publicUrl) && extraCrmHosts.length > 0);
  return isReached ? `${publicUrl}/zoho/notifications` : null;
}
