import type { ReplayAnswer } from "../../../shared/settings/contract.ts";
import { countText } from "../../ui/number-text.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { PlotKey } from "./plot-key.tsx";

/** Why nothing was sent, both ways: a pair of bars for each reason. */
export function HoldsPlot({ holds }: { readonly holds: ReplayAnswer["holds"] }) {
  const say = useSettingsWords().replay;
  const { words } = useSpeech();
  const most = Math.max(1, ...holds.flatMap(({ then, now }) => [then, now]));
  return (
    <section class="panel" aria-labelledby="holds-title">
      <header class="panel-head">
        <h2 id="holds-title">{say.holds}</h2>
        <PlotKey />
      </header>
      {holds.length === 0 && <p class="panel-empty">{say.noHolds}</p>}
      <ul class="hold-bars">
        {holds.map(({ because, then, now }) => (
          <li key={because}>
            <p>
              {words.dunning.hold[because]}{" "}
              <span class="quiet">{say.pair(countText(then), countText(now))}</span>
            </p>
            <svg class="hold-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect class="plot-then" x="0" y="0" width={(then / most) * 100} height="4" />
              <rect class="plot-now" x="0" y="5" width={(now / most) * 100} height="4" />
            </svg>
          </li>
        ))}
      </ul>
    </section>
  );
}
