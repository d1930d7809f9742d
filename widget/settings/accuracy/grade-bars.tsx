import type { BackTestAnswer } from "../../../shared/forecast/backtest/contract.ts";
import { useAccuracyWords } from "../../words/accuracy-words.ts";

type Grades = Extract<BackTestAnswer["last"], { state: "ready" }>["test"]["p2"]["grades"];

const WIDE = 260;
const HIGH = 90;
const BAR = { fill: "var(--accent)", fillOpacity: 0.55 };
const GROUND = { stroke: "var(--line-strong)" };
const LETTER = { fill: "var(--ink)", fontSize: "11px" };

/** The share of bad accounts of each grade: a good score makes it rise from A to E. */
export function GradeBars({ grades }: { readonly grades: Grades }) {
  const say = useAccuracyWords().p2;
  const step = WIDE / 5;
  const foot = HIGH - 18;
  return (
    <svg viewBox={`0 0 ${WIDE} ${HIGH}`} width={WIDE} role="img" aria-label={say.chart}>
      {grades.map(({ grade, badShare }) => {
        const middle = ("ABCDE".indexOf(grade) + 0.5) * step;
        const high = badShare * (foot - 4);
        return (
          <g key={grade}>
            <rect style={BAR} x={middle - step * 0.3} width={step * 0.6} y={foot - high} height={high} />
            <text style={LETTER} x={middle} y={HIGH - 4} text-anchor="middle">
              {grade}
            </text>
          </g>
        );
      })}
      <path style={GROUND} d={`M0 ${foot}H${WIDE}`} />
    </svg>
  );
}
