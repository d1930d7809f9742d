export { exportExperiences, type ExportRefusal, readExport } from "./export-rows.ts";
export type { ExperienceBook, ExperienceDesk } from "./ports.ts";
export { previewExport } from "./preview.ts";
export { addConsent, type ConsentRefusal, endConsent, readSharing, saySharing } from "./sharing.ts";
