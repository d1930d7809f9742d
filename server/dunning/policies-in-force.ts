import type { Policy } from "../../shared/dunning/policy/policy.ts";
import { defaultPolicy, type PoliciesInForce } from "../../shared/dunning/policy/policy-for.ts";
import { readStoredPolicy } from "../../shared/dunning/policy/read-policy.ts";
import type { Segments } from "../../shared/dunning/policy/segment.ts";
import { readStoredSegments } from "../../shared/dunning/policy/segments.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import { assert } from "../../shared/kernel/result.ts";
import type { PoliciesStored } from "./ports.ts";

interface PolicyReader {
  policiesStored(): Promise<PoliciesStored>;
}

/** The org's policies and who is under which. The standard one is everybody's where the org never said otherwise. */
export async function policiesInForce(book: PolicyReader): Promise<PoliciesInForce> {
  const stored = await book.policiesStored();
  const own = stored.bodies.map(policyFrom);
  return {
    segments: stored.segments === null ? withoutSegments(own) : segmentsFrom(stored.segments),
    policies: new Map([standardPolicy, ...own].map((policy) => [policy.id, policy])),
  };
}

/** The policy of whoever is in no segment. */
export const policyInForce = async (book: PolicyReader): Promise<Policy> =>
  defaultPolicy(await policiesInForce(book));

/** Segments before anybody stored any: everybody under the policy that was activated last. */
const withoutSegments = ([latest = standardPolicy]: readonly Policy[]): Segments => ({
  version: 0,
  segments: [],
  otherwise: latest.id,
});

/** Every claim asks for the policies, and to read one takes thirty times longer than to compare its text. */
const known = new Map<string, Policy>();
/** Far more than are in force at once. */
const MOST_KNOWN = 500;

/** What is in force was read before it was put in force. */
export function policyFrom(body: unknown): Policy {
  const text = JSON.stringify(body);
  const before = known.get(text);
  if (before !== undefined) return before;
  const read = readStoredPolicy(body);
  assert(read.ok, read.ok ? "" : `a stored policy is unreadable: ${read.because.message.en}`);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, read.value);
  return read.value;
}

export function segmentsFrom(body: unknown): Segments {
  const read = readStoredSegments(body);
  assert(read.ok, read.ok ? "" : `stored segments are unreadable: ${read.because.message.en}`);
  return read.value;
}
