import type { BackTestAnswer } from "../../../shared/forecast/backtest/contract.ts";
import { useAccuracyWords } from "../../words/accuracy-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { CompareTable } from "./compare-table.tsx";

type Bins = Extract<BackTestAnswer["last"], { state: "ready" }>["test"]["p1"]["reliability"];

const SIDE = 200;
const EDGE = 10;
const at = (share: number): number => EDGE + share * (SIDE - 2 * EDGE);
const PERFECT = { stroke: "var(--line-strong)", strokeDasharray: "4 4" };
const GROUND = { fill: "none", stroke: "var(--line-strong)" };
const LINE = { fill: "none", stroke: "var(--accent)", strokeWidth: 1.5 };
const POINT = { fill: "var(--accent)" };

/** What was said against what came; points on the diagonal are right. */
export function ReliabilityPlot({ bins }: { readonly bins: Bins }) {
  const say = useAccuracyWords().p1;
  const { number, percent } = useSpeech();
  const points = bins.map(({ chance, share }) => ({ x: at(chance), y: SIDE - at(share) }));
  return (
    <>
      <svg viewBox={`0 0 ${SIDE} ${SIDE}`} width={SIDE + 40} role="img" aria-label={say.chart}>
        <rect style={GROUND} x={EDGE} y={EDGE} width={SIDE - 2 * EDGE} height={SIDE - 2 * EDGE} />
        <path style={PERFECT} d={`M${at(0)} ${SIDE - at(0)}L${at(1)} ${SIDE - at(1)}`} />
        <path
          style={LINE}
          d={points
            .map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`)
            .join("")}
        />
        {points.map(({ x, y }) => (
          <circle key={`${x} ${y}`} style={POINT} cx={x} cy={y} r={3} />
        ))}
      </svg>
      <p class="quiet">{say.chart}</p>
      <details>
        <summary>{say.table}</summary>
        <CompareTable
          title={say.chart}
          columns={[say.came, say.invoices]}
          rows={bins.map(({ chance, share, count }) => [
            `${say.said} ${percent(chance)}`,
            percent(share),
            number(count),
          ])}
        />
      </details>
    </>
  );
}
