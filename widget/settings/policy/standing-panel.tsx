import { useState } from "preact/hooks";
import type { PoliciesAnswer, PolicyBody } from "../../../shared/settings/contract.ts";
import { Badge } from "../../ui/badge.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { FailureNotice } from "../failure-notice.tsx";
import type { SettingsClient, SettingsFailure } from "../settings-client.ts";
import type { DraftDesk } from "./use-draft.ts";

interface StandingProps {
  readonly answer: PoliciesAnswer;
  readonly client: SettingsClient;
  readonly desk: DraftDesk;
}

/** What is in force, and what a draft may begin from. */
export function StandingPanel({ answer, client, desk }: StandingProps) {
  const { locale } = useSpeech();
  const words = useSettingsWords();
  const say = words.policy;
  const { inForce, isOwn, versions, mode } = answer;
  const current = versions.find((each) => each.inForce);
  return (
    <section class="panel" aria-labelledby="standing-title">
      <header class="panel-head">
        <h2 id="standing-title">{words.sections.policy}</h2>
        <Badge tone={mode === "live" ? "good" : mode === "stopped" ? "bad" : "calm"}>
          {words.mode[mode]}
        </Badge>
      </header>
      <p>
        <strong>{isOwn ? say.inForce(inForce.name[locale], inForce.version) : say.standing}</strong>{" "}
        {current && <span class="quiet">{say.since(dayOf(current.at), current.by)}</span>}
      </p>
      <StartFrom {...{ answer, client, desk }} />
    </section>
  );
}

/** "2026-11-18T09:12:00+08:00" → "2026-11-18" */
const dayOf = (moment: string): string => moment.slice(0, 10);

function StartFrom({ answer, client, desk }: StandingProps) {
  const { locale } = useSpeech();
  const say = useSettingsWords().policy;
  const [because, setBecause] = useState<SettingsFailure | null>(null);
  const { readyMade, versions } = answer;
  const choose = async (value: string): Promise<void> => {
    const [kind, id = "", version = "0"] = value.split("/");
    const ready = readyMade.find((policy) => kind === "ready" && policy.id === id);
    if (ready) return desk.startFrom(ready as PolicyBody);
    if (kind !== "version") return;
    const told = await client.version(id, Number(version));
    setBecause(told.ok ? null : told.because);
    if (told.ok) desk.startFrom(told.value.policy as PolicyBody);
  };
  return (
    <>
      <div class="start-from">
        <label for="start-from">{say.start}</label>
        <select
          id="start-from"
          class="input"
          value=""
          aria-describedby={desk.isChanged ? "start-replaces" : undefined}
          onChange={(event) => {
            void choose(event.currentTarget.value);
            event.currentTarget.value = "";
          }}
        >
          <option value="">{say.startHint}</option>
          {readyMade.map(({ id, name }) => (
            <option key={id} value={`ready/${id}`}>
              {say.ready(name[locale])}
            </option>
          ))}
          {versions.map(({ id, version, name, at }) => (
            <option key={`${id}/${version}`} value={`version/${id}/${version}`}>
              {`${say.version(name[locale], version)} · ${dayOf(at)}`}
            </option>
          ))}
        </select>
        {desk.isChanged && (
          <span class="quiet" id="start-replaces">
            {say.replaceDraft}
          </span>
        )}
      </div>
      {because && <FailureNotice because={because} />}
    </>
  );
}
