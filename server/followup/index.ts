export { logFollowUp, type Author, type LogRefusal } from "./log-followup.ts";
export { pageFollowUps } from "./page-followups.ts";
export type { CrmCopy, FollowUpBook, FollowUpDesk, FollowUpEntry } from "./ports.ts";
