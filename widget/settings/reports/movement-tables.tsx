import { formatDay } from "../../../shared/kernel/day.ts";
import type { CurrencyReportView } from "../../../shared/report/contract.ts";
import { useReportWords } from "../../words/report-words.ts";
import { useSpeech } from "../../words/speech.ts";

interface TableProps {
  readonly report: CurrencyReportView;
}

/** What moved the receivables, month by month. */
export function MonthsTable({ report: { months, currency } }: TableProps) {
  const say = useReportWords();
  const { money } = useSpeech();
  const amount = (minor: number): string => money(minor, currency, { bare: true, minor: true });
  const heads = [say.month, say.opening, say.invoiced, say.credited, say.received, say.reversed, say.closing];
  return (
    <>
      <div class="report-table report-months" role="region" aria-label={say.months} tabIndex={0}>
        <table class="compare figures">
          <caption>{say.months}</caption>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {months.map((month) => (
              <tr key={month.from}>
                <th scope="row">{formatDay(month.from).slice(0, 7)}</th>
                <td class="money">{amount(month.openingMinor)}</td>
                <td class="money">{amount(month.invoicedMinor)}</td>
                <td class="money">{amount(month.creditedMinor)}</td>
                <td class="money">{amount(month.receivedMinor)}</td>
                <td class="money">{amount(month.reversedMinor)}</td>
                <td class="money">{amount(month.closingMinor)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="quiet">{say.monthsMean}</p>
    </>
  );
}

/** How much money became older, bucket by bucket. */
export function RollsTable({ report: { rolls, currency } }: TableProps) {
  const say = useReportWords();
  const { money } = useSpeech();
  const amount = (minor: number): string => money(minor, currency, { bare: true, minor: true });
  return (
    <>
      <div class="report-table report-rolls" role="region" aria-label={say.rolls} tabIndex={0}>
        <table class="compare figures">
          <caption>{say.rolls}</caption>
          <thead>
            <tr>
              <th scope="col">{say.from}</th>
              <th scope="col">{say.moved}</th>
              <th scope="col">{say.left}</th>
              <th scope="col">{say.rate}</th>
            </tr>
          </thead>
          <tbody>
            {rolls.map(({ movedMinor, leftMinor, ratePpm }, at) => (
              <tr key={say.buckets[at]}>
                <th scope="row">{say.buckets[at]}</th>
                <td class="money">{amount(movedMinor)}</td>
                <td class="money">{amount(leftMinor)}</td>
                <td>
                  <b>{ratePpm === null ? say.nothing : say.percent((ratePpm / 10_000).toFixed(2))}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="quiet">{say.rollsMean}</p>
    </>
  );
}
