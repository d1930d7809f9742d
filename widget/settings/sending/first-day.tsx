import type { ProposalView } from "../../../shared/activation/contract.ts";
import { parseCurrency } from "../../../shared/kernel/currency.ts";
import { type Locale, moneyText } from "../../ui/money-text.ts";
import { countText } from "../../ui/number-text.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";

export function sayAmount(amountMinor: number, code: string, locale: Locale): string {
  const currency = parseCurrency(code);
  return currency.ok ? moneyText({ amountMinor, currency: currency.value }, locale) : code;
}

/** Every message that would leave on the first day, each with whom it goes to. */
export function FirstDay({ messages }: Pick<ProposalView, "messages">) {
  const words = useSettingsWords();
  const { locale } = useSpeech();
  const say = words.goLive;
  if (messages.length === 0) return <p class="panel-empty">{say.noMessages}</p>;
  return (
    <details class="more">
      <summary>{say.show(countText(messages.length))}</summary>
      <ol class="acts">
        {messages.map((each) => (
          <li key={`${each.accountId}/${each.currency}`}>
            <b>{each.account}</b>{" "}
            <small>{`${words.channel[each.channel]} · ${sayAmount(each.askedMinor, each.currency, locale)}`}</small>
            <p>{each.subject}</p>
            {each.recipient !== null && <p class="quiet">{each.recipient}</p>}
          </li>
        ))}
      </ol>
    </details>
  );
}
