import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { DunningDesk } from "./ports.ts";

/**
 * A person looked into the mailbox: the message in doubt did leave, or it did not. That stays true: its sender, should
 * it only be asleep, sends nothing when it wakes.
 */
export async function settleDoubt(
  orgId: string,
  dispatchId: string,
  didLeave: boolean,
  by: string,
  desk: Pick<DunningDesk, "inTenant" | "now">,
): Promise<Result<null, "not-in-doubt">> {
  const state = didLeave ? "sent" : "cancelled";
  const settled = await desk.inTenant(orgId, (book) =>
    book.settleDoubt(dispatchId, state, `settled by ${by}`, desk.now()),
  );
  return settled ? ok(null) : refuse("not-in-doubt");
}
