import type { CreditLimitsView } from "../../../shared/approval/contract.ts";
import { Badge } from "../../ui/badge.tsx";
import { useCreditLimitsWords } from "../../words/credit-limits-words.ts";
import { useSpeech } from "../../words/speech.ts";

/** Limits that have ended or will soon, with nothing to follow. */
export function EndingPanel({ page: { ending, counts } }: { readonly page: CreditLimitsView }) {
  const say = useCreditLimitsWords();
  const { money, fullDay, number } = useSpeech();
  return (
    <section class="panel" aria-labelledby="limits-ending">
      <header class="panel-head">
        <h2 id="limits-ending">{say.ending}</h2>
      </header>
      <p class="quiet">{say.endingHint}</p>
      {ending.length === 0 && <p class="panel-empty">{say.noneEnding}</p>}
      <ol class="segments">
        {ending.map(({ accountId, account, accountUrl, currency, limitMinor, until, ended }) => (
          <li key={accountId} class="segment inbox-line">
            <p class="inbox-head">
              <Badge tone={ended ? "bad" : "warn"}>{ended ? say.ended : say.soon}</Badge> <b>{account}</b>
              <small class="quiet">{say.until(money(limitMinor, currency), fullDay(until))}</small>
              {accountUrl !== null && (
                <a class="link" href={accountUrl} target="_blank" rel="noopener">
                  {say.open}
                </a>
              )}
            </p>
          </li>
        ))}
      </ol>
      {counts.ending > ending.length && (
        <p class="quiet">{say.more(number(counts.ending - ending.length))}</p>
      )}
    </section>
  );
}
