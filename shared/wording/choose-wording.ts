import type { Tone } from "../dunning/contract.ts";
import type { LetterLanguage } from "../dunning/templates/letter-text.ts";
import type { OwnWording, WordingPlace } from "./wording.ts";

/** A message that is about to be written. */
export interface WordingAsked {
  readonly letter: string;
  readonly segment: string | null;
  readonly tone: Tone;
  readonly language: LetterLanguage;
}

/**
 * The org's own wording for a message: of its segment and tone, else of its segment, else of its tone, else for
 * everybody. Null: the built-in one of that language; never a wording of another language.
 */
export function chooseWording(own: readonly OwnWording[], asked: WordingAsked): OwnWording | null {
  let best: OwnWording | null = null;
  for (const each of own) {
    if (!fits(each.place, asked)) continue;
    if (best === null || weight(each.place) > weight(best.place)) best = each;
  }
  return best;
}

const fits = (place: WordingPlace, asked: WordingAsked): boolean =>
  place.letter === asked.letter &&
  place.language === asked.language &&
  (place.segment === null || place.segment === asked.segment) &&
  (place.tone === null || place.tone === asked.tone);

const weight = ({ segment, tone }: WordingPlace): number =>
  (segment === null ? 0 : 2) + (tone === null ? 0 : 1);

export const isSamePlace = (a: WordingPlace, b: WordingPlace): boolean =>
  a.letter === b.letter && a.language === b.language && a.segment === b.segment && a.tone === b.tone;
