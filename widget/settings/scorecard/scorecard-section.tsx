import { useEffect, useState } from "preact/hooks";
import type { ScorecardView } from "../../../shared/credit/scorecard/contract.ts";
import { Skeleton } from "../../ui/panel.tsx";
import { useScorecardWords } from "../../words/scorecard-words.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { FailureNotice } from "../failure-notice.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAnswer } from "../use-answer.ts";
import { CardForm } from "./card-form.tsx";
import { TrialPanel } from "./trial-panel.tsx";

const ASK_AGAIN_MS = 3_000;

/** What scores are made by: the card in force, the draft, and what the draft would have said of the past. */
export function ScorecardSection({ client }: { readonly client: SettingsClient }) {
  const { answered, again } = useAnswer(client.scorecard);
  const say = useSettingsWords();
  const running = answered.state === "ready" && answered.value.draft?.running === true;
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => void again(), ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [running, again]);
  if (answered.state === "loading") return <Skeleton label={say.loading} />;
  if (answered.state === "failed")
    return <FailureNotice because={answered.because} again={() => void again()} />;
  return (
    <div class="settings-column">
      <Versions answer={answered.value} />
      <CardForm answer={answered.value} client={client} again={again} />
      <TrialPanel answer={answered.value} client={client} again={again} />
    </div>
  );
}

function Versions({ answer: { versions, inForce } }: { readonly answer: ScorecardView }) {
  const say = useScorecardWords();
  const { number, fullDay } = useSpeech();
  const [all, setAll] = useState(false);
  const current = versions.find(({ version }) => version === inForce);
  const next = versions[0];
  return (
    <section class="panel" aria-labelledby="scorecard-title">
      <header class="panel-head">
        <h2 id="scorecard-title">{say.title}</h2>
      </header>
      <p class="quiet">{say.hint}</p>
      <p>
        {current?.from == null
          ? say.inForceFirst
          : say.inForce(number(current.version), fullDay(current.from))}{" "}
        {next?.from != null && next.version > inForce && say.next(number(next.version), fullDay(next.from))}
      </p>
      <button type="button" class="link" aria-expanded={all} onClick={() => setAll(!all)}>
        {say.versions} ({number(versions.length)})
      </button>
      {all && (
        <ol class="segments">
          {versions.map(({ version, from, reason, by, at }) => (
            <li key={version} class="segment">
              <b>{say.version(number(version))}</b>{" "}
              {from === null ? say.product : `${say.from(fullDay(from))} · ${by ?? ""}: ${reason ?? ""}`}
              {at !== null && <small class="quiet"> {at.slice(0, 10)}</small>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
