import type { ScoreBody } from "../../shared/credit/contract.ts";
import { addDays, formatDay, type Day } from "../../shared/kernel/day.ts";
import type { CreditBook, CreditDesk } from "./ports.ts";

const TREND_DAYS = 366;

/** The account's score as last assessed on `asOf` or before, with a year's trend; null before any assessment. */
export const scoreOf = (
  orgId: string,
  accountId: string,
  asOf: Day,
  desk: CreditDesk,
): Promise<ScoreBody | null> => desk.inTenant(orgId, (book) => readScore(book, accountId, asOf));

/** The same inside a transaction that is already open. */
export async function readScore(
  book: Pick<CreditBook, "snapshotOf" | "trendOf">,
  accountId: string,
  asOf: Day,
): Promise<ScoreBody | null> {
  const snapshot = await book.snapshotOf(accountId, asOf);
  if (snapshot === null) return null;
  const trend = await book.trendOf(accountId, addDays(asOf, -TREND_DAYS), asOf);
  const { sheet } = snapshot;
  return {
    asOf: formatDay(snapshot.asOf),
    score: sheet?.score ?? null,
    grade: sheet?.grade ?? null,
    provisional: sheet?.provisional ?? true,
    coverage: sheet?.coverage ?? 0,
    evidence: sheet?.evidence ?? 0,
    reasons: [...(sheet?.reasons ?? [])],
    // Scores of before the scorecard kept none.
    blocks: [...(sheet?.blocks ?? [])],
    trend: trend.map(({ on, score }) => ({ on: formatDay(on), score })),
  };
}
