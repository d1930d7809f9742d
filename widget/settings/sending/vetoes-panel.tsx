import type { VetoCountsView } from "../../../shared/hold/contract.ts";
import { countText, numberText } from "../../ui/number-text.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { FailureNotice } from "../failure-notice.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAnswer } from "../use-answer.ts";

/** Whose messages somebody put off, until when and why; and who does so how often. */
export function VetoesPanel({ client }: { readonly client: SettingsClient }) {
  const say = useSettingsWords().vetoes;
  const { answered, again } = useAnswer(client.vetoes);
  if (answered.state === "loading") return null;
  if (answered.state === "failed")
    return <FailureNotice because={answered.because} again={() => void again()} />;
  const { now, owners } = answered.value;
  return (
    <section class="panel" aria-labelledby="vetoes-title">
      <header class="panel-head">
        <h2 id="vetoes-title">{say.title}</h2>
        {now.length > 0 && <div class="panel-aside">{say.now(countText(now.length))}</div>}
      </header>
      {now.length === 0 && <p class="panel-empty">{say.none}</p>}
      <ol class="acts">
        {now.map(({ vetoId, account, by, reason, until }) => (
          <li key={vetoId}>
            <b>{account}</b> <small>{say.until(until.slice(0, 16).replace("T", " "), by)}</small>
            <p>{reason}</p>
          </li>
        ))}
      </ol>
      {owners.length > 0 && <Habits owners={owners} />}
    </section>
  );
}

function Habits({ owners }: Pick<VetoCountsView, "owners">) {
  const say = useSettingsWords().vetoes;
  return (
    <details class="more">
      <summary>{say.often}</summary>
      <ul>
        {owners.map(({ userId, name, vetoes, accounts, hours }) => (
          <li key={userId}>{say.habit(name, countText(vetoes), countText(accounts), numberText(hours))}</li>
        ))}
      </ul>
    </details>
  );
}
