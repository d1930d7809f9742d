import type { LimitRooms } from "../http/limit-rooms.ts";
import {
  grantException,
  type LimitDesk,
  placeHold,
  readControl,
  readHold,
  readProposal,
  setControl,
  withdrawException,
} from "../limit/index.ts";

/** The routes of holds and exceptions, over their desk. */
export const limitRooms = (desk: LimitDesk): LimitRooms => ({
  hold: (viewer) => readHold(viewer, desk),
  proposal: (viewer) => readProposal(viewer, desk),
  place: (viewer, request) => placeHold(viewer, request, desk),
  grant: (viewer, request) => grantException(viewer, request, desk),
  withdraw: (viewer, request) => withdrawException(viewer, request, desk),
  control: (by) => readControl(by, desk),
  setControl: (admin, request) => setControl(admin, request, desk),
});
