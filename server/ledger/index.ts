export type { AccountLedger, LedgerBook } from "./ports.ts";
