import {
  addRate,
  type ChargeDesk,
  claimCharges,
  decideCharge,
  readCharges,
  readFees,
  saveAccountTerms,
  saveTerms,
} from "../charge/index.ts";
import type { ChargeRooms } from "../http/charge-rooms.ts";

/** The routes about interest and fees, over their desk. */
export const chargeRooms = (desk: ChargeDesk): ChargeRooms => ({
  read: (viewer) => readCharges(viewer, desk),
  claim: (viewer) => claimCharges(viewer, desk),
  decide: (viewer, chargeId, request) => decideCharge(viewer, chargeId, request, desk),
  saveAccountTerms: (viewer, request) => saveAccountTerms(viewer, request, desk),
  fees: (orgId) => readFees(orgId, desk),
  saveTerms: (admin, request) => saveTerms(admin, request, desk),
  addRate: (admin, request) => addRate(admin, request, desk),
});
