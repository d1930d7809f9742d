import type { GradeTermsBody } from "../../shared/limit/contract.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { termsFor } from "../../shared/limit/propose-limit.ts";
import type { AccountBook } from "./ports.ts";

/** The longest terms that the account's grade is allowed by the org's rules; null: never scored. */
export async function gradeTerms(
  book: Pick<AccountBook, "credit" | "limit">,
  accountId: string,
  asOf: Day,
): Promise<GradeTermsBody | null> {
  const sheet = (await book.credit.snapshotOf(accountId, asOf))?.sheet;
  if (!sheet) return null;
  const { grade, provisional } = sheet;
  return { grade, mostDays: termsFor(grade, provisional, await book.limit.formulas(asOf)) };
}
