import { capOn } from "../../shared/activation/caps.ts";
import type { ActsBody, OrgStateBody } from "../../shared/activation/contract.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import { localMoment } from "../../shared/kernel/local-moment.ts";
import type { ActivationDesk } from "./ports.ts";

/** How the org stands, for its settings. */
export function readStanding(
  orgId: string,
  desk: Pick<ActivationDesk, "inTenant" | "now" | "dayIn">,
): Promise<OrgStateBody> {
  return desk.inTenant(orgId, async (book) => {
    const { timeZone, liveOn, ...standing } = await book.standing();
    const today = desk.dayIn(timeZone, desk.now());
    return {
      ...standing,
      today: formatDay(today),
      liveOn: liveOn === null ? null : formatDay(liveOn),
      capToday: standing.mode === "live" ? capOn(standing.caps, liveOn, today) : null,
    };
  });
}

const AT_MOST = 200;

/** Who did what when, newest first. */
export function readActs(orgId: string, desk: Pick<ActivationDesk, "inTenant">): Promise<ActsBody> {
  return desk.inTenant(orgId, async (book) => {
    const { timeZone } = await book.standing();
    const acts = await book.acts(null, AT_MOST);
    return {
      acts: acts.map(({ by, at, ...act }) => ({ ...act, by: by.userName, at: localMoment(at, timeZone) })),
    };
  });
}
