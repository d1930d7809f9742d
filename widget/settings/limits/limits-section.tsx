import { useState } from "preact/hooks";
import type { LimitsView } from "../../../shared/contact/contract.ts";
import type { LimitsRequest } from "../../../shared/contact/request-contract.ts";
import { Status } from "../../ui/status.tsx";
import { useContactLimitWords } from "../../words/contact-limit-words.ts";
import { WhenAnswered } from "../when-answered.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAct } from "../../ui/use-act.ts";
import { FlawLine } from "../../ui/flaw-line.tsx";
import { useAnswer } from "../use-answer.ts";
import { BeyondList } from "./beyond-list.tsx";
import { CountryRows } from "./country-rows.tsx";
import { LimitRow } from "./limit-row.tsx";
import { type LimitText, limitText, readLimit } from "./read-limits.ts";
import { WishList } from "./wish-list.tsx";

/** How often and when debtors may be contacted: each number with its source, and what the org chose in its place. */
export function LimitsSection({ client }: { readonly client: SettingsClient }) {
  const asked = useAnswer(client.limits);
  return (
    <WhenAnswered asked={asked}>{(limits) => <LimitsForm limits={limits} client={client} />}</WhenAnswered>
  );
}

function LimitsForm({ limits, client }: { readonly limits: LimitsView; readonly client: SettingsClient }) {
  const say = useContactLimitWords();
  const [chosen, setChosen] = useState(limits.chosen);
  const [texts, setTexts] = useState<Readonly<Record<string, LimitText>>>({});
  const [said, setSaid] = useState("");
  const act = useAct();
  const textOf = (limit: LimitsView["presets"][number]["limits"][number]): LimitText =>
    texts[limit.key] ?? limitText(limit);
  const save = async (): Promise<void> => {
    const changed: LimitsRequest["changed"] = [];
    for (const limit of limits.presets.flatMap((preset) => preset.limits)) {
      const change = readLimit(limit, textOf(limit));
      if (change === "unread") return setSaid(say.notRead);
      if (change !== null) changed.push(change);
    }
    setSaid("");
    const saved = await act.perform(() => client.putLimits({ presets: chosen, changed }));
    if (saved) setSaid(say.saved);
  };
  return (
    <form
      class="settings-grid"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div class="settings-column">
        <section class="panel" aria-labelledby="limits-title">
          <header class="panel-head">
            <h2 id="limits-title">{say.title}</h2>
          </header>
          <p class="quiet">{say.hint}</p>
          <CountryRows
            limits={limits}
            chosen={chosen}
            choose={(code, presetId) => setChosen({ ...chosen, [code]: presetId })}
          />
        </section>
        {limits.presets.map(({ presetId, limits: those }) => (
          <section key={presetId} class="panel" aria-labelledby={`limits-${presetId}`}>
            <header class="panel-head">
              <h2 id={`limits-${presetId}`}>{say.presets[presetId]}</h2>
            </header>
            {those.map((limit) => (
              <LimitRow
                key={limit.key}
                limit={limit}
                text={textOf(limit)}
                change={(part) => setTexts({ ...texts, [limit.key]: { ...textOf(limit), ...part } })}
              />
            ))}
          </section>
        ))}
      </div>
      <div class="settings-column settings-beside">
        <section class="panel">
          <FlawLine says={act.failure} />
          <div class="form-end">
            <button type="submit" class="button button-main" disabled={act.acting}>
              {say.save}
            </button>
            <Status text={said} />
          </div>
        </section>
        <WishList wishes={limits.wishes} />
        <BeyondList lines={limits.beyond} />
      </div>
    </form>
  );
}
