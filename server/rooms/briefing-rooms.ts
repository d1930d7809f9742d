import { type BriefingDesk, readBriefings, setBriefings } from "../briefing/index.ts";
import type { BriefingRooms } from "../http/briefing-rooms.ts";

/** The routes of mails to our own people, over their desk. */
export const briefingRooms = (desk: BriefingDesk): BriefingRooms => ({
  read: (orgId) => readBriefings(orgId, desk),
  put: (admin, request) => setBriefings(admin, request, desk),
});
