export type { ReportRefusal } from "./asked-day.ts";
export { type ApprovalRefusal, approveProvision } from "./approve-provision.ts";
export type { ReceivablesDesk } from "./ports.ts";
export { proposeProvision } from "./propose-provision.ts";
export { readProvisionTerms } from "./provision-terms.ts";
export { readReport, type CurrencyReport } from "./read-report.ts";
export { tellAccountCost } from "./tell-account-cost.ts";
export { tellAging, tellBucket } from "./tell-bucket.ts";
export { tellReport } from "./tell-report.ts";
