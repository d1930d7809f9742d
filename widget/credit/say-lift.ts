import type { ScoreReason } from "../../shared/credit/contract.ts";
import { scoreWhyWords } from "../words/score-why-words.ts";
import type { Speech } from "../words/speech.ts";

/** What would win the points back; nothing for a strength, or where a figure is missing: earlier rounds kept fewer. */
export function sayLift({ code, effect, figures, points }: ScoreReason, { locale, number }: Speech): string {
  if (effect === "strength") return "";
  let missing = false;
  const lift = scoreWhyWords[locale].lifts[code]?.((name) => {
    const value = name === "points" ? Math.abs(points) : figures[name];
    missing ||= value === undefined;
    return number(value ?? 0);
  });
  return missing ? "" : (lift ?? "");
}
