export type { ReportRefusal } from "./asked-day.ts";
export type { ReceivablesDesk } from "./ports.ts";
export { readReport, type CurrencyReport } from "./read-report.ts";
export { tellAging, tellBucket } from "./tell-bucket.ts";
export { tellReport } from "./tell-report.ts";
