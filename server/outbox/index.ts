export { flushWritebacks, type FlushReport } from "./flush-writebacks.ts";
export type {
  CrmItem,
  CrmModule,
  CrmOutcome,
  CrmWriter,
  OutboxBook,
  OutboxDesk,
  WritebackQueue,
} from "./ports.ts";
