export { addEntry, type AddRefusal } from "./add-entry.ts";
export { keepEntry } from "./keep-entry.ts";
export type { DossierBook, DossierDesk, Person, Writing } from "./ports.ts";
export { listFiles, readDossier } from "./read-dossier.ts";
export { readRights, saveRights } from "./set-rights.ts";
export { withdrawEntry, type WithdrawRefusal } from "./withdraw-entry.ts";
