import { formatDay } from "../../../shared/kernel/day.ts";
import type { CurrencyReportView } from "../../../shared/report/contract.ts";
import { useReportWords } from "../../words/report-words.ts";
import { WideTable } from "./wide-table.tsx";

type Figure = CurrencyReportView["figures"][number];

/** Each figure with its definition and its window; where there is nothing to divide by it says so. */
export function FiguresTable({ figures }: { readonly figures: readonly Figure[] }) {
  const say = useReportWords();
  return (
    <WideTable caption={say.figures} heads={[say.figure, say.value, say.window]}>
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
    </WideTable>
  );
}

const windowText = ({ from, to }: Figure): string =>
  from === to ? formatDay(to) : `${formatDay(from)} – ${formatDay(to)}`;

function valueText({ method, value }: Figure, say: ReturnType<typeof useReportWords>): string {
  if (value === null) return say.nothing;
  const text = value.toFixed(2).replace("-", "−");
  return method === "cei-month" || method === "cei-chained" ? say.percent(text) : say.days(text);
}
