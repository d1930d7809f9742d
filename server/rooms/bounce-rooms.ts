import {
  admitMail,
  type BounceDesk,
  mayStop,
  putReturns,
  readReturns,
  takeReturned,
  unsubscribe,
} from "../bounce/index.ts";
import type { BounceRooms } from "../http/bounce-rooms.ts";

/** The routes about mails that come back, over their desk. */
export const bounceRooms = (bounces: BounceDesk): BounceRooms => ({
  read: (orgId) => readReturns(orgId, bounces),
  put: (admin, request) => putReturns(admin, request, bounces),
  admit: (orgId, hook) => admitMail(orgId, hook, bounces),
  mayStop: (orgId, written) => mayStop(orgId, written, bounces),
  unsubscribe: (orgId, written) => unsubscribe(orgId, written, bounces),
  take: (orgId, raw) => takeReturned(orgId, raw, bounces),
});
