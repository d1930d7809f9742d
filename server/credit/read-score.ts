import { monthEndsBefore } from "../../shared/credit/month-ends.ts";
import type { ScoreSheet } from "../../shared/credit/score-account.ts";
import { changeOf } from "../../shared/credit/score-change.ts";
import type { ScoreBody } from "../../shared/credit/contract.ts";
import { addDays, formatDay, type Day } from "../../shared/kernel/day.ts";
import type { CreditBook } from "./ports.ts";

const TREND_DAYS = 366;

/** What the blocks brought since the last day of the month before; null where no blocks were kept of about then. */
async function changeSince(
  book: Pick<CreditBook, "snapshotOf">,
  now: ScoreSheet,
): Promise<ScoreBody["change"]> {
  const [monthEnd] = monthEndsBefore(now.asOf, 1);
  const kept = monthEnd === undefined ? null : await book.snapshotOf(now.accountId, monthEnd);
  const before = kept?.sheet ?? null;
  // Scores of before the scorecard kept no blocks; one of a month ago is not about the last month.
  if (before === null || (before.blocks ?? []).length === 0 || (now.blocks ?? []).length === 0) return null;
  if (before.asOf < addDays(monthEnd ?? now.asOf, -STALE_DAYS)) return null;
  const { score, blocks, capped } = changeOf(before, now);
  const otherCard = Math.max(1, before.scorecard) !== Math.max(1, now.scorecard);
  return { since: formatDay(before.asOf), score, blocks: [...blocks], capped, otherCard };
}
const STALE_DAYS = 20;

/** The account's score as last assessed on `asOf` or before, with a year's trend; null before any assessment. */
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
    ...(sheet === null ? {} : { scorecard: Math.max(1, sheet.scorecard ?? 1) }),
    change: sheet === null ? null : await changeSince(book, sheet),
    trend: trend.map(({ on, score }) => ({ on: formatDay(on), score })),
  };
}
