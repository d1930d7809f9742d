import { faultText, type Logger } from "../adapters/log/log.ts";
import {
  activateCard,
  beginTrial,
  dropTrial,
  keepDraft,
  readScorecard,
  type ScorecardDesk,
} from "../credit/index.ts";
import type { ScorecardRooms } from "../http/scorecard-rooms.ts";
import { ok, refuse } from "../../shared/kernel/result.ts";

/** The settings' routes to the scorecard. `trySoon`: a job for its trial, now. */
export const scorecardRooms = (
  desk: ScorecardDesk,
  log: Logger,
  trySoon: (orgId: string) => Promise<void>,
): ScorecardRooms => ({
  read: (orgId) => readScorecard(orgId, desk),
  keep: (admin, card) => keepDraft(admin, card, desk),
  activate: (admin, request) => activateCard(admin, request, desk),
  tryOut: async (admin) => {
    const begun = await beginTrial(admin, desk);
    if (!begun.ok) return begun;
    try {
      if (begun.value.begun) await trySoon(admin.orgId);
    } catch (fault) {
      log.warn({ fault: faultText(fault) }, "no job for the trial of a scorecard that was asked for");
      await dropTrial(admin.orgId, desk);
      return refuse("trial-not-started");
    }
    return ok(begun.value.body);
  },
});
