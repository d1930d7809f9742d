export { readReport, type CurrencyReport } from "./read-report.ts";
export type { ReceivablesDesk } from "./ports.ts";
