import type { ForeseenView } from "../../shared/forecast/contract.ts";
import { type ForecastWords, useForecastWords } from "../words/forecast-words.ts";
import { type Speech, useSpeech } from "../words/speech.ts";

/** One open invoice: the day, the band, the chance of late, and below them what says so. */
export function ForeseenLine({ invoice }: { readonly invoice: ForeseenView }) {
  const say = useForecastWords();
  const speech = useSpeech();
  const { money, fullDay, shortDay, percent } = speech;
  const { expected, dpd, currency, openMinor, disputedMinor } = invoice;
  return (
    <li>
      <p>
        <b>{invoice.number}</b>
        {expected && (
          <>
            {" · "}
            {money(openMinor, currency)}
            {" · "}
            <b>{say.expected(fullDay(expected.on))}</b>
            {" · "}
            {say.between(shortDay(expected.from), shortDay(expected.until))}
            {" · "}
            {dpd > 0 ? say.lateAlready(dpd) : say.late(percent(expected.late))}
          </>
        )}
      </p>
      {expected && <p class="quiet">{sayEvidence(invoice, say, speech).join(" · ")}</p>}
      {disputedMinor > 0 && <p class="quiet">{say.apart(money(disputedMinor, currency))}</p>}
    </li>
  );
}

function sayEvidence(
  { evidence, promise }: ForeseenView,
  say: ForecastWords,
  { number, percent, shortDay }: Speech,
): readonly string[] {
  const { own, sameWeekday, everybody, level, runs } = evidence;
  // Weights have decimals; a tenth of an invoice is as much as anybody wants to know.
  const count = (weight: number): string => number(Math.round(weight * 10) / 10);
  const said: string[] = [];
  if (promise)
    said.push(
      say.promise(shortDay(promise.on), count(promise.kept), count(promise.made), percent(promise.trust)),
    );
  said.push(own.of === 0 ? say.ownNone : say.ownLate(count(own.late), count(own.of)));
  if (sameWeekday !== null && sameWeekday.of > 0)
    said.push(say.sameWeekday(sameWeekday.weekday, count(sameWeekday.late), count(sameWeekday.of)));
  if (runs !== null) said.push(say.runs(runs.days, runs.hits, runs.of));
  if (level !== null) said.push(say.level(level));
  said.push(say.everybody(percent(everybody)));
  return said;
}
