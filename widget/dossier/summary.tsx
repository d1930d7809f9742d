import type { DossierView } from "../../shared/dossier/contract.ts";
import { useDossierWords } from "../words/dossier-words.ts";
import { useSpeech } from "../words/speech.ts";
import { zText } from "./z-text.ts";

/** The file at a glance: what counts, and what has expired. */
export function Summary({ summary }: Pick<DossierView, "summary">) {
  const say = useDossierWords();
  const { fullDay, number, locale } = useSpeech();
  const { z, zone, statementOn, financialRating, marketRating, adverse } = summary;
  const points = (value: number | null): string => (value === null ? say.unrated : say.points(value));
  const against = adverse.map(({ kind, on }) => `${say.facts[kind]} ${say.since(fullDay(on))}`);
  const rows = [
    [
      say.z,
      z === null || zone === null || statementOn === null
        ? say.noZ
        : say.zText(zText(z), say.zones[zone], fullDay(statementOn)),
    ],
    [say.rated.financial, points(financialRating)],
    [say.rated.market, points(marketRating)],
    [say.adverse, against.join(locale === "en" ? "; " : "；") || say.noAdverse],
    [say.references, number(summary.references)],
    ...(summary.expired > 0 ? [[say.expired, number(summary.expired)]] : []),
  ];
  return (
    <dl class="charge-terms" aria-label={say.summary}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
