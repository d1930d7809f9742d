import type { CashAhead } from "../../../shared/forecast/contract.ts";
import { Skeleton } from "../../ui/panel.tsx";
import { useForecastWords } from "../../words/forecast-words.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { FailureNotice } from "../failure-notice.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAnswer } from "../use-answer.ts";
import { CashPanel } from "./cash-panel.tsx";

/** The whole org's money of the coming weeks. */
export function ForecastSection({ client }: { readonly client: SettingsClient }) {
  const { answered, again } = useAnswer(client.cashAhead);
  const say = useSettingsWords();
  if (answered.state === "loading") return <Skeleton label={say.loading} />;
  if (answered.state === "failed")
    return <FailureNotice because={answered.because} again={() => void again()} />;
  return <Ahead ahead={answered.value} />;
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
