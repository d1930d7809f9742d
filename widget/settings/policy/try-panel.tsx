import { useState } from "preact/hooks";
import type { AccountsAnswer, PolicyBody, TryAnswer } from "../../../shared/settings/contract.ts";
import { FlawLine } from "../../ui/flaw-line.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import type { SettingsClient, SettingsFailure, Told } from "../settings-client.ts";
import { useLatest } from "../use-latest.ts";
import { TryResult } from "./try-result.tsx";

interface TryProps {
  readonly client: SettingsClient;
  /** The draft; null while something is wrong with it. */
  readonly policy: PolicyBody | null;
}

export type Chosen = Pick<AccountsAnswer["accounts"][number], "accountId" | "name">;

/** What the draft would change for one real account, asked again whenever the draft changes. */
export function TryPanel({ client, policy }: TryProps) {
  const say = useSettingsWords().policy.try;
  const [chosen, setChosen] = useState<Chosen | null>(null);
  return (
    <section class="panel" aria-labelledby="try-title">
      <header class="panel-head">
        <h2 id="try-title">{say.title}</h2>
      </header>
      <p class="quiet">{say.hint}</p>
      {chosen ? (
        <Trial {...{ client, policy, chosen }} other={() => setChosen(null)} />
      ) : (
        <AccountFinder client={client} choose={setChosen} />
      )}
    </section>
  );
}

/** Real accounts by their names, those with the longest due invoices first. */
export function AccountFinder({
  client,
  choose,
}: {
  client: SettingsClient;
  choose: (account: Chosen) => void;
}) {
  const words = useSettingsWords();
  const say = words.policy.try;
  const { fullDay } = useSpeech();
  const [find, setFind] = useState("");
  const told = useLatest(() => client.accounts(find), find);
  return (
    <>
      <input
        type="search"
        class="input wide"
        aria-label={say.find}
        placeholder={say.find}
        value={find}
        onInput={(event) => setFind(event.currentTarget.value)}
      />
      {told && !told.ok && <Sorry because={told.because} />}
      {told?.ok && told.value.accounts.length === 0 && <p class="panel-empty">{say.nobody}</p>}
      <ul class="found" aria-live="polite">
        {told?.ok &&
          told.value.accounts.map(({ accountId, name, openInvoices, oldestDueOn }) => {
            const due = oldestDueOn === null ? "" : ` · ${fullDay(oldestDueOn)}`;
            const owes = `${say.open(openInvoices)}${due}`;
            return (
              <li key={accountId}>
                <button
                  type="button"
                  class="found-account"
                  aria-label={say.choose(`${name} ${owes}`)}
                  onClick={() => choose({ accountId, name })}
                >
                  <b>{name}</b>
                  <small>{owes}</small>
                </button>
              </li>
            );
          })}
      </ul>
    </>
  );
}

function Trial({ client, policy, chosen, other }: TryProps & { chosen: Chosen; other: () => void }) {
  const say = useSettingsWords().policy.try;
  const ask = policy === null ? null : () => client.tryOn(policy, chosen.accountId);
  const told: Told<TryAnswer> | undefined = useLatest(ask, JSON.stringify([policy, chosen.accountId]));
  return (
    <>
      <p class="chosen">
        <strong>{chosen.name}</strong>
        <button type="button" class="link" onClick={other}>
          {say.other}
        </button>
      </p>
      {!told && <p class="quiet">{say.waiting}</p>}
      {told && !told.ok && <Sorry because={told.because} />}
      {told?.ok && <TryResult result={told.value} />}
    </>
  );
}

function Sorry({ because }: { because: SettingsFailure }) {
  const { words, locale } = useSpeech();
  return <FlawLine says={because.sentence?.[locale] ?? words.problem[because.problem].what} />;
}
