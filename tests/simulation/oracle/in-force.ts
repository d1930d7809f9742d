import type { Policy } from "../../../shared/dunning/policy/policy.ts";

/** A policy and the moment from which it was in force. */
export interface InForce {
  readonly from: number;
  readonly policy: Policy;
}
