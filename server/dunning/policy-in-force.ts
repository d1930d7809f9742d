import type { Policy } from "../../shared/dunning/policy/policy.ts";
import { readStoredPolicy } from "../../shared/dunning/policy/read-policy.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import { assert } from "../../shared/kernel/result.ts";
import type { DunningBook } from "./ports.ts";

/** The org's policy, or the standard one. What is in force was read before it was put in force. */
export async function policyInForce(book: Pick<DunningBook, "policyBody">): Promise<Policy> {
  const body = await book.policyBody();
  if (body === null) return standardPolicy;
  const read = readStoredPolicy(body);
  assert(read.ok, read.ok ? "" : `the policy in force is unreadable: ${read.because.message.en}`);
  return read.value;
}
