import type { Decision } from "../../../shared/dunning/decision.ts";

/** A decision in one line: "remind reminder-1", "hold too-soon reminder-2", "rest". */
export function outcomeOf(decision: Decision): string {
  if (decision.kind === "rest") return "rest";
  if (decision.kind === "remind") return `remind ${decision.step.key} ${decision.carrierId}`;
  return `hold ${decision.because} ${decision.step?.key ?? "-"}`;
}
