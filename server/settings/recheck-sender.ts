import { isStillOf, keepLooked, lookAtDomain, readStanding, stillThere } from "./look-at-domain.ts";
import type { Administrator, SenderDesk } from "./ports.ts";

const DAY_MS = 24 * 3_600_000;
/** While no mail leaves for it, whoever mends a record should not have to wait for tomorrow. */
const FAILED_MS = 3_600_000;

/** Nobody asked for it: the timetable did. */
const byTimetable = (orgId: string): Administrator => ({ orgId, userId: "timetable", userName: "Huikuan" });

/**
 * Looks the sender's domain up again, a day after the last look and an hour after one that failed; one that nobody ever
 * checked is left alone. True when it looked.
 */
export async function recheckSender(orgId: string, desk: SenderDesk): Promise<boolean> {
  const { standing, keys } = await desk.inTenant(orgId, readStanding);
  const { check } = standing;
  if (check === null || !isOld(check, desk.now())) return false;
  const looked = await lookAtDomain(standing, keys, check.selector, desk);
  if (looked === null) return false;
  return desk.inTenant(orgId, async (book) => {
    const now = await book.lockSender();
    // An admin who looked or changed the sender meanwhile knows better.
    if (now.check?.at !== check.at || !isStillOf(looked, now)) return false;
    await keepLooked(book, now.check, await stillThere(book, looked), byTimetable(orgId), desk);
    return true;
  });
}

const isOld = ({ at, failed }: { readonly at: string; readonly failed: boolean }, now: Date): boolean =>
  now.getTime() - new Date(at).getTime() >= (failed ? FAILED_MS : DAY_MS);
