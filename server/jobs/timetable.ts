import type { Day } from "../../shared/kernel/day.ts";
import type { OrgEntry } from "../org/index.ts";
import { localTime } from "./today.ts";

/** The round of a day may begin at six in the org's morning: after the banks' night, before anyone reads mail. */
const ROUND_FROM_MINUTE = 6 * 60;

export interface Timetable {
  readonly orgId: string;
  /** The day whose round is due now, or null when it ran already or the morning has not come. */
  readonly roundOf: Day | null;
}

/**
 * What is due at this moment, for each org in its own zone. A stopped org has its day as any other: what is stopped is
 * mail, and each letter that does not leave has its reason; promises are still judged and calls still reach the CRM.
 */
export function whatIsDue(
  orgs: readonly OrgEntry[],
  latestRound: ReadonlyMap<string, Day | null>,
  at: Date,
): readonly Timetable[] {
  return orgs.map((org) => {
    const { day, minute } = localTime(at, org.timeZone);
    const latest = latestRound.get(org.orgId) ?? null;
    const due = minute >= ROUND_FROM_MINUTE && (latest === null || latest < day);
    return { orgId: org.orgId, roundOf: due ? day : null };
  });
}
