import type { CashAhead } from "../../../shared/forecast/contract.ts";
import { useForecastWords } from "../../words/forecast-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { WhenAnswered } from "../when-answered.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAnswer } from "../use-answer.ts";
import { CashPanel } from "./cash-panel.tsx";

/** The whole org's money of the coming weeks. */
export function ForecastSection({ client }: { readonly client: SettingsClient }) {
  const asked = useAnswer(client.cashAhead);
  return <WhenAnswered asked={asked}>{(forecast) => <Ahead ahead={forecast} />}</WhenAnswered>;
}

function Ahead({ ahead }: { readonly ahead: CashAhead }) {
  const say = useForecastWords();
  const { number, fullDay } = useSpeech();
  if (ahead.state !== "ready")
    return (
      <section class="panel">
        <p class="panel-empty">
          {ahead.state === "not-counted"
            ? say.notCounted
            : say.tooLittle(number(ahead.settled), number(ahead.needed))}
        </p>
      </section>
    );
  const open = ahead.cash.filter(({ openMinor }) => openMinor > 0);
  return (
    <div class="settings-column">
      <p class="quiet">
        {say.ahead.told(fullDay(ahead.asOf), number(ahead.settled), number(ahead.together))}
      </p>
      {open.length === 0 && <p class="panel-empty">{say.nothing}</p>}
      {open.map((cash) => (
        <CashPanel key={cash.currency} cash={cash} />
      ))}
    </div>
  );
}
