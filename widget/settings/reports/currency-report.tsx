import { useState } from "preact/hooks";
import type { CurrencyReportView } from "../../../shared/report/contract.ts";
import { Status } from "../../ui/status.tsx";
import { useReportWords } from "../../words/report-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { FailureNotice } from "../failure-notice.tsx";
import type { SettingsClient, SettingsFailure } from "../settings-client.ts";
import { BehindBucket } from "./behind-bucket.tsx";
import { CostTable } from "./cost-table.tsx";
import { FiguresTable } from "./figures-table.tsx";
import { MonthsTable, RollsTable } from "./movement-tables.tsx";
import { ProvisionTable } from "./provision-table.tsx";
import { saveFile } from "./save-file.ts";

interface ReportProps {
  readonly report: CurrencyReportView;
  /** YYYY-MM-DD */
  readonly asOf: string;
  readonly client: SettingsClient;
}

/** One currency: its aging with who is behind it, its figures, its months and its rolls. */
export function CurrencyReport({ report, asOf, client }: ReportProps) {
  const say = useReportWords();
  const { money } = useSpeech();
  const { currency, openMinor, unappliedMinor, balanceMinor } = report;
  const title = `report-${currency}`;
  return (
    <section class="panel" aria-labelledby={title}>
      <header class="panel-head">
        <h2 id={title}>{say.title(currency)}</h2>
        <span class="panel-aside">{say.open(money(openMinor, currency))}</span>
      </header>
      <Aging {...{ report, asOf, client }} />
      <p class="quiet">{say.unapplied(money(unappliedMinor, currency), money(balanceMinor, currency))}</p>
      <Download {...{ currency, asOf, client }} />
      <FiguresTable figures={report.figures} />
      <MonthsTable report={report} />
      <RollsTable report={report} />
      {report.provision !== null && <ProvisionTable currency={currency} provision={report.provision} />}
      {report.cost !== null && <CostTable currency={currency} cost={report.cost} />}
    </section>
  );
}

/** The five amounts; one of them may be open to its accounts and invoices. */
function Aging({ report, asOf, client }: ReportProps) {
  const say = useReportWords();
  const { money } = useSpeech();
  const [shown, setShown] = useState<number | null>(null);
  const { currency, buckets } = report;
  const most = Math.max(1, ...buckets);
  return (
    <>
      <table class="compare aging-table">
        <caption class="unseen">{say.aging}</caption>
        <thead>
          <tr>
            <th scope="col">{say.bucket}</th>
            <th scope="col">{say.amount}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {buckets.map((amount, at) => (
            <tr key={say.buckets[at]}>
              <th scope="row">{say.buckets[at]}</th>
              <td>
                {amount === 0 ? (
                  money(0, currency, { bare: true, minor: true })
                ) : (
                  <button
                    type="button"
                    class="link"
                    aria-expanded={shown === at}
                    onClick={() => setShown(shown === at ? null : at)}
                  >
                    {money(amount, currency, { bare: true, minor: true })}
                  </button>
                )}
              </td>
              <td class="aging-share">
                <ShareBar part={amount} of={most} at={at} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown !== null && (
        <BehindBucket
          key={shown}
          {...{ client, currency, asOf }}
          bucket={shown}
          close={() => setShown(null)}
        />
      )}
    </>
  );
}

/** As long as its bucket is beside the largest, in the colour of its age: for the eye, the figure stands before it. */
const ShareBar = ({ part, of, at }: { readonly part: number; readonly of: number; readonly at: number }) => (
  <i class={`age-${at}`} style={{ inlineSize: `${(Math.max(0, part) / of) * 100}%` }} />
);

type DownloadProps = Omit<ReportProps, "report"> & Pick<CurrencyReportView, "currency">;

function Download({ currency, asOf, client }: DownloadProps) {
  const say = useReportWords();
  const [said, setSaid] = useState("");
  const [because, setBecause] = useState<SettingsFailure | null>(null);
  const download = async (): Promise<void> => {
    setSaid(say.reading);
    const told = await client.agingFile({ asOf, currency });
    setBecause(told.ok ? null : told.because);
    if (!told.ok) return setSaid("");
    saveFile(told.value);
    setSaid(say.downloaded(told.value.name));
  };
  return (
    <>
      <button type="button" class="button" onClick={() => void download()}>
        {say.download}
      </button>
      <Status text={said} />
      {because !== null && <FailureNotice because={because} />}
    </>
  );
}
