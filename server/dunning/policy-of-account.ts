import { type ChosenPolicy, policyFor } from "../../shared/dunning/policy/policy-for.ts";
import type { OpenBook } from "../../shared/ledger/open-item.ts";
import { accountTraits } from "./account-facts.ts";
import type { Round } from "./judge-accounts.ts";
import type { AccountSheet } from "./ports.ts";

/** The policy that an account is under in a round; `books`: what is open with it that day. */
export const policyOfAccount = (
  sheet: AccountSheet,
  books: readonly OpenBook[],
  { policies, now }: Pick<Round, "policies" | "now">,
): ChosenPolicy => policyFor(policies, accountTraits(sheet, books, now));
