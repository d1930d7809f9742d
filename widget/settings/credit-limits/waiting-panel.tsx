import type { CreditLimitsView } from "../../../shared/approval/contract.ts";
import { LineTold } from "../../approval/line-told.tsx";
import { VerdictForm } from "../../approval/verdict-form.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useCreditLimitsWords } from "../../words/credit-limits-words.ts";
import { useSpeech } from "../../words/speech.ts";
import type { SettingsClient } from "../settings-client.ts";

interface WaitingPanelProps {
  readonly page: CreditLimitsView;
  readonly client: SettingsClient;
  readonly decided: (page: CreditLimitsView) => void;
}

/** What somebody proposed, the oldest first, each with the word that the reader may say to it. */
export function WaitingPanel({ page, client, decided }: WaitingPanelProps) {
  const say = useCreditLimitsWords();
  const { number } = useSpeech();
  const { waiting, counts } = page;
  return (
    <section class="panel" aria-labelledby="limits-waiting">
      <header class="panel-head">
        <h2 id="limits-waiting">{say.waiting}</h2>
      </header>
      <p class="quiet">{say.waitingHint}</p>
      {waiting.length === 0 && <Notice tone="good" title={say.noneWaiting} />}
      <ol class="segments">
        {waiting.map(({ accountId, account, accountUrl, line, may }) => (
          <li key={line.lineId} class="segment inbox-line" aria-labelledby={`limit-${line.lineId}`}>
            <p class="inbox-head">
              <b id={`limit-${line.lineId}`}>{account}</b>
              {accountUrl !== null && (
                <a class="link" href={accountUrl} target="_blank" rel="noopener">
                  {say.open}
                </a>
              )}
            </p>
            <LineTold line={line} />
            <VerdictForm
              {...{ line, may, decided }}
              decide={(body) => client.decideLimit({ ...body, accountId })}
            />
          </li>
        ))}
      </ol>
      {counts.waiting > waiting.length && (
        <p class="quiet">{say.more(number(counts.waiting - waiting.length))}</p>
      )}
    </section>
  );
}
