import { formatDay } from "../../../shared/kernel/day.ts";
import type { CurrencyReportView } from "../../../shared/report/contract.ts";
import { useReportWords } from "../../words/report-words.ts";

type Figure = CurrencyReportView["figures"][number];

/** Each figure with its definition and its window; where there is nothing to divide by it says so. */
export function FiguresTable({ figures }: { readonly figures: readonly Figure[] }) {
  const say = useReportWords();
  return (
    <div class="report-table" role="region" aria-label={say.figures} tabIndex={0}>
      <table class="compare figures">
        <caption>{say.figures}</caption>
        <thead>
          <tr>
            <th scope="col">{say.figure}</th>
            <th scope="col">{say.value}</th>
            <th scope="col">{say.window}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure.method}>
              <th scope="row">
                {say.definitions[figure.method].name}
                <small class="quiet"> {say.definitions[figure.method].means}</small>
              </th>
              <td>
                <b>{valueText(figure, say)}</b>
              </td>
              <td>{windowText(figure)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const windowText = ({ from, to }: Figure): string =>
  from === to ? formatDay(to) : `${formatDay(from)} – ${formatDay(to)}`;

function valueText({ method, value }: Figure, say: ReturnType<typeof useReportWords>): string {
  if (value === null) return say.nothing;
  const text = value.toFixed(2).replace("-", "−");
  return method === "cei-month" || method === "cei-chained" ? say.percent(text) : say.days(text);
}
