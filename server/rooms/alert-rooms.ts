import { type AlertDesk, readAlerts, seeAlert, setThreshold } from "../alert/index.ts";
import type { AlertRooms } from "../http/alert-rooms.ts";

/** The routes of early warnings, over their desk. */
export const alertRooms = (desk: AlertDesk): AlertRooms => ({
  read: (by, query) => readAlerts(by, query, desk),
  see: (by, request) => seeAlert(by, request, desk),
  setThreshold: (admin, request) => setThreshold(admin, request, desk),
});
