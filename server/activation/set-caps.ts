import type { Caps } from "../../shared/activation/caps.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { ActivationDesk, Actor } from "./ports.ts";

export interface CapsChange {
  readonly caps: Caps;
  /** What they were when the change was begun. */
  readonly seen: Caps;
  readonly reason: string;
}

/**
 * Changes how fast the org may grow loud; what it was stands in the audit. Refused when it is not what was seen any more,
 * so that no administrator undoes another unseen.
 */
export function setCaps(
  orgId: string,
  by: Actor,
  { caps, seen, reason }: CapsChange,
  desk: Pick<ActivationDesk, "inTenant" | "now" | "newId">,
): Promise<Result<null, "caps-changed">> {
  return desk.inTenant(orgId, async (book) => {
    const before = await book.lockStanding();
    if (!isSame(before.caps, seen)) return refuse("caps-changed");
    await book.saveCaps(caps);
    await book.addAct({
      actId: desk.newId(),
      kind: "caps-set",
      about: null,
      reason,
      body: { from: before.caps, to: caps },
      by: { userId: by.userId, userName: by.userName },
      at: desk.now(),
    });
    return ok(null);
  });
}

const isSame = (a: Caps, b: Caps): boolean =>
  a.firstDay === b.firstDay &&
  a.growth === b.growth &&
  a.days === b.days &&
  a.fuseShare === b.fuseShare &&
  a.fuseAbove === b.fuseAbove;
