import { admitMail, type BounceDesk, putReturns, readReturns, takeReturned } from "../bounce/index.ts";
import type { BounceRooms } from "../http/bounce-rooms.ts";

/** The routes about mails that come back, over their desk. */
export const bounceRooms = (bounces: BounceDesk): BounceRooms => ({
  read: (orgId) => readReturns(orgId, bounces),
  put: (admin, request) => putReturns(admin, request, bounces),
  admit: (orgId, hook) => admitMail(orgId, hook, bounces),
  take: (orgId, raw) => takeReturned(orgId, raw, bounces),
});
