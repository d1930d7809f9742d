export { keepWatch } from "./keep-watch.ts";
export { pullAsked, settleAsked } from "./pull-asked.ts";
export { type NoticeRefusal, takeNotice } from "./take-notice.ts";
export type { CrmSource, Notice, NoticeDesk, Source, SyncBook, SyncDesk } from "./ports.ts";
export { pullOrg, type SourceReport, type SyncReport } from "./pull-org.ts";
export { type Reread, rereadInvoices } from "./reread-invoices.ts";
export { sweepOrg, type SweepReport } from "./sweep-org.ts";
