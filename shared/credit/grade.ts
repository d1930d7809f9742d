import { GRADES } from "./contract.ts";
import { type Scorecard, STANDARD_SCORECARD } from "./scorecard.ts";

export type Grade = (typeof GRADES)[number];

/** The first grade whose lowest score is reached; E has none. */
export function gradeOf(score: number, { floors }: Pick<Scorecard, "floors"> = STANDARD_SCORECARD): Grade {
  return GRADES.find((grade) => grade !== "E" && score >= floors[grade]) ?? "E";
}
