import type { ActsView } from "../../../shared/activation/contract.ts";
import { useSettingsWords } from "../../words/settings-words.ts";

/** Who did what when, and why. */
export function ActsPanel({ acts }: { readonly acts: ActsView["acts"] }) {
  const say = useSettingsWords().sending;
  return (
    <section class="panel" aria-labelledby="acts-title">
      <header class="panel-head">
        <h2 id="acts-title">{say.log}</h2>
      </header>
      {acts.length === 0 && <p class="panel-empty">{say.noActs}</p>}
      <ol class="acts">
        {acts.map(({ actId, kind, reason, by, at }) => (
          <li key={actId}>
            {/* The operator's hand has no name and gives no reason: its kind says all. */}
            <b>{say.kinds[kind]}</b>{" "}
            <small>{`${at.slice(0, 16).replace("T", " ")}${kind === "mode-set" ? "" : ` · ${by}`}`}</small>
            {kind !== "mode-set" && <p>{reason}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
