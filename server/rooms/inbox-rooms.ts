import type { InboxRooms } from "../http/inbox-rooms.ts";
import { actOnLine, countInbox, type InboxDesk, readInbox } from "../inbox/index.ts";
import { type LetterDesk, listLetters, readLetter } from "../letter/index.ts";

/** The routes of the inbox, over its desk. */
export const inboxRooms = (desk: InboxDesk, letters: LetterDesk): InboxRooms => ({
  read: (by, query) => readInbox(by, query, desk),
  counts: (by) => countInbox(by, desk),
  letters: (by) => listLetters(by.orgId, letters),
  letter: (by, id) => readLetter(by.orgId, id, letters),
  act: (by, request) => actOnLine(by, request, desk),
});
