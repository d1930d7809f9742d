import {
  askThirdParty,
  chooseLimits,
  type ContactDesk,
  keepPreference,
  readContacts,
  readLimits,
  recordOptIn,
  recordOptOut,
  reportWrong,
  verifyContact,
} from "../contact/index.ts";
import type { ContactRooms } from "../http/contact-rooms.ts";

/** The routes about whom to reach and how often, over their desk. */
export const contactRooms = (desk: ContactDesk): ContactRooms => ({
  read: (viewer) => readContacts(viewer, desk),
  prefer: (viewer, request) => keepPreference(viewer, request, desk),
  wrong: (viewer, request) => reportWrong(viewer, request, desk),
  verify: (viewer, request) => verifyContact(viewer, request, desk),
  optOut: (viewer, request) => recordOptOut(viewer, request, desk),
  optIn: (viewer, request) => recordOptIn(viewer, request, desk),
  askThirdParty: (viewer, request) => askThirdParty(viewer, request, desk),
  limits: (orgId) => readLimits(orgId, desk),
  chooseLimits: (admin, request) => chooseLimits(admin, request, desk),
});
