import type { CashView } from "../../shared/forecast/contract.ts";
import { useForecastWords } from "../words/forecast-words.ts";

const WIDE = 520;
const HIGH = 120;
const FOOT = 2;

// Not in a sheet of styles: a first look at the page would wait for them.
const BAR = { fill: "var(--accent)", fillOpacity: 0.55 };
const BAND = { fill: "none", stroke: "var(--ink)", strokeWidth: 1.5 };
const GROUND = { stroke: "var(--line-strong)" };

/** Thirteen bars of what is expected, each with the band that holds it eight times in ten. */
export function CashChart({ weeks }: { readonly weeks: CashView["weeks"] }) {
  const say = useForecastWords().cash;
  const most = Math.max(1, ...weeks.map(({ highMinor }) => highMinor));
  const step = WIDE / Math.max(1, weeks.length);
  const y = (minor: number): number => HIGH - FOOT - (minor / most) * (HIGH - FOOT - 6);
  return (
    <svg viewBox={`0 0 ${WIDE} ${HIGH}`} width="100%" role="img" aria-label={say.chart}>
      {weeks.map(({ startsOn, expectedMinor, lowMinor, highMinor }, at) => {
        const middle = (at + 0.5) * step;
        return (
          <g key={startsOn}>
            <rect
              style={BAR}
              x={middle - step * 0.3}
              width={step * 0.6}
              y={y(expectedMinor)}
              height={HIGH - FOOT - y(expectedMinor)}
            />
            <path
              style={BAND}
              d={`M${middle} ${y(lowMinor)}V${y(highMinor)}M${middle - 4} ${y(highMinor)}h8M${middle - 4} ${y(lowMinor)}h8`}
            />
          </g>
        );
      })}
      <path style={GROUND} d={`M0 ${HIGH - FOOT}H${WIDE}`} />
    </svg>
  );
}
