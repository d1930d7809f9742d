import { STANDARD_APPROVAL } from "../../shared/approval/authority.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { STANDARD_LIMIT_RULES } from "../../shared/limit/limit-rules.ts";
import type { ApprovalBook, LimitPolicy } from "./ports.ts";

/** What holds on a day: the org's word, or the product's until there is one. */
export async function rulesOn(book: ApprovalBook, asOf: Day): Promise<LimitPolicy> {
  return (await book.policyOn(asOf)) ?? { formulas: STANDARD_LIMIT_RULES, approval: STANDARD_APPROVAL };
}
