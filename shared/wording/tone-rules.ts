import type { LetterLanguage } from "../dunning/templates/letter-text.ts";
import { chineseTone } from "./chinese-tone.ts";
import { englishTone } from "./english-tone.ts";
import type { ToneRule } from "./tone-reasons.ts";
import { TONE_SHAPES } from "./tone-shapes.ts";

/**
 * As last looked through on 2026-11-22 against the sources that each rule names. They are a choice of the product's, no
 * legal advice.
 */
export const TONE_RULES: Readonly<Record<LetterLanguage, readonly ToneRule[]>> = {
  "zh-CN": [...chineseTone, ...TONE_SHAPES["zh-CN"]],
  en: [...englishTone, ...TONE_SHAPES.en],
};
