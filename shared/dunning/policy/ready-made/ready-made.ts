import type { Policy } from "../policy.ts";
import { standardPolicy } from "../standard-policy.ts";
import { chinaSmePolicy, chinaSmeReasons } from "./china-sme.ts";
import { courteousPolicy, courteousReasons } from "./courteous.ts";
import { europeanUnionPolicy, europeanUnionReasons } from "./european-union.ts";
import { firmPolicy, firmReasons } from "./firm.ts";
import { keyAccountPolicy, keyAccountReasons } from "./key-account.ts";
import type { NumberReasons } from "./number-reasons.ts";
import { standardReasons } from "./standard-reasons.ts";
import { unitedKingdomPolicy, unitedKingdomReasons } from "./united-kingdom.ts";

const shelf: readonly (readonly [Policy, NumberReasons])[] = [
  [courteousPolicy, courteousReasons],
  [standardPolicy, standardReasons],
  [firmPolicy, firmReasons],
  [keyAccountPolicy, keyAccountReasons],
  [chinaSmePolicy, chinaSmeReasons],
  [europeanUnionPolicy, europeanUnionReasons],
  [unitedKingdomPolicy, unitedKingdomReasons],
];

/** What an org can begin with. Each is a policy like any other, to be changed and put in force. */
export const readyMadePolicies: readonly Policy[] = shelf.map(([policy]) => policy);

/** Why the numbers of a ready-made policy are what they are; of any other there is nothing to say. */
export function reasonsOf(policyId: string): NumberReasons {
  const made = shelf.find(([{ id }]) => id === policyId);
  if (made === undefined) return {};
  const [policy, reasons] = made;
  const shared = Object.entries(standardReasons).filter(([name]) => name in policy);
  return { ...Object.fromEntries(shared), ...reasons };
}
