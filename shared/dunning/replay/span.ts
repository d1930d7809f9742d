import type { Currency } from "../../kernel/currency.ts";
import type { Hold, Remind } from "../decision.ts";
import type { ChosenPolicy } from "../policy/policy-for.ts";
import type { PastMessage } from "./timeline.ts";

/** What was decided in one currency from one round up to another, which is left out; a reminder lasts one round. */
export interface ReplaySpan {
  /** Who is written to. */
  readonly accountId: string;
  readonly currency: Currency;
  readonly from: number;
  readonly to: number;
  readonly decision: Remind | Hold;
  /** The policy that it was decided by. */
  readonly under: ChosenPolicy;
  /** Of a reminder: what it led to; empty when its key was used up. */
  readonly messages: readonly PastMessage[];
}
