import { bounceBook } from "../adapters/db/bounce-rows.ts";
import { readReturned } from "../adapters/mail/read-returned.ts";
import { hashOf, newSecret, sameHash } from "../adapters/token/widget-token.ts";
import type { BounceDesk } from "../bounce/index.ts";
import { type ReportDesk, takeReport } from "../dunning/index.ts";
import type { Ground } from "./ground.ts";

/** What becomes of mails that come back. */
export function bounceDesks(
  { config, seal, now, newId, door, tagOf, stopTagOf }: Ground,
  reports: ReportDesk,
): { readonly bounces: BounceDesk } {
  const bounces: BounceDesk = {
    now,
    newId,
    inTenant: door((tx, orgId) => bounceBook(tx, orgId, seal)),
    newSecret,
    sameText: (one, other) => sameHash(hashOf(one), hashOf(other)),
    tagOf,
    stopTagOf,
    read: readReturned,
    tell: (orgId, word) => takeReport(orgId, { ...word, channel: "email", to: null }, reports),
    publicUrl: config.publicUrl,
  };
  return { bounces };
}
