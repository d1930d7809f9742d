import type { Policy } from "../../shared/dunning/policy/policy.ts";
import type { Segments } from "../../shared/dunning/policy/segment.ts";
import type { PoliciesStored } from "./ports.ts";

/** The org's policies and segments, each version kept for ever. */
export interface PolicyBook {
  /** Serialises two admins. */
  lockOrg(): Promise<void>;
  policiesStored(): Promise<PoliciesStored>;
  /** 0 when the org never had this policy. */
  latestVersion(policyId: string): Promise<number>;
  /** In the place of the version of the same policy that was. */
  putInForce(policy: Policy, by: string, at: Date): Promise<void>;
  putSegments(segments: Segments, by: string, at: Date): Promise<void>;
}

export interface PolicyDesk {
  inTenant<T>(orgId: string, work: (book: PolicyBook) => Promise<T>): Promise<T>;
  now(): Date;
}
