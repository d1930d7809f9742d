import { assert } from "../../kernel/result.ts";
import type { OpenBook } from "../../ledger/open-item.ts";
import type { Policy } from "./policy.ts";
import type { AccountTraits, Segment, Segments } from "./segment.ts";
import { choosePolicy } from "./segments.ts";

/** All of an org's policies at one moment, each in its version in force, and who is under which. */
export interface PoliciesInForce {
  readonly segments: Segments;
  readonly policies: ReadonlyMap<string, Policy>;
}

/** The policy of one account, and the segment that says so; null when none does. */
export interface ChosenPolicy {
  readonly policy: Policy;
  readonly segment: Segment | null;
}

/** The one way from an account to its policy. */
export function policyFor({ segments, policies }: PoliciesInForce, traits: AccountTraits): ChosenPolicy {
  const chosen = choosePolicy(segments, traits);
  const segment = segments.segments.find(({ key }) => key === chosen.segment) ?? null;
  return { policy: policyNamed(policies, chosen.policyId), segment };
}

/** The policy of whoever is in no segment. */
export const defaultPolicy = ({ segments, policies }: PoliciesInForce): Policy =>
  policyNamed(policies, segments.otherwise);

function policyNamed(policies: PoliciesInForce["policies"], id: string): Policy {
  const policy = policies.get(id);
  assert(policy, `segments name only policies that exist, not "${id}"`);
  return policy;
}

/** Those that some account may be under, the one for the rest first. */
export function policiesNamed(all: PoliciesInForce): readonly Policy[] {
  const { segments, otherwise } = all.segments;
  const ids = new Set([otherwise, ...segments.map(({ policyId }) => policyId)]);
  return [...ids].map((id) => policyNamed(all.policies, id));
}

/** One policy for everybody. */
export const everybodyUnder = (policy: Policy): PoliciesInForce => ({
  segments: { version: 0, segments: [], otherwise: policy.id },
  policies: new Map([[policy.id, policy]]),
});

/** Whether any segment asks what an account owes. */
export const asksForOpen = ({ segments }: Segments): boolean =>
  segments.some(({ when }) => when.openAtLeast !== undefined);

/** Open money by currency, before any credit. */
export function openMinorOf(
  books: readonly Pick<OpenBook, "currency" | "items">[],
): AccountTraits["openMinor"] {
  const open: Record<string, number> = {};
  for (const { currency, items } of books)
    open[currency] = items.reduce((sum, item) => sum + item.residualMinor, open[currency] ?? 0);
  return open;
}
