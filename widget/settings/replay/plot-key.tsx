import { useSettingsWords } from "../../words/settings-words.ts";

/** Which bar is which. */
export function PlotKey() {
  const say = useSettingsWords().replay;
  return (
    <div class="panel-aside plot-key">
      <span>
        <i class="plot-then" />
        {say.then}
      </span>
      <span>
        <i class="plot-now" />
        {say.now}
      </span>
    </div>
  );
}
