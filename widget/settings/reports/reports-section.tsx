import { useCallback, useState } from "preact/hooks";
import { formatDay } from "../../../shared/kernel/day.ts";
import type { ReportView } from "../../../shared/report/contract.ts";
import { InputField } from "../../ui/input-field.tsx";
import { Skeleton } from "../../ui/panel.tsx";
import { Status } from "../../ui/status.tsx";
import { useReportWords } from "../../words/report-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { FailureNotice } from "../failure-notice.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAnswer } from "../use-answer.ts";
import { CurrencyReport } from "./currency-report.tsx";
import { ProvisionPanel } from "./provision-panel.tsx";
import { useReading } from "./use-reading.ts";

/** The org's receivables as of any day: today first. */
export function ReportsSection({ client }: { readonly client: SettingsClient }) {
  const [asked, setAsked] = useState("");
  const ask = useCallback(() => client.report(asked), [client, asked]);
  const { isReading, read } = useReading(ask);
  const { answered, again } = useAnswer(read);
  const say = useReportWords();
  const { locale } = useSpeech();
  const { state } = answered;
  const reading = <Status text={isReading ? say.reading : ""} />;
  if (state === "loading")
    return (
      <div class="settings-column">
        {reading}
        <Skeleton label={say.reading} />
      </div>
    );
  const because = state === "failed" ? answered.because : null;
  const isOfDay = because?.field === "asOf";
  return (
    <div class="settings-column">
      <AsOfForm
        key={state === "ready" ? answered.value.asOf : "asked"}
        first={state === "ready" ? formatDay(answered.value.asOf) : asked}
        flaw={isOfDay ? because?.sentence?.[locale] : undefined}
        show={setAsked}
      />
      {reading}
      {because !== null && !isOfDay && <FailureNotice because={because} again={() => void again()} />}
      {state === "ready" && (
        <>
          <Currencies report={answered.value} client={client} />
          <ProvisionPanel currencies={answered.value.currencies} client={client} again={() => void again()} />
        </>
      )}
    </div>
  );
}

interface AsOfProps {
  readonly first: string;
  readonly flaw: string | undefined;
  readonly show: (asOf: string) => void;
}

function AsOfForm({ first, flaw, show }: AsOfProps) {
  const say = useReportWords();
  const [day, setDay] = useState(first);
  const submit = (event: Event): void => {
    event.preventDefault();
    show(day);
  };
  return (
    <form class="small-fields" onSubmit={submit}>
      <InputField
        id="report-as-of"
        kind="day"
        label={say.asOf}
        value={day}
        flaw={flaw === undefined ? undefined : { field: "report-as-of", says: flaw }}
        change={setDay}
      />
      <button type="submit" class="button">
        {say.show}
      </button>
    </form>
  );
}

function Currencies({ report, client }: { readonly report: ReportView; readonly client: SettingsClient }) {
  const say = useReportWords();
  const { fullDay } = useSpeech();
  return (
    <>
      <p class="quiet">{say.told(fullDay(report.asOf))}</p>
      {report.currencies.length === 0 && <p class="panel-empty">{say.none}</p>}
      {report.currencies.map((each) => (
        <CurrencyReport
          key={`${report.asOf}-${each.currency}`}
          report={each}
          asOf={formatDay(report.asOf)}
          client={client}
        />
      ))}
    </>
  );
}
