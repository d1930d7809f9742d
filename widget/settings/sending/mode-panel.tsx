import { useRef, useState } from "preact/hooks";
import type { OrgStateView } from "../../../shared/activation/contract.ts";
import { Field, flawed } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Status } from "../../ui/status.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import type { ModeAct, SettingsClient, SettingsFailure } from "../settings-client.ts";

interface ModeProps {
  readonly org: OrgStateView;
  readonly client: SettingsClient;
  readonly again: () => Promise<void>;
}

/** What can be done from where the org stands. */
const ACTS: Readonly<Record<OrgStateView["mode"], readonly ModeAct[]>> = {
  live: ["stop", "rehearse"],
  rehearsal: ["stop"],
  stopped: ["resume", "rehearse"],
};

/** How the org stands, and the acts that change it, each with its reason. */
export function ModePanel({ org, client, again }: ModeProps) {
  const words = useSettingsWords();
  const say = words.sending;
  const tone = org.mode === "live" ? "good" : org.mode === "stopped" ? "bad" : "calm";
  return (
    <section class="panel" aria-labelledby="mode-title">
      <header class="panel-head">
        <h2 id="mode-title">{say.title}</h2>
        <div class="panel-aside">{org.name}</div>
      </header>
      <Notice tone={tone} title={words.mode[org.mode]} what={say.means[org.mode]} />
      {org.installationStopped && <p class="flaw">{say.installationStopped}</p>}
      <Standing org={org} />
      <ModeForm {...{ org, client, again }} />
    </section>
  );
}

function Standing({ org }: { readonly org: OrgStateView }) {
  const say = useSettingsWords().sending;
  const { fullDay } = useSpeech();
  const facts: readonly (readonly [name: string, value: string])[] = [
    [say.sender, org.sender ? `${org.sender.name} <${org.sender.address}>` : say.usualSender],
    ...(org.liveOn === null ? [] : [[say.liveOn, fullDay(org.liveOn)] as const]),
    ...(org.capToday === null ? [] : [[say.capToday, String(org.capToday)] as const]),
  ];
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function ModeForm({ org, client, again }: ModeProps) {
  const say = useSettingsWords().sending;
  const { locale, words } = useSpeech();
  const [reason, setReason] = useState("");
  const [state, setState] = useState<"asking" | "acting" | "unsaid" | SettingsFailure>("asking");
  const [done, setDone] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const act = async (verb: ModeAct): Promise<void> => {
    if (state === "acting") return;
    if (reason.trim() === "") {
      setState("unsaid");
      input.current?.focus();
      return;
    }
    setState("acting");
    const told = await client.act(verb, reason.trim());
    if (!told.ok) return setState(told.because);
    setState("asking");
    setReason("");
    setDone(say.did[verb]);
    await again();
  };
  const flaw =
    state === "unsaid"
      ? say.needReason
      : typeof state === "object"
        ? (state.sentence?.[locale] ?? words.problem[state.problem].what)
        : undefined;
  return (
    <div class="mode-form">
      <Field id="mode-reason" label={say.reason} flaw={flaw}>
        <input
          id="mode-reason"
          ref={input}
          class="input"
          maxLength={500}
          autoComplete="off"
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
          {...flawed("mode-reason", flaw)}
        />
      </Field>
      <div class="form-end">
        {ACTS[org.mode].map((verb, at) => (
          <button
            key={verb}
            type="button"
            class={at === 0 ? "button button-main" : "button"}
            aria-disabled={state === "acting"}
            onClick={() => void act(verb)}
          >
            {say.acts[verb]}
          </button>
        ))}
        <Status text={done} />
      </div>
    </div>
  );
}
