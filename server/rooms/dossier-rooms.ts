import {
  addEntry,
  type DossierDesk,
  listFiles,
  readDossier,
  readRights,
  saveRights,
  withdrawEntry,
} from "../dossier/index.ts";
import type { DossierRooms } from "../http/dossier-rooms.ts";

/** The routes about credit files, over their desk. */
export const dossierRooms = (desk: DossierDesk): DossierRooms => ({
  read: (viewer, asOf) => readDossier(viewer, asOf, desk),
  files: (viewer) => listFiles(viewer, desk),
  add: (viewer, request) => addEntry(viewer, request, desk),
  withdraw: (viewer, entryId, request) => withdrawEntry(viewer, entryId, request, desk),
  rights: (orgId) => readRights(orgId, desk),
  saveRights: (admin, request) => saveRights(admin, request, desk),
});
