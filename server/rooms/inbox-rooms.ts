import type { InboxRooms } from "../http/inbox-rooms.ts";
import { actOnLine, countInbox, type InboxDesk, readInbox } from "../inbox/index.ts";

/** The routes of the inbox, over its desk. */
export const inboxRooms = (desk: InboxDesk): InboxRooms => ({
  read: (by, query) => readInbox(by, query, desk),
  counts: (by) => countInbox(by, desk),
  act: (by, request) => actOnLine(by, request, desk),
});
