import type { LimitLinesView } from "../../shared/approval/contract.ts";
import type { Ask, Told, Write } from "./told.ts";

/** The account's limit: what was approved, what waits, and what is said to it. */
export interface ApprovalCalls {
  limitLines(): Promise<Told<LimitLinesView>>;
  /** As safe to repeat as the same `clientId` with the same content. */
  proposeLimit(body: object): Promise<Told<LimitLinesView>>;
  decideLimit(body: object): Promise<Told<LimitLinesView>>;
}

export const approvalCalls = (ask: Ask, post: Write): ApprovalCalls => ({
  limitLines: () => ask((shapes) => shapes.WireLimitLines, "/limit-lines"),
  proposeLimit: (body) => post((shapes) => shapes.WireLimitLines, "/limit-lines", body),
  decideLimit: (body) => post((shapes) => shapes.WireLimitLines, "/limit-verdicts", body),
});
