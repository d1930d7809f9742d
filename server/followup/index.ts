export { crmWords } from "./crm-words.ts";
export { logFollowUp, type LogRefusal, promiseIn } from "./log-followup.ts";
export { pageFollowUps } from "./page-followups.ts";
export {
  type Author,
  blankLine,
  type Instant,
  type LineDraft,
  type LineRefusal,
  recordLine,
  writeLine,
} from "./record-line.ts";
export type {
  AgreementBook,
  CrmCopy,
  FollowUpBook,
  FollowUpDesk,
  FollowUpEntry,
  LineBook,
  LineDesk,
  LineSubject,
  Terms,
} from "./ports.ts";
