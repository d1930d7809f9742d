import type { HealthView, RunsView } from "../../../shared/activation/contract.ts";
import { Badge } from "../../ui/badge.tsx";
import { countText } from "../../ui/number-text.ts";
import { Skeleton } from "../../ui/panel.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { FailureNotice } from "../failure-notice.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAnswer } from "../use-answer.ts";

/** Whether all is well, and what each round did. */
export function RunsSection({ client }: { readonly client: SettingsClient }) {
  const health = useAnswer(client.health);
  const runs = useAnswer(client.runs);
  const say = useSettingsWords();
  for (const { answered, again } of [health, runs])
    if (answered.state === "failed")
      return <FailureNotice because={answered.because} again={() => void again()} />;
  if (health.answered.state !== "ready" || runs.answered.state !== "ready")
    return <Skeleton label={say.loading} />;
  return (
    <div class="settings-column">
      <HealthPanel health={health.answered.value} />
      <RunsPanel runs={runs.answered.value.runs} />
    </div>
  );
}

/** "2026-11-20T09:12:00.000+08:00" → "2026-11-20 09:12" */
const clockOf = (moment: string): string => moment.slice(0, 16).replace("T", " ");

function HealthPanel({ health: { alarms, facts } }: { readonly health: HealthView }) {
  const say = useSettingsWords().runs;
  const { words } = useSpeech();
  return (
    <section class="panel" aria-labelledby="health-title">
      <header class="panel-head">
        <h2 id="health-title">{say.health}</h2>
        <div class="panel-aside">{say.today(countText(facts.plannedToday), countText(facts.sentToday))}</div>
      </header>
      {alarms.length === 0 && <p class="consequence">{say.well}</p>}
      <ul class="alarms">
        {alarms.map(({ kind, figure, since }) => (
          <li key={kind}>
            <Badge tone="bad">{words.page.alarms[kind]}</Badge>{" "}
            <span class="quiet">{say.figure(countText(Math.round(figure)), clockOf(since))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const TONES = { ok: "good", warning: "warn", failed: "bad" } as const;

function RunsPanel({ runs }: { readonly runs: RunsView["runs"] }) {
  const say = useSettingsWords().runs;
  const { fullDay } = useSpeech();
  return (
    <section class="panel" aria-labelledby="runs-title">
      <header class="panel-head">
        <h2 id="runs-title">{say.title}</h2>
      </header>
      {runs.length === 0 && <p class="panel-empty">{say.none}</p>}
      <ol class="acts">
        {runs.map(({ asOf, startedAt, outcome, warnings, counts, fault }) => (
          <li key={startedAt}>
            <b>{fullDay(asOf)}</b>{" "}
            <Badge tone={outcome === null ? "calm" : TONES[outcome]}>
              {say.outcomes[outcome ?? "running"]}
            </Badge>{" "}
            <small>{clockOf(startedAt)}</small>
            <p class="quiet">
              {Object.entries(counts)
                .filter(([name, count]) => count > 0 && say.counts[name] !== undefined)
                .map(([name, count]) => `${say.counts[name] ?? ""} ${countText(Math.round(count))}`)
                .join(" · ")}
            </p>
            {fault && <p class="flaw">{`${fault.step}: ${fault.text}`}</p>}
            {warnings.map((warning) => (
              <p key={warning} class="flaw">
                {warning}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}
