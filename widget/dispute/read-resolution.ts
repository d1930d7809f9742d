import type { input } from "zod/mini";
import type { DisputeView } from "../../shared/dispute/contract.ts";
import type { DisputeOutcome } from "../../shared/dispute/kinds.ts";
import type { ResolveRequest } from "../../shared/dispute/request-contract.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { type AmountFlaw, parseAmount } from "../ui/parse-amount.ts";

/** A resolution while it is being written. */
export interface ResolutionText {
  readonly outcome: DisputeOutcome | null;
  /** For "partly", as typed. */
  readonly accepted: string;
  readonly text: string;
}

export type ResolutionFlaw =
  | { readonly field: "resolve-outcome"; readonly flaw: "no-outcome" }
  | { readonly field: "resolve-amount"; readonly flaw: AmountFlaw | "not-a-part" }
  | { readonly field: "resolve-text"; readonly flaw: "no-words" | "too-long" };

/** As it travels, but for its id and its words. */
export type OutcomeBody = Omit<input<typeof ResolveRequest>, "clientId" | "text">;

const TEXT_MAX = 1000;

/** How it ended: enough to ask what it would do. */
export function readOutcome(
  { outcome, accepted }: ResolutionText,
  { amountMinor, currency }: Pick<DisputeView, "amountMinor" | "currency">,
): Result<OutcomeBody, ResolutionFlaw> {
  if (outcome === null) return refuse({ field: "resolve-outcome", flaw: "no-outcome" });
  if (outcome !== "partly") return ok({ outcome, acceptedMinor: null });
  const part = parseAmount(accepted, currency);
  if (!part.ok) return refuse({ field: "resolve-amount", flaw: part.because });
  if (part.value >= amountMinor) return refuse({ field: "resolve-amount", flaw: "not-a-part" });
  return ok({ outcome, acceptedMinor: part.value });
}

export function readResolution(
  written: ResolutionText,
  dispute: Pick<DisputeView, "amountMinor" | "currency">,
): Result<OutcomeBody & { readonly text: string }, ResolutionFlaw> {
  const outcome = readOutcome(written, dispute);
  if (!outcome.ok) return outcome;
  const text = written.text.trim();
  if (text === "") return refuse({ field: "resolve-text", flaw: "no-words" });
  if (text.length > TEXT_MAX) return refuse({ field: "resolve-text", flaw: "too-long" });
  return ok({ ...outcome.value, text });
}
