import { useEffect, useRef, useState } from "preact/hooks";
import type { ForecastAnswer } from "../../shared/forecast/contract.ts";
import type { Failure, ServerClient } from "../api/server-client.ts";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/panel.tsx";
import { useForecastWords } from "../words/forecast-words.ts";
import { useSpeech } from "../words/speech.ts";
import { CashPart } from "./cash-part.tsx";
import { ForeseenLine } from "./foreseen-line.tsx";

interface ForecastPanelProps {
  readonly client: Pick<ServerClient, "forecast">;
  readonly close: () => void;
}

/** When the account's money is expected and why, invoice by invoice and week by week. */
export function ForecastPanel({ client, close }: ForecastPanelProps) {
  const say = useForecastWords();
  const { words, locale } = useSpeech();
  const [shown, show] = useState<ForecastAnswer | null>(null);
  const [failure, fail] = useState<Failure | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
    void client.forecast().then((told) => (told.ok ? show(told.value) : fail(told.because)));
  }, []);
  return (
    <section
      class="log-form send-panel"
      aria-label={say.title}
      onKeyDown={(event) => event.key === "Escape" && close()}
    >
      <h3 ref={title} tabIndex={-1}>
        {say.title}
      </h3>
      {failure && (
        <div role="alert">
          <Notice tone="bad" title={failure.sentence?.[locale] ?? words.problem[failure.problem].what} />
        </div>
      )}
      {shown === null && !failure && <Skeleton label={words.page.loading} />}
      {shown && <Foreseen answer={shown} />}
      <div class="form-end">
        <button type="button" class="button" onClick={close}>
          {say.close}
        </button>
      </div>
    </section>
  );
}

function Foreseen({ answer }: { readonly answer: ForecastAnswer }) {
  const say = useForecastWords();
  const { number } = useSpeech();
  if (answer.state === "not-counted") return <p class="panel-empty">{say.notCounted}</p>;
  if (answer.state === "too-little")
    return <p class="panel-empty">{say.tooLittle(number(answer.settled), number(answer.needed))}</p>;
  if (answer.invoices.length === 0) return <p class="panel-empty">{say.nothing}</p>;
  return (
    <>
      <p class="quiet">{say.hint}</p>
      <ul class="agreed">
        {answer.invoices.map((invoice) => (
          <ForeseenLine key={invoice.invoiceId} invoice={invoice} />
        ))}
      </ul>
      {answer.cash
        .filter(({ openMinor }) => openMinor > 0)
        .map((cash) => (
          <CashPart key={cash.currency} cash={cash} />
        ))}
    </>
  );
}
