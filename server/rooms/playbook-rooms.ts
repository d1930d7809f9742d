import type { PlaybookRooms } from "../http/playbook-rooms.ts";
import {
  endPlaybook,
  type PlaybookDesk,
  playbooksBody,
  readPlaybooks,
  setPlaybook,
  tickStep,
} from "../playbook/index.ts";

/** The routes of playbooks, over their desk. */
export const playbookRooms = (desk: PlaybookDesk): PlaybookRooms => ({
  read: (by, query) => readPlaybooks(by, query, desk),
  set: (admin, request) => setPlaybook(admin, request, desk),
  tick: (by, request) => tickStep(by, request, desk, (book) => playbooksBody(by, {}, book, desk)),
  end: (by, request) => endPlaybook(by, request, desk),
});
