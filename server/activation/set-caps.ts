import type { Caps } from "../../shared/activation/caps.ts";
import type { ActivationDesk, Actor } from "./ports.ts";

/** Changes how fast the org may grow loud; what it was stands in the audit. */
export function setCaps(
  orgId: string,
  by: Actor,
  caps: Caps,
  reason: string,
  desk: Pick<ActivationDesk, "inTenant" | "now" | "newId">,
): Promise<void> {
  return desk.inTenant(orgId, async (book) => {
    const before = await book.lockStanding();
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
  });
}
