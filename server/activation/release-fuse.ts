import { formatDay, type Day } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { planDay } from "../dunning/index.ts";
import type { GoLiveDesk } from "./go-live.ts";
import type { Actor } from "./ports.ts";

/**
 * The second yes to a day with far more messages than usual: what was held is decided and planned again, today, in the
 * org's turn.
 */
export async function releaseFuse(
  orgId: string,
  by: Actor,
  asOf: Day,
  reason: string,
  desk: GoLiveDesk,
): Promise<Result<{ readonly planned: number }, FuseRefusal>> {
  return (await desk.inTurn(orgId, () => release(orgId, by, asOf, reason, desk))) ?? refuse("at-work");
}

export type FuseRefusal = "not-today" | "at-work";

async function release(
  orgId: string,
  by: Actor,
  asOf: Day,
  reason: string,
  desk: GoLiveDesk,
): Promise<Result<{ readonly planned: number }, FuseRefusal>> {
  const at = desk.now();
  const released = await desk.inTenant(orgId, async (book) => {
    const { timeZone } = await book.lockStanding();
    if (desk.dayIn(timeZone, at) !== asOf) return false;
    await book.addAct({
      actId: desk.newId(),
      kind: "fuse-released",
      about: formatDay(asOf),
      reason,
      body: {},
      by: { userId: by.userId, userName: by.userName },
      at,
    });
    return true;
  });
  if (!released) return refuse("not-today");
  return ok({ planned: (await planDay(orgId, asOf, desk.dunning)).planned });
}
