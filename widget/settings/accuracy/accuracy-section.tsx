import { useEffect } from "preact/hooks";
import type { BackTestAnswer } from "../../../shared/forecast/backtest/contract.ts";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/panel.tsx";
import { useAccuracyWords } from "../../words/accuracy-words.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { FailureNotice } from "../failure-notice.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAct } from "../../ui/use-act.ts";
import { useAnswer } from "../use-answer.ts";
import { TestedPanels } from "./tested-panels.tsx";

const ASK_AGAIN_MS = 3_000;

/** How well the forecast would have said the org's own past. */
export function AccuracySection({ client }: { readonly client: SettingsClient }) {
  const { answered, again } = useAnswer(client.backTest);
  const say = useSettingsWords();
  const act = useAct();
  const running = answered.state === "ready" && answered.value.running !== null;
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => void again(), ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [running, again]);
  if (answered.state === "loading") return <Skeleton label={say.loading} />;
  if (answered.state === "failed")
    return <FailureNotice because={answered.because} again={() => void again()} />;
  const start = (): void => void act.perform(client.startBackTest).then(again);
  return (
    <div class="settings-column">
      <Starter answer={answered.value} start={start} acting={act.acting} failure={act.failure} />
      {answered.value.last?.state === "ready" && <TestedPanels tested={answered.value.last} />}
    </div>
  );
}

interface StarterProps {
  readonly answer: BackTestAnswer;
  readonly start: () => void;
  readonly acting: boolean;
  readonly failure: string | undefined;
}

function Starter({ answer: { running, last }, start, acting, failure }: StarterProps) {
  const say = useAccuracyWords();
  const { number } = useSpeech();
  return (
    <section class="panel" aria-labelledby="accuracy-title">
      <header class="panel-head">
        <h2 id="accuracy-title">{say.title}</h2>
      </header>
      <p class="quiet">{say.hint}</p>
      <Last last={last} />
      {failure !== undefined && (
        <div role="alert">
          <Notice tone="bad" title={failure} />
        </div>
      )}
      <p role="status">{running && say.running(number(running.done))}</p>
      {running && <progress max={3} value={running.done} aria-label={say.title} />}
      {!running && (
        <p>
          <button type="button" class="button" aria-disabled={acting} onClick={start}>
            {say.start}
          </button>
        </p>
      )}
    </section>
  );
}

function Last({ last }: Pick<BackTestAnswer, "last">) {
  const say = useAccuracyWords();
  const { number, fullDay } = useSpeech();
  if (last === null) return <p>{say.never}</p>;
  if (last.state === "failed") return <p>{say.failed(fullDay(last.testedOn))}</p>;
  if (last.state === "too-little")
    return (
      <p>
        {last.before === null
          ? say.noInvoices
          : say.tooLittle(number(last.settled), number(last.needed), fullDay(last.before))}
      </p>
    );
  const { test, otherCurrencies, leftOut } = last;
  return (
    <p>
      {say.about(fullDay(last.testedOn), last.version, fullDay(test.from), fullDay(test.to))}{" "}
      {say.counted(number(last.invoices), last.currency)}
      {otherCurrencies > 0 && ` ${say.others(number(otherCurrencies))}`}
      {leftOut > 0 && ` ${say.leftOut(number(leftOut))}`}
    </p>
  );
}
