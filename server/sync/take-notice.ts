import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { orgOfChannel } from "./channel-number.ts";
import type { Notice, NoticeDesk } from "./ports.ts";

export type NoticeRefusal = "bad-notice";

/**
 * The CRM says that something changed. Nothing of it is believed but that: the source is marked, and the next pulse
 * asks the CRM itself. A notice that was lost is made up for by the timed pull, one that comes twice or late changes
 * nothing. Whatever is wrong with channel or token is refused with one word, and nothing is stored.
 */
export async function takeNotice(notice: Notice, desk: NoticeDesk): Promise<Result<null, NoticeRefusal>> {
  const { token, ids, ...about } = notice;
  const orgId = orgOfChannel(notice.channelId);
  if (orgId === null) return refuse("bad-notice");
  const shown = desk.hashOf(token);
  const source = desk.crm.sourceOf(notice.module);
  return desk.inTenant(orgId, async (book) => {
    const hashes = await book.tokenHashes();
    if (!hashes.some((hash) => desk.sameHash(hash, shown))) return refuse("bad-notice");
    if (source === null) return ok(null);
    const idsHash = desk.hashOf([...ids].sort().join(","));
    if (await book.addNotice({ ...about, idsHash }, desk.now())) await book.askPull(source);
    return ok(null);
  });
}
