import type { ComponentChildren } from "preact";
import { flawOfAct } from "../../shared/discount/act-on-offer.ts";
import type { OffersView, OfferView } from "../../shared/discount/contract.ts";
import { OFFER_ACTS, type OfferAct, type OfferState } from "../../shared/discount/kinds.ts";
import { settlementWorth } from "../../shared/discount/settlement.ts";
import { percentPpm } from "../../shared/discount/share-of.ts";
import { Badge } from "../ui/badge.tsx";
import type { Tone } from "../ui/notice.tsx";
import { useDiscountWords } from "../words/discount-words.ts";
import { useSpeech } from "../words/speech.ts";

interface LineProps {
  readonly offer: OfferView;
  readonly shown: OffersView;
  readonly decide: () => void;
  /** The form in which it is decided, while it is open. */
  readonly children?: ComponentChildren;
}

const TONES: Readonly<Record<OfferState, Tone>> = {
  proposed: "warn",
  open: "good",
  taken: "good",
  lapsed: "calm",
  declined: "calm",
  withdrawn: "calm",
};

/** What this reader may do about an offer; nothing when it is over. */
export const actsOn = ({ discountPpm, state }: OfferView, { role, rules }: OffersView): readonly OfferAct[] =>
  OFFER_ACTS.filter((act) => flawOfAct({ discountPpm, state }, act, role, rules) === null);

/** One offer: what it asks for, how it stands, and what people did about it. */
export function OfferLine({ offer, shown, decide, children }: LineProps) {
  const say = useDiscountWords();
  const { money, fullDay, locale } = useSpeech();
  const { kind, currency, state, askedMinor, receivedMinor, letGoMinor, expectedMinor } = offer;
  const amount = (minor: number): string => money(minor, currency, { minor: true });
  const numbers = offer.parts.map(({ number }) => number).join(locale === "en" ? ", " : "、");
  const worth = expectedMinor === null ? null : settlementWorth(askedMinor, expectedMinor);
  const about = [
    numbers,
    say.until(fullDay(offer.payBy), fullDay(offer.lastDay)),
    receivedMinor > 0 ? say.received(amount(receivedMinor)) : "",
    say.letGo(amount(letGoMinor)),
    offer.standing ? say.standingOffer : offer.by,
    offer.note,
  ];
  return (
    <li>
      <p>
        <b>
          {say.kinds[kind]} {percentPpm(offer.discountPpm)} · {amount(askedMinor)}
        </b>{" "}
        <Badge tone={TONES[state]}>{say.states[state]}</Badge>
      </p>
      <p class="quiet">{about.filter((part) => part !== "").join(" · ")}</p>
      {worth && (state === "proposed" || state === "open") && (
        <p class="quiet">
          {say.expected(amount(worth.expectedMinor))}{" "}
          {(worth.gainMinor < 0 ? say.loss : say.gain)(amount(Math.abs(worth.gainMinor)))}
        </p>
      )}
      {offer.acts.map(({ act, on, reason, by }, at) => (
        <p key={at} class="quiet">
          {[say.done[act], fullDay(on), by, reason].filter((part) => part !== "").join(" · ")}
        </p>
      ))}
      {actsOn(offer, shown).length > 0 && !children && (
        <button type="button" class="link" onClick={decide}>
          {say.decision}
        </button>
      )}
      {children}
    </li>
  );
}
