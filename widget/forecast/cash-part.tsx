import type { CashView } from "../../shared/forecast/contract.ts";
import { useForecastWords } from "../words/forecast-words.ts";
import { useSpeech } from "../words/speech.ts";
import { inWhole } from "../ui/whole-amount.ts";
import { CashChart } from "./cash-chart.tsx";

/** The coming weeks in one currency: a chart, and its figures for who wants them. */
export function CashPart({ cash }: { readonly cash: CashView }) {
  const say = useForecastWords().cash;
  const { money, shortDay } = useSpeech();
  const { currency, weeks, laterMinor, openMinor, disputedMinor } = cash;
  const amount = (minor: number): string => money(inWhole(minor, currency), currency, { bare: true });
  const worthSaying = weeks.filter(({ highMinor, dueMinor }) => highMinor + dueMinor > 0);
  return (
    <section>
      <p>
        <b>{say.title(currency)}</b>
      </p>
      <CashChart weeks={weeks} />
      <details>
        <summary>{say.more}</summary>
        <ul class="agreed">
          {worthSaying.map((week) => (
            <li key={week.startsOn}>
              {say.weekOf(shortDay(week.startsOn))}: <b>{amount(week.expectedMinor)}</b>{" "}
              <span class="quiet">
                {say.band(amount(week.lowMinor), amount(week.highMinor))}
                {week.dueMinor > 0 && ` · ${say.due(amount(week.dueMinor))}`}
              </span>
            </li>
          ))}
          <li>{say.laterOf(amount(laterMinor), amount(openMinor))}</li>
        </ul>
      </details>
      {disputedMinor > 0 && <p class="quiet">{say.apart(money(disputedMinor, currency))}</p>}
    </section>
  );
}
