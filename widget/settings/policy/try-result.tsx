import type { TryAnswer, VerdictView } from "../../../shared/settings/contract.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { type Speech, useSpeech } from "../../words/speech.ts";
import { joinLadders, type Pair } from "./join-ladders.ts";

type InCurrency = TryAnswer["currencies"][number];
type Rung = VerdictView["ladder"][number];

/** The same account under both policies, side by side. */
export function TryResult({ result }: { readonly result: TryAnswer }) {
  const say = useSettingsWords().policy.try;
  if (result.currencies.length === 0) return <p class="panel-empty">{say.nothingOpen}</p>;
  return (
    <div aria-live="polite">
      {result.currencies.map((each) => (
        <CurrencyResult key={each.currency} result={each} />
      ))}
    </div>
  );
}

function CurrencyResult({ result }: { readonly result: InCurrency }) {
  const words = useSettingsWords();
  const speech = useSpeech();
  const say = words.policy.try;
  const { before, after, oldest, currency, changed, invoices } = result;
  const rungs = joinLadders(before.ladder, after.ladder);
  const isSame = changed === 0 && rungs.every(({ same }) => same) && saysSame(before, after);
  const today = (verdict: VerdictView): string => sayToday(verdict, currency, words, speech);
  const next = (verdict: VerdictView): string => sayNext(verdict.next, words, speech);
  return (
    <>
      <p class={changed === 0 ? "quiet" : "consequence"}>
        {isSame ? say.same : say.changed(changed, invoices)}
      </p>
      <table class="compare">
        <caption class="unseen">{say.title}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{say.now}</th>
            <th scope="col">{say.draft}</th>
          </tr>
        </thead>
        <tbody>
          <CompareRow name={say.today} before={today(before)} after={today(after)} />
          <CompareRow name={say.next} before={next(before)} after={next(after)} />
        </tbody>
        <tbody>
          <tr>
            <th class="compare-part" colSpan={3} scope="colgroup">
              {say.ladder(oldest.number)} · {speech.money(oldest.residualMinor, currency)}
            </th>
          </tr>
          {rungs.map((pair) => (
            <RungRow key={pair.key} pair={pair} />
          ))}
        </tbody>
      </table>
    </>
  );
}

const saysSame = (a: VerdictView, b: VerdictView): boolean =>
  JSON.stringify([a.today, a.next]) === JSON.stringify([b.today, b.next]);

function CompareRow({ name, before, after }: { name: string; before: string; after: string }) {
  return (
    <tr class={before === after ? "" : "differs"}>
      <th scope="row">{name}</th>
      <td>{before}</td>
      <td>{after}</td>
    </tr>
  );
}

function RungRow({ pair }: { readonly pair: Pair<Rung> }) {
  const words = useSettingsWords();
  const speech = useSpeech();
  const say = words.policy.try;
  const cell = (rung: Rung | undefined): string =>
    rung
      ? `${words.threshold(rung.days)} · ${words.channel[rung.channel]}${rung.done ? ` · ${say.done}` : ""}`
      : say.noStep;
  return (
    <tr class={pair.same ? "" : "differs"}>
      <th scope="row">{speech.fullDay(pair.on)}</th>
      <td>{cell(pair.before)}</td>
      <td>{cell(pair.after)}</td>
    </tr>
  );
}

type Words = ReturnType<typeof useSettingsWords>;

function sayToday(
  { today }: VerdictView,
  currency: InCurrency["currency"],
  words: Words,
  speech: Speech,
): string {
  if (today.kind === "rest") return words.policy.try.rest;
  if (today.kind === "hold") return sayHold(today.because, today.until, speech);
  const what = `${words.channel[today.channel]} (${words.threshold(today.days)})`;
  return words.policy.try.sends(what, speech.money(today.askedMinor, currency));
}

function sayNext(next: VerdictView["next"], words: Words, speech: Speech): string {
  if (next.kind === "none") return words.policy.try.noStep;
  if (next.kind === "hold") return sayHold(next.because, next.until, speech);
  return speech.words.dunning.step(words.channel[next.channel], speech.fullDay(next.on));
}

type Hold = Extract<VerdictView["next"], { kind: "hold" }>;

function sayHold(because: Hold["because"], until: Hold["until"], { words, fullDay }: Speech): string {
  const why = words.dunning.hold[because];
  return until === null ? why : words.dunning.holdUntil(why, fullDay(until));
}
