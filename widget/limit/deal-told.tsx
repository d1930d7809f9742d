import type { DealCheckView } from "../../shared/limit/contract.ts";
import { Notice } from "../ui/notice.tsx";
import { useDealWords } from "../words/deal-words.ts";
import { useSpeech } from "../words/speech.ts";

/** Yes or no, the figures behind it, and what would make it fit. */
export function DealTold({ told }: { readonly told: DealCheckView }) {
  const say = useDealWords();
  const speech = useSpeech();
  const { words, locale } = speech;
  const money = (minor: number): string => speech.money(minor, told.currency);
  const { overMinor, options, unexpectedMinor, withoutRate } = told;
  return (
    <div role="status">
      {told.hold !== "none" && (
        <Notice
          tone={told.hold === "warn" ? "warn" : "bad"}
          title={say.held(words.credit.creditHolds[told.hold], told.why[locale])}
        />
      )}
      <Notice
        tone={overMinor > 0 ? "bad" : told.terms?.tooLong ? "warn" : "good"}
        title={overMinor > 0 ? say.over(money(overMinor)) : told.terms?.tooLong ? say.fitsTheLimit : say.fits}
      />
      {told.terms?.tooLong && (
        <Notice tone="warn" title={say.gradeTerms(told.terms.grade, told.terms.mostDays)} />
      )}
      <dl class="sell-figures">
        <Figure name={say.before} value={money(told.beforeMinor)} />
        <Figure name={say.peak} value={money(told.peakMinor)} />
        {told.allowedMinor > 0 && <Figure name={say.allowed} value={money(told.allowedMinor)} />}
        <Figure name={say.limit} value={money(told.limitMinor)} />
      </dl>
      {unexpectedMinor > 0 && <p class="quiet">{say.unexpected(money(unexpectedMinor))}</p>}
      {withoutRate.length > 0 && <p class="quiet">{say.withoutRate(withoutRate.join(" "))}</p>}
      {options !== null && <Ways options={options} money={money} />}
    </div>
  );
}

const Figure = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);

interface WaysProps {
  readonly options: NonNullable<DealCheckView["options"]>;
  readonly money: (minor: number) => string;
}

function Ways({ options, money }: WaysProps) {
  const { depositMinor, deliverFrom, split, shorterTerms, exception } = options;
  const say = useDealWords();
  const { shortDay } = useSpeech();
  const until = exception.until === null ? null : shortDay(exception.until);
  return (
    <>
      <p>
        <b>{say.ways}</b>
      </p>
      <ul class="agreed">
        {depositMinor !== null && <li>{say.deposit(money(depositMinor))}</li>}
        {deliverFrom !== null && <li>{say.deliverFrom(shortDay(deliverFrom))}</li>}
        {split !== null && <li>{say.split(money(split.firstMinor), shortDay(split.restOn))}</li>}
        {shorterTerms !== null && (
          <li>
            {say.shorterTerms(
              shorterTerms.termsDays,
              money(exception.overMinor),
              shortDay(shorterTerms.until),
            )}
          </li>
        )}
        <li>
          {say.exception(money(exception.overMinor), until)}
          {until !== null && exception.tooLong && say.tooLong}
        </li>
      </ul>
    </>
  );
}
