import type { ScoreReason } from "../../shared/credit/contract.ts";
import type { Speech } from "../words/speech.ts";

/** A reason in the reader's words: what it is, what it costs or brings, and the figures behind it. */
export function sayReason(
  reason: ScoreReason,
  speech: Speech,
): { readonly title: string; readonly points: string; readonly figures: string } {
  const { words, number } = speech;
  const say = words.credit;
  const names = reason.effect === "strength" ? say.strengths : say.reasons;
  const signed = reason.points > 0 ? `+${number(reason.points)}` : number(reason.points);
  return {
    title: names[reason.code],
    points: reason.effect === "cap" ? say.capAt(number(reason.points)) : signed,
    figures: figuresText(reason, speech),
  };
}

function figuresText({ code, figures }: ScoreReason, { words, number }: Speech): string {
  const figure = (name: string): string => {
    const value = figures[name];
    return value === undefined ? "–" : number(value);
  };
  return Object.keys(figures).length === 0 ? "" : (words.credit.figures[code]?.(figure) ?? "");
}
