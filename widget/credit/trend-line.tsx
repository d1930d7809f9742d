import type { ScoreView } from "../../shared/credit/contract.ts";
import { useSpeech } from "../words/speech.ts";

const WIDE = 160;
const HIGH = 34;
/** A change of less than this many points still looks flat. */
const LEAST_SPAN = 12;

/** Points in the box of the small chart: days to the right, score up. */
export function trendPoints(trend: ScoreView["trend"]): readonly { x: number; y: number }[] {
  const first = trend[0];
  const last = trend[trend.length - 1];
  if (!first || !last) return [];
  const days = Math.max(1, last.on - first.on);
  const scores = trend.map((point) => point.score);
  const middle = (Math.max(...scores) + Math.min(...scores)) / 2;
  const span = Math.max(LEAST_SPAN, Math.max(...scores) - Math.min(...scores));
  return trend.map((point) => ({
    x: 2 + ((point.on - first.on) / days) * (WIDE - 8),
    y: HIGH / 2 - ((point.score - middle) / span) * (HIGH - 8),
  }));
}

export function TrendLine({ trend }: { readonly trend: ScoreView["trend"] }) {
  const { words, number } = useSpeech();
  const points = trendPoints(trend);
  const end = points[points.length - 1];
  const first = trend[0];
  const last = trend[trend.length - 1];
  if (points.length < 2 || !end || !first || !last) return null;
  const line = points
    .map(({ x, y }, at) => `${at === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join("");
  return (
    <svg
      class="trend"
      viewBox={`0 0 ${WIDE} ${HIGH}`}
      role="img"
      aria-label={words.credit.trendChart(number(first.score), number(last.score))}
    >
      <path class="trend-line" d={line} />
      <circle class="trend-end" cx={end.x} cy={end.y} r="3" />
    </svg>
  );
}
