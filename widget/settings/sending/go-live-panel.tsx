import { useState } from "preact/hooks";
import type { ProposalView } from "../../../shared/activation/contract.ts";
import type { HoldReason } from "../../../shared/dunning/contract.ts";
import { Field, flawed } from "../../ui/field.tsx";
import { Skeleton } from "../../ui/panel.tsx";
import { countText } from "../../ui/number-text.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { FailureNotice } from "../failure-notice.tsx";
import type { SettingsClient, SettingsFailure } from "../settings-client.ts";
import { useAnswer } from "../use-answer.ts";
import { FirstDay, sayAmount } from "./first-day.tsx";

interface GoLiveProps {
  readonly client: SettingsClient;
  /** Told once the org is live. */
  readonly again: () => Promise<void>;
}

/** The first live day as it would be today, and the signature that begins it. */
export function GoLivePanel({ client, again }: GoLiveProps) {
  const say = useSettingsWords();
  const proposal = useAnswer(client.proposal);
  const { answered } = proposal;
  return (
    <section class="panel" aria-labelledby="go-live-title">
      <header class="panel-head">
        <h2 id="go-live-title">{say.goLive.title}</h2>
      </header>
      {answered.state === "loading" && <Skeleton label={say.loading} />}
      {answered.state === "failed" && (
        <FailureNotice because={answered.because} again={() => void proposal.again()} />
      )}
      {answered.state === "ready" && (
        <>
          <Summary proposal={answered.value} />
          <FirstDay messages={answered.value.messages} />
          <Signature proposal={answered.value} look={proposal.again} {...{ client, again }} />
        </>
      )}
    </section>
  );
}

function Summary({ proposal }: { readonly proposal: ProposalView }) {
  const say = useSettingsWords().goLive;
  const { words, locale, fullDay } = useSpeech();
  const { counts, held, cap, failed, asOf, policy } = proposal;
  const amounts = Object.entries(counts.amounts).map(([code, minor]) => sayAmount(minor, code, locale));
  return (
    <>
      <p>
        <strong>{say.firstDay(fullDay(asOf), countText(counts.messages), countText(counts.accounts))}</strong>{" "}
        {amounts.join(" · ")}
      </p>
      <p class="quiet">
        {say.policy(policy.id, policy.version)}
        {cap !== null && ` · ${say.cap(countText(cap))}`}
      </p>
      <ul class="changes">
        {Object.entries(held).map(([because, count]) => (
          <li key={because}>{say.held(words.dunning.hold[because as HoldReason], countText(count))}</li>
        ))}
        {failed.map(({ accountId, name, reason }) => (
          <li key={accountId} class="flaw">{`${name}: ${reason}`}</li>
        ))}
      </ul>
    </>
  );
}

interface SignatureProps extends GoLiveProps {
  readonly proposal: ProposalView;
  /** Looks at the proposal again. */
  readonly look: () => Promise<void>;
}

function Signature({ proposal, client, look, again }: SignatureProps) {
  const say = useSettingsWords().goLive;
  const { locale, words } = useSpeech();
  const [name, setName] = useState("");
  const [state, setState] = useState<"asking" | "signing" | SettingsFailure>("asking");
  const sign = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (state === "signing") return;
    setState("signing");
    const told = await client.sign(proposal.digest, name.trim());
    if (told.ok) return again();
    setState(told.because);
    if (told.because.code === "proposal-changed") await look();
  };
  if (proposal.obstacles.length > 0)
    return (
      <ul class="changes">
        {proposal.obstacles.map((obstacle) => (
          <li key={obstacle} class="flaw">
            {say.obstacles[obstacle]}
          </li>
        ))}
      </ul>
    );
  const flaw =
    typeof state === "object" ? (state.sentence?.[locale] ?? words.problem[state.problem].what) : undefined;
  return (
    <form class="confirm" onSubmit={(event) => void sign(event)}>
      <p>{say.means}</p>
      <Field id="sign-name" label={say.name} flaw={flaw}>
        <input
          id="sign-name"
          class="input"
          autoComplete="off"
          required
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
          {...flawed("sign-name", flaw)}
        />
      </Field>
      <div class="form-end">
        <button type="submit" class="button button-main" aria-disabled={state === "signing"}>
          {state === "signing" ? say.signing : say.sign}
        </button>
      </div>
    </form>
  );
}
