import type { WordingRooms } from "../http/wording-rooms.ts";
import {
  listWordings,
  previewWording,
  putWording,
  savePayDetails,
  testWording,
  type WordingDesk,
} from "../wording/index.ts";

/** The routes about an org's own words, over their desk. */
export const wordingRooms = (desk: WordingDesk): WordingRooms => ({
  list: (admin) => listWordings(admin, desk),
  put: (admin, request) => putWording(admin, request, desk),
  preview: (admin, request) => previewWording(admin, request, desk),
  test: (admin, request) => testWording(admin, request, desk),
  savePay: (admin, request) => savePayDetails(admin, request, desk),
});
