import {
  addConsent,
  endConsent,
  type ExperienceDesk,
  exportExperiences,
  previewExport,
  readExport,
  readSharing,
  saySharing,
} from "../experience/index.ts";
import type { ExperienceRooms } from "../http/experience-rooms.ts";

/** The routes about sharing trade experience, over their desk. */
export const experienceRooms = (desk: ExperienceDesk): ExperienceRooms => ({
  read: (orgId) => readSharing(orgId, desk),
  say: (admin, request) => saySharing(admin, request, desk),
  preview: (orgId, months) => previewExport(orgId, months, desk),
  export: (admin, request) => exportExperiences(admin, request, desk),
  file: (orgId, exportId) => readExport(orgId, exportId, desk),
  consent: (admin, request) => addConsent(admin, request, desk),
  endConsent: (admin, consentId, request) => endConsent(admin, consentId, request, desk),
});
