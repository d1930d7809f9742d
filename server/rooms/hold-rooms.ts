import {
  countVetoes,
  endVeto,
  exemptAccount,
  type HoldDesk,
  liftExemption,
  readHolds,
  vetoMessages,
} from "../hold/index.ts";
import type { HoldRooms } from "../http/rooms.ts";

/** The routes by which people hold messages back, over their desk. */
export const holdRooms = (desk: HoldDesk): HoldRooms => ({
  read: (viewer) => readHolds(viewer, desk),
  exempt: (viewer, request) => exemptAccount(viewer, request, desk),
  lift: (viewer, exemptionId, reason) => liftExemption(viewer, exemptionId, reason, desk),
  veto: (viewer, request) => vetoMessages(viewer, request, desk),
  endVeto: (viewer, reason) => endVeto(viewer, reason, desk),
  vetoCounts: (orgId) => countVetoes(orgId, desk),
});
