import type { OffersView } from "../../shared/discount/contract.ts";
import type { MadeOffer } from "../../shared/discount/make-offer.ts";
import { settlementWorth } from "../../shared/discount/settlement.ts";
import { percentPpm } from "../../shared/discount/share-of.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { useDiscountWords } from "../words/discount-words.ts";
import { useSpeech } from "../words/speech.ts";
import type { OfferText } from "./read-offer.ts";
import { readPercent } from "../ui/read-percent.ts";

interface OutcomeProps {
  readonly made: MadeOffer;
  readonly text: OfferText;
  readonly shown: OffersView;
}

/** Beyond it nobody compares any more. */
const MOST_PPM = 100_000_000;

/** 372,449 → "37.24%": a year's rate, to compare. */
const yearRate = (ppm: number): string => (ppm > MOST_PPM ? "> 10000%" : `${(ppm / 10_000).toFixed(2)}%`);

/** What an offer asks for and saves, and what it costs, before it is saved. */
export function OfferOutcome({ made, text, shown }: OutcomeProps) {
  const say = useDiscountWords();
  const { money, fullDay } = useSpeech();
  const { rules, items, role } = shown;
  const currency = items.find(({ invoiceId }) => invoiceId === text.chosen[0])?.currency;
  if (currency === undefined) return null;
  const amount = (minor: number): string => money(minor, currency, { minor: true });
  const { askedMinor, letGoMinor, cost, expectedMinor, lastDay } = made;
  const told = [say.asks(amount(askedMinor), amount(letGoMinor), fullDay(toDay(text.by)))];
  if (cost) told.push(say.costs(yearRate(cost.simplePpm), yearRate(cost.effectivePpm)));
  if (cost && rules.capitalPpm !== null) told.push(say.ownMoney(percentPpm(rules.capitalPpm)));
  if (cost === null) {
    told.push(...worthOf(askedMinor, expectedMinor));
    const mine = role === "viewer" ? 0 : rules.authority[role];
    if ((readPercent(text.percent) ?? 0) > mine) told.push(say.byAuthority(percentPpm(mine)));
    else told.push(say.holds(fullDay(lastDay)));
  }
  // Green would call it good news.
  const isDear =
    cost === null
      ? expectedMinor === null || askedMinor < expectedMinor
      : rules.capitalPpm !== null && cost.simplePpm > rules.capitalPpm;
  function worthOf(asked: number, expected: number | null): readonly string[] {
    if (expected === null) return [say.noExpected];
    const { gainMinor } = settlementWorth(asked, expected);
    return [
      say.expected(amount(expected)),
      (gainMinor < 0 ? say.loss : say.gain)(amount(Math.abs(gainMinor))),
    ];
  }
  return (
    <div class={isDear ? "consequence consequence-open" : "consequence"} role="status" aria-live="polite">
      {told.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
