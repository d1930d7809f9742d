import { GRADES_WITH_FLOOR } from "../../../shared/credit/kinds.ts";
import { useScorecardWords } from "../../words/scorecard-words.ts";
import { type CardTexts, figureIn, nameOf } from "./card-texts.ts";

const WIDE = 300;
const HIGH = 26;
const LETTER = { fill: "var(--ink)", fontSize: "11px" };
/** The better the grade, the fuller the colour. */
const FULL: Readonly<Record<string, number>> = { A: 0.75, B: 0.55, C: 0.4, D: 0.25, E: 0.1 };

/** Where each grade begins on the hundred; nothing while the cut-offs do not fall from A to D. */
export function GradeScale({ texts }: { readonly texts: CardTexts }) {
  const say = useScorecardWords();
  const floors = GRADES_WITH_FLOOR.map((grade) => figureIn(texts, nameOf("floors", grade)) ?? -1);
  const falls = floors.every((floor, at) => floor > 0 && floor < (at === 0 ? 101 : (floors[at - 1] ?? 0)));
  if (!falls) return null;
  const parts = [...GRADES_WITH_FLOOR, "E"].map((grade, at) => ({
    grade,
    from: floors[at] ?? 0,
    to: at === 0 ? 100 : (floors[at - 1] ?? 0),
  }));
  const told = parts.map(({ grade, from, to }) => `${grade} ${from}–${to}`).join(", ");
  return (
    <svg
      class="grade-scale"
      viewBox={`0 0 ${WIDE} ${HIGH}`}
      width={WIDE}
      role="img"
      aria-label={say.scale(told)}
    >
      {parts.map(({ grade, from, to }) => {
        const [x, width] = [(from * WIDE) / 100, ((to - from) * WIDE) / 100];
        const fill = { fill: "var(--accent)", fillOpacity: FULL[grade], stroke: "var(--line-strong)" };
        return (
          <g key={grade}>
            <rect style={fill} x={x} y={1} width={width} height={HIGH - 2} />
            {width >= 12 && (
              <text style={LETTER} x={x + width / 2} y={HIGH / 2 + 4} text-anchor="middle">
                {grade}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}
