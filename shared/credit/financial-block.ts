import { daysBetween, type Day } from "../kernel/day.ts";
import type { BlockPart } from "./block-part.ts";
import type { FinancialFacts } from "./facts.ts";
import { pointsAt } from "./linear.ts";
import { type Card, STANDARD_SCORECARD } from "./scorecard.ts";

/** Altman's zones for Z″ of companies that are not listed: distress up to 1.1, safe from 2.6 on. */
const BY_Z = [
  [1.1, 20],
  [2.6, 70],
  [5, 100],
] as const;
const GREY_FROM = 2.6;

/**
 * What their statements say, or a person who looked. A statement older than the scorecard says counts half: the other half
 * is the person's where there is one, and else is not known.
 */
export function financialBlock(
  facts: FinancialFacts | null,
  asOf: Day,
  { counted }: Pick<Card, "counted"> = STANDARD_SCORECARD,
): readonly BlockPart[] {
  if (facts === null) return [];
  const { z, statementOn, rating } = facts;
  const part = { code: "financial", block: "F" } as const;
  if (z === null || statementOn === null)
    return rating === null
      ? []
      : [{ ...part, weight: 100, value: rating, reason: "F01", isFault: rating < 50, figures: { rating } }];
  const ageDays = daysBetween(statementOn, asOf);
  const isOld = ageDays > counted.statementDays;
  const said = pointsAt(BY_Z, z);
  const value = isOld && rating !== null ? (said + rating) / 2 : said;
  const figures = { z: Math.round(z * 100) / 100, safe: GREY_FROM, months: Math.floor(ageDays / 30.4) };
  return [
    {
      ...part,
      weight: isOld && rating === null ? 50 : 100,
      value,
      reason: isOld ? "F02" : "F01",
      isFault: isOld || z < GREY_FROM,
      figures,
    },
  ];
}
