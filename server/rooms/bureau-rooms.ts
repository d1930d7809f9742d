import { type BureauDesk, orderReport, readAccess, readOrders, saveAccess } from "../bureau/index.ts";
import type { BureauRooms } from "../http/bureau-rooms.ts";

/** The routes about credit bureaus, over their desk. */
export const bureauRooms = (desk: BureauDesk): BureauRooms => ({
  read: (viewer) => readOrders(viewer, desk),
  order: (viewer, request) => orderReport(viewer, request, desk),
  access: (orgId) => readAccess(orgId, desk),
  saveAccess: (admin, request) => saveAccess(admin, request, desk),
});
