import { useState } from "preact/hooks";
import type { Day } from "../../../shared/kernel/day.ts";
import type { PoliciesAnswer } from "../../../shared/settings/contract.ts";
import { Field, flawed } from "../../ui/field.tsx";
import { FlawLine } from "../../ui/flaw-line.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { draftShelf } from "../policy/draft-shelf.ts";
import { bodyOf, flawOf } from "../policy/write-draft.ts";
import type { SettingsFailure } from "../settings-client.ts";
import type { ReplayQuestion } from "./replay-question.ts";

interface FormProps {
  readonly policies: PoliciesAnswer;
  readonly firstOn: Day;
  readonly from: string;
  readonly to: string;
  readonly flaw: SettingsFailure | null;
  readonly isRunning: boolean;
  readonly replay: (question: ReplayQuestion) => Promise<void>;
}

/** Which days, and with which policy. */
export function ReplayForm({ policies, firstOn, flaw, isRunning, replay, ...first }: FormProps) {
  const { locale, fullDay, words } = useSpeech();
  const say = useSettingsWords().replay;
  const [days, setDays] = useState({ from: first.from, to: first.to });
  const choices = useChoices(policies);
  const [chosen, setChosen] = useState(choices[0]?.value ?? "");
  const sentence = flaw && (flaw.sentence?.[locale] ?? words.problem[flaw.problem].what);
  const isOfDay = flaw?.field === "from" || flaw?.field === "to";
  const submit = (event: Event): void => {
    event.preventDefault();
    const policy = choices.find(({ value }) => value === chosen)?.policy;
    if (policy && !isRunning) void replay({ ...days, policy });
  };
  const day = (name: "from" | "to") => {
    const wrong = flaw?.field === name && sentence ? sentence : undefined;
    return (
      <Field id={`replay-${name}`} label={say[name]} flaw={wrong}>
        <input
          id={`replay-${name}`}
          type="date"
          class="input"
          required
          value={days[name]}
          onInput={(event) => setDays({ ...days, [name]: event.currentTarget.value })}
          {...flawed(`replay-${name}`, wrong)}
        />
      </Field>
    );
  };
  return (
    <section class="panel" aria-labelledby="replay-title">
      <header class="panel-head">
        <h2 id="replay-title">{say.title}</h2>
        <div class="panel-aside">{say.since(fullDay(firstOn))}</div>
      </header>
      <p class="quiet">{say.hint}</p>
      <form class="replay-form" onSubmit={submit}>
        <div class="small-fields">
          {day("from")}
          {day("to")}
          <Field id="replay-policy" label={say.policy} class="grow">
            <select
              id="replay-policy"
              class="input"
              value={chosen}
              onChange={(event) => setChosen(event.currentTarget.value)}
            >
              {choices.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </Field>
          <button type="submit" class="button button-main" aria-disabled={isRunning}>
            {isRunning ? say.running : say.run}
          </button>
        </div>
        {sentence && !isOfDay && <FlawLine says={sentence} />}
      </form>
    </section>
  );
}

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly policy: ReplayQuestion["policy"];
}

/** The draft first, if there is a sound one; then ready-made policies, versions, and each day's own. */
function useChoices({ viewer, readyMade, versions }: PoliciesAnswer): readonly Choice[] {
  const { locale } = useSpeech();
  const words = useSettingsWords();
  const draft = draftShelf(viewer.orgId, viewer.userId).load();
  const own: Choice[] =
    draft && flawOf(draft) === null
      ? [{ value: "draft", label: words.replay.draft, policy: { kind: "draft", body: bodyOf(draft) } }]
      : [];
  return [
    ...own,
    ...readyMade.map((body) => ({
      value: `ready/${body.id}`,
      label: words.policy.ready(body.name[locale]),
      policy: { kind: "draft", body } as const,
    })),
    ...versions.map(({ id, version, name }) => ({
      value: `version/${id}/${version}`,
      label: words.policy.version(name[locale], version),
      policy: { kind: "version", id, version } as const,
    })),
    { value: "as-then", label: words.replay.asThen, policy: { kind: "as-then" } },
  ];
}
