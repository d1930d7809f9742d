import { useEffect, useRef, useState } from "preact/hooks";
import type { PoliciesAnswer, PolicyBody } from "../../../shared/settings/contract.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import type { SettingsClient, SettingsFailure } from "../settings-client.ts";
import { sayChange } from "./say-policy.ts";
import type { DraftDesk } from "./use-draft.ts";
import { FlawLine } from "../../ui/flaw-line.tsx";

interface ActivateProps {
  readonly answer: PoliciesAnswer;
  readonly client: SettingsClient;
  readonly desk: DraftDesk;
  /** Told once the server has it, with what to say about it. */
  readonly activated: (sentence: string) => Promise<void>;
  readonly discarded: () => void;
}

/** The draft's standing, its changes in words, and the act that puts it in force. */
export function ActivatePanel({ answer, client, desk, activated, discarded }: ActivateProps) {
  const say = useSettingsWords().policy;
  const { locale } = useSpeech();
  const [reviewing, setReviewing] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  const { policy, flaw, isChanged } = desk;
  const discard = (): void => {
    desk.discard();
    // The button goes with the draft: whoever pressed it by keyboard stays beside where it was.
    title.current?.focus();
    discarded();
  };
  return (
    <section class="panel" aria-labelledby="activate-title">
      <header class="panel-head">
        <h2 id="activate-title" ref={title} tabIndex={-1}>
          {say.draft.title}
        </h2>
      </header>
      {!isChanged && <p class="quiet">{say.draft.same}</p>}
      {isChanged && <p>{say.draft.kept}</p>}
      {flaw && <FlawLine says={`${say.draft.flawed} ${flaw.message[locale]}`} />}
      {policy && isChanged && <Changes {...{ answer, desk, policy }} />}
      {policy && isChanged && reviewing && (
        <Confirm {...{ answer, client, policy, activated }} cancel={() => setReviewing(false)} />
      )}
      {isChanged && !reviewing && (
        <div class="form-end">
          <button
            type="button"
            class="button button-main"
            aria-disabled={policy === null}
            onClick={() => policy && setReviewing(true)}
          >
            {say.activate.open}
          </button>
          <button type="button" class="button" onClick={discard}>
            {say.draft.discard}
          </button>
        </div>
      )}
    </section>
  );
}

type ChangesProps = Pick<ActivateProps, "answer" | "desk"> & { readonly policy: PolicyBody };

function Changes({ answer, desk, policy }: ChangesProps) {
  const words = useSettingsWords();
  const { locale } = useSpeech();
  const before = answer.inForce as PolicyBody;
  return (
    <ul class="changes" aria-label={words.policy.activate.changes}>
      {desk.changes.map((change) => {
        const sentence = sayChange(change, before, policy, { words, locale });
        return <li key={sentence}>{sentence}</li>;
      })}
    </ul>
  );
}

type ConfirmProps = Pick<ActivateProps, "answer" | "client" | "activated"> & {
  readonly policy: PolicyBody;
  readonly cancel: () => void;
};

function Confirm({ answer, client, policy, activated, cancel }: ConfirmProps) {
  const { locale } = useSpeech();
  const say = useSettingsWords().policy.activate;
  const [state, setState] = useState<"asking" | "saving" | SettingsFailure>("asking");
  const isAnother = policy.id !== answer.inForce.id;
  const [waits, setWaits] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  const version = nextVersion(answer, policy.id);
  const confirm = async (): Promise<void> => {
    if (state === "saving") return;
    setState("saving");
    const told = await client.put(policy, isAnother && waits);
    if (!told.ok) return setState(told.because);
    cancel();
    await activated(say.done(told.value.version));
  };
  return (
    <div class="confirm">
      <p>
        <strong>{say.makes(policy.name[locale], version)}</strong>
      </p>
      <p class="quiet">{say.earlier}</p>
      {isAnother && (
        <label class="check">
          <input
            type="checkbox"
            checked={waits}
            onChange={(event) => setWaits(event.currentTarget.checked)}
          />
          {say.onlyForSegments}
        </label>
      )}
      {typeof state === "object" && <FlawLine says={`${say.failed} ${state.sentence?.[locale] ?? ""}`} />}
      <div class="form-end">
        <button
          type="button"
          ref={button}
          class="button button-main"
          aria-disabled={state === "saving"}
          onClick={() => void confirm()}
        >
          {state === "saving" ? say.saving : say.confirm(version)}
        </button>
        <button type="button" class="button" onClick={cancel}>
          {say.cancel}
        </button>
      </div>
    </div>
  );
}

/** The number that the next version of a policy gets. */
export function nextVersion({ versions }: Pick<PoliciesAnswer, "versions">, id: string): number {
  const known = versions.filter((each) => each.id === id).map(({ version }) => version);
  return Math.max(0, ...known) + 1;
}
