import type { CashView } from "../../../shared/forecast/contract.ts";
import { CashChart } from "../../forecast/cash-chart.tsx";
import { inWhole } from "../../ui/whole-amount.ts";
import { useForecastWords } from "../../words/forecast-words.ts";
import { useSpeech } from "../../words/speech.ts";

/** One currency's weeks: the chart, and the three cases in figures. */
export function CashPanel({ cash }: { readonly cash: CashView }) {
  const words = useForecastWords();
  const say = words.ahead;
  const { money, shortDay } = useSpeech();
  const { currency, weeks, laterMinor, openMinor, disputedMinor } = cash;
  const amount = (minor: number): string => money(inWhole(minor, currency), currency, { bare: true });
  const title = `cash-${currency}`;
  return (
    <section class="panel" aria-labelledby={title}>
      <header class="panel-head">
        <h2 id={title}>{words.cash.title(currency)}</h2>
        <span class="panel-aside">{say.open(amount(openMinor))}</span>
      </header>
      <CashChart weeks={weeks} />
      <table class="compare figures">
        <thead>
          <tr>
            <th scope="col">{say.week}</th>
            <th scope="col">{say.expected}</th>
            <th scope="col">{say.band}</th>
            <th scope="col">{say.due}</th>
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.startsOn}>
              <th scope="row">{shortDay(week.startsOn)}</th>
              <td>
                <b>{amount(week.expectedMinor)}</b>
              </td>
              <td>{words.cash.band(amount(week.lowMinor), amount(week.highMinor))}</td>
              <td>{amount(week.dueMinor)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{say.later}</th>
            <td>
              <b>{amount(laterMinor)}</b>
            </td>
            <td />
            <td />
          </tr>
        </tbody>
      </table>
      <p class="quiet">{say.low}</p>
      {disputedMinor > 0 && <p class="quiet">{words.cash.apart(money(disputedMinor, currency))}</p>}
    </section>
  );
}
