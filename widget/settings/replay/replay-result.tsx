import { parseCurrency } from "../../../shared/kernel/currency.ts";
import type { ReplayAnswer } from "../../../shared/settings/contract.ts";
import { moneyText } from "../../ui/money-text.ts";
import { countText } from "../../ui/number-text.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { HoldsPlot } from "./holds-plot.tsx";
import { WeeksPlot } from "./weeks-plot.tsx";

type Sum = ReplayAnswer["then"];

/** Figures, plots and the messages that left only one way. */
export function ReplayResult({ result }: { readonly result: ReplayAnswer }) {
  const { locale } = useSpeech();
  const say = useSettingsWords().replay;
  return (
    <>
      <section class="panel" aria-labelledby="figures-title">
        <header class="panel-head">
          <h2 id="figures-title">{say.figures}</h2>
          <div class="panel-aside">{say.walked(countText(result.days), countText(result.accounts))}</div>
        </header>
        <Figures result={result} />
        <p class="quiet">{result.note[locale]}</p>
      </section>
      <div class="plots">
        <WeeksPlot weeks={result.weeks} />
        <HoldsPlot holds={result.holds} />
      </div>
      <Differences result={result} />
    </>
  );
}

function Figures({ result: { then, now } }: { readonly result: ReplayAnswer }) {
  const say = useSettingsWords().replay;
  const { locale } = useSpeech();
  const asked = ({ askedMinor }: Sum): string =>
    Object.entries(askedMinor)
      .map(([code, amountMinor]) => {
        const currency = parseCurrency(code);
        return currency.ok ? moneyText({ amountMinor, currency: currency.value }, locale) : code;
      })
      .join(" · ") || "0";
  const rows: readonly (readonly [name: string, of: (sum: Sum) => string])[] = [
    [say.messages, ({ messages }) => countText(messages)],
    [say.debtors, ({ debtors }) => countText(debtors)],
    [say.asked, asked],
    [say.afterPayment, ({ afterPayment }) => countText(afterPayment)],
    [say.disputed, ({ disputed }) => countText(disputed)],
  ];
  return (
    <table class="compare">
      <caption class="unseen">{say.figures}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{say.then}</th>
          <th scope="col">{say.now}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, of]) => (
          <tr key={name} class={of(then) === of(now) ? "" : "differs"}>
            <th scope="row">{name}</th>
            <td>{of(then)}</td>
            <td>{of(now)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Differences({ result: { differences, different, both } }: { readonly result: ReplayAnswer }) {
  const words = useSettingsWords();
  const say = words.replay;
  const { fullDay, money } = useSpeech();
  return (
    <section class="panel" aria-labelledby="differences-title">
      <header class="panel-head">
        <h2 id="differences-title">{say.differences}</h2>
        <div class="panel-aside">{say.same(countText(both))}</div>
      </header>
      {different === 0 && <p class="panel-empty">{say.noDifference}</p>}
      {different > 0 && (
        <table class="compare differences">
          <caption class="unseen">{say.differences}</caption>
          <thead>
            <tr>
              {[say.day, say.account, say.message, say.asked, say.left].map((name) => (
                <th scope="col" key={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {differences.map((each) => (
              <tr key={`${each.accountId}/${each.currency}/${each.on}/${each.step}/${each.sent}`}>
                <td>{fullDay(each.on)}</td>
                <td>{each.account}</td>
                <td>{`${words.threshold(each.days)} · ${words.channel[each.channel]}`}</td>
                <td>{money(each.amountMinor, each.currency)}</td>
                <td>{each.sent === "only-now" ? say.onlyNow : say.onlyThen}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {different > differences.length && (
        <p class="quiet">{say.more(countText(different - differences.length))}</p>
      )}
    </section>
  );
}
