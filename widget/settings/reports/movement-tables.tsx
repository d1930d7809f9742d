import { formatDay } from "../../../shared/kernel/day.ts";
import type { CurrencyReportView } from "../../../shared/report/contract.ts";
import { useReportWords } from "../../words/report-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { WideTable } from "./wide-table.tsx";

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
      <WideTable caption={say.months} look="report-months" heads={heads}>
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
      </WideTable>
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
      <WideTable caption={say.rolls} look="report-rolls" heads={[say.from, say.moved, say.left, say.rate]}>
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
      </WideTable>
      <p class="quiet">{say.rollsMean}</p>
    </>
  );
}
