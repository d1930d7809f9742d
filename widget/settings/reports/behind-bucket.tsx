import { useCallback } from "preact/hooks";
import type { Currency } from "../../../shared/kernel/currency.ts";
import type { BucketView } from "../../../shared/report/contract.ts";
import { countText } from "../../ui/number-text.ts";
import { Skeleton } from "../../ui/panel.tsx";
import { useReportWords } from "../../words/report-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { FailureNotice } from "../failure-notice.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAnswer } from "../use-answer.ts";

interface BehindProps {
  readonly client: SettingsClient;
  readonly currency: Currency;
  /** YYYY-MM-DD */
  readonly asOf: string;
  readonly bucket: number;
  readonly close: () => void;
}

/** Whose money is in one bucket, each account with its invoices. */
export function BehindBucket({ client, currency, asOf, bucket, close }: BehindProps) {
  const say = useReportWords();
  const ask = useCallback(
    () => client.behindBucket({ asOf, currency, bucket: String(bucket) }),
    [client, currency, asOf, bucket],
  );
  const { answered, again } = useAnswer(ask);
  return (
    <section class="report-behind" aria-label={say.behind(say.buckets[bucket] ?? "")}>
      {answered.state === "loading" && (
        <>
          <p class="quiet">{say.reading}</p>
          <Skeleton label={say.reading} />
        </>
      )}
      {answered.state === "failed" && <FailureNotice because={answered.because} again={() => void again()} />}
      {answered.state === "ready" && <Behind behind={answered.value} currency={currency} />}
      <button type="button" class="link" onClick={close}>
        {say.close}
      </button>
    </section>
  );
}

function Behind({ behind, currency }: { readonly behind: BucketView; readonly currency: Currency }) {
  const say = useReportWords();
  const { money } = useSpeech();
  return (
    <>
      {behind.accounts.map((account) => (
        <details key={account.accountId} class="more">
          <summary>
            {account.name} <b>{money(account.openMinor, currency)}</b>
          </summary>
          <Invoices account={account} currency={currency} />
        </details>
      ))}
      {behind.restCount > 0 && (
        <p class="quiet">
          {say.moreAccounts(countText(behind.restCount), money(behind.restMinor, currency))}
        </p>
      )}
    </>
  );
}

interface InvoicesProps {
  readonly account: BucketView["accounts"][number];
  readonly currency: Currency;
}

function Invoices({ account, currency }: InvoicesProps) {
  const say = useReportWords();
  const { money, fullDay, number } = useSpeech();
  const more = account.count - account.invoices.length;
  return (
    <>
      <table class="compare figures">
        <thead>
          <tr>
            <th scope="col">{say.invoice}</th>
            <th scope="col">{say.due}</th>
            <th scope="col">{say.late}</th>
            <th scope="col">{say.amount}</th>
          </tr>
        </thead>
        <tbody>
          {account.invoices.map((each) => (
            <tr key={each.number}>
              <th scope="row">{each.number}</th>
              <td>{fullDay(each.dueOn)}</td>
              <td>{number(each.daysPastDue)}</td>
              <td>{money(each.residualMinor, currency, { bare: true, minor: true })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p class="quiet">{say.moreInvoices(countText(more))}</p>}
    </>
  );
}
