import type { ChargesView } from "../../shared/charge/contract.ts";
import { percentE8 } from "../../shared/charge/say.ts";
import { useChargeWords } from "../words/charge-words.ts";
import { useSpeech } from "../words/speech.ts";

/** By what would be charged, each part with who said so: none, 0 and inherited read differently. */
export function TermsLine({ terms }: { readonly terms: ChargesView["terms"] }) {
  const say = useChargeWords();
  const { locale, money } = useSpeech();
  const { profile, rate, graceDays, lateFee, least, mostPpm } = terms;
  const amount = (value: typeof lateFee.value): string =>
    value === null ? say.none : money(value.amountMinor, value.currency);
  const parts = [
    { name: say.basis, text: profile.value?.name[locale] ?? say.noBasis, origin: profile.origin },
    { name: say.rate, text: rate.value?.[locale] ?? say.none, origin: rate.origin },
    { name: say.grace, text: say.days(graceDays.value), origin: graceDays.origin },
    { name: say.lateFee, text: amount(lateFee.value), origin: lateFee.origin },
    { name: say.least, text: amount(least.value), origin: least.origin },
    {
      name: say.most,
      text: mostPpm.value === null ? say.none : percentE8(mostPpm.value * 100),
      origin: mostPpm.origin,
    },
  ];
  return (
    <dl class="charge-terms">
      {(profile.value === null ? parts.slice(0, 1) : parts).map(({ name, text, origin }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{say.from(text, say.origins[origin])}</dd>
        </div>
      ))}
      {profile.value && <p class="quiet">{profile.value.source}</p>}
    </dl>
  );
}
