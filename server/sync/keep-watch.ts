import { channelOf } from "./channel-number.ts";
import type { ListSource, NoticeBook, NoticeDesk, Watch, WatchScope } from "./ports.ts";

const DAY_MS = 86_400_000;
/** The CRM gives a week at most, and an hour to whom asks for more: a day is left to clocks that differ. */
const LIFE_MS = 6 * DAY_MS;
/** Between two tries: the timed pull goes on meanwhile. */
const REST_MS = 15 * 60_000;
const KEPT_MS = 7 * DAY_MS;

/**
 * Sees to it that the CRM tells us of changes: opens the org's channel when there is none, and anew when half of its
 * life is over or it covers something else than it should. Gives one sentence when the CRM did not say yes; the org is
 * pulled by the clock as before.
 */
export async function keepWatch(orgId: string, desk: NoticeDesk): Promise<string | null> {
  const { notifyUrl } = desk;
  if (notifyUrl === null) return null;
  const at = desk.now();
  const token = desk.newSecret();
  const tokenHash = desk.hashOf(token);
  // The token counts before the CRM hears of it: the first notice may come before the answer does.
  const begun = await desk.inTenant(orgId, async (book) => {
    await book.forgetNotices(new Date(at.getTime() - KEPT_MS));
    const scope = { notifyUrl, sources: await sourcesOf(book) };
    const watch = await book.watch();
    if (isStanding(watch, scope, at)) return { scope, mine: false, fault: null };
    const mine = await book.beginWatch(tokenHash, at, new Date(at.getTime() - REST_MS));
    return { scope, mine, fault: mine ? null : (watch?.lastFault ?? null) };
  });
  if (!begun.mine) return begun.fault;
  const { scope } = begun;
  try {
    const wanted = new Date(at.getTime() + LIFE_MS);
    const ask = { ...scope, channelId: channelOf(orgId), token, expiresAt: wanted };
    const expiresAt = await desk.crm.open(orgId, ask);
    await desk.inTenant(orgId, (book) => book.keepWatch(tokenHash, { ...scope, openedAt: at, expiresAt }));
    return null;
  } catch (error) {
    const fault = `no notices of changes: ${error instanceof Error ? error.message : "unknown fault"}`;
    await desk.inTenant(orgId, (book) => book.noteWatchFault(fault));
    return fault;
  }
}

async function sourcesOf(book: NoticeBook): Promise<readonly ListSource[]> {
  const always: readonly ListSource[] = ["accounts", "contacts", "invoices"];
  return (await book.paymentsFrom()) === "payments-module" ? [...always, "payments"] : always;
}

function isStanding(watch: Watch | null, scope: WatchScope, at: Date): boolean {
  const standing = watch?.standing ?? null;
  if (standing === null) return false;
  const { openedAt, expiresAt, notifyUrl, sources } = standing;
  const half = (openedAt.getTime() + expiresAt.getTime()) / 2;
  return at.getTime() < half && notifyUrl === scope.notifyUrl && sources.join() === scope.sources.join();
}
