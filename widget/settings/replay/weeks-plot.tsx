import type { ReplayAnswer } from "../../../shared/settings/contract.ts";
import { countText } from "../../ui/number-text.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { PlotKey } from "./plot-key.tsx";

/** In the plot's own units; the page scales it. */
const [WIDTH, HEIGHT] = [480, 120];
const GAP_SHARE = 0.25;
const WIDEST_SLOT = 60;

/** Messages of each week, both ways, side by side. */
export function WeeksPlot({ weeks }: { readonly weeks: ReplayAnswer["weeks"] }) {
  const say = useSettingsWords().replay;
  const { fullDay } = useSpeech();
  const most = Math.max(1, ...weeks.flatMap(({ then, now }) => [then, now]));
  const slot = Math.min(WIDEST_SLOT, WIDTH / Math.max(1, weeks.length));
  const wide = (slot * (1 - GAP_SHARE)) / 2;
  const tall = (count: number): number => (count / most) * HEIGHT;
  const [first, last] = [weeks[0], weeks.at(-1)];
  const sum = (way: "then" | "now"): number => weeks.reduce((all, week) => all + week[way], 0);
  return (
    <section class="panel" aria-labelledby="weeks-title">
      <header class="panel-head">
        <h2 id="weeks-title">{say.perWeek}</h2>
        <PlotKey />
      </header>
      <svg
        class="plot"
        viewBox={`0 0 ${WIDTH} ${HEIGHT + 1}`}
        role="img"
        aria-label={say.plot(say.perWeek, countText(sum("then")), countText(sum("now")))}
      >
        {weeks.map(({ on, then, now }, at) => (
          <g key={on}>
            <title>{say.week(fullDay(on), countText(then), countText(now))}</title>
            <rect class="plot-ground" x={at * slot} y="0" width={slot} height={HEIGHT} />
            <rect class="plot-then" x={at * slot} y={HEIGHT - tall(then)} width={wide} height={tall(then)} />
            <rect
              class="plot-now"
              x={at * slot + wide}
              y={HEIGHT - tall(now)}
              width={wide}
              height={tall(now)}
            />
          </g>
        ))}
        <line class="plot-line" x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
      </svg>
      <p class="quiet plot-foot">
        <span>{first && fullDay(first.on)}</span>
        <span>{say.most(countText(most))}</span>
        <span>{last && fullDay(last.on)}</span>
      </p>
    </section>
  );
}
