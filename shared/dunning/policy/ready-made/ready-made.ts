import type { Policy } from "../policy.ts";
import { standardPolicy } from "../standard-policy.ts";
import { chinaSmePolicy } from "./china-sme.ts";
import { courteousPolicy } from "./courteous.ts";
import { europeanUnionPolicy } from "./european-union.ts";
import { firmPolicy } from "./firm.ts";
import { keyAccountPolicy } from "./key-account.ts";
import { unitedKingdomPolicy } from "./united-kingdom.ts";

/** What an org can begin with. Each is a policy like any other, to be changed and put in force. */
export const readyMadePolicies: readonly Policy[] = [
  courteousPolicy,
  standardPolicy,
  firmPolicy,
  keyAccountPolicy,
  chinaSmePolicy,
  europeanUnionPolicy,
  unitedKingdomPolicy,
];
