export type { CrmSource, SyncBook, SyncDesk } from "./ports.ts";
export { pullOrg, type SourceReport, type SyncReport } from "./pull-org.ts";
export { type Reread, rereadInvoices } from "./reread-invoices.ts";
export { sweepOrg, type SweepReport } from "./sweep-org.ts";
