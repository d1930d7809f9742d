import { ok, refuse } from "../../shared/kernel/result.ts";
import type { GoLiveDesk } from "../activation/index.ts";
import type { OpsRooms } from "../http/rooms.ts";
import type { Work } from "../work.ts";

/** An operator waits longer than a page: a round of a large org takes minutes. */
const PATIENCE_MS = 120_000;

/** What the timetable does, when an operator asks for it: in the org's turn as well, and never beside it. */
export function byHand(
  { activation }: { readonly activation: Pick<GoLiveDesk, "inTurn"> },
  work: Pick<Work, "sync" | "round" | "pulse" | "todayOf">,
): Pick<OpsRooms, "sync" | "round" | "deliver"> {
  return {
    async sync(orgId) {
      const report = await activation.inTurn(orgId, () => work.sync(orgId), PATIENCE_MS);
      return report === null ? refuse("at-work") : ok(report);
    },
    async round(orgId, asOf) {
      const walk = async () => work.round(orgId, asOf ?? (await work.todayOf(orgId)));
      return (await activation.inTurn(orgId, walk, PATIENCE_MS)) ?? refuse("at-work");
    },
    async deliver(orgId) {
      const report = await activation.inTurn(orgId, () => work.pulse(orgId), PATIENCE_MS);
      return report === null ? refuse("at-work") : ok(report);
    },
  };
}
