import type { LetterLanguage } from "../dunning/templates/letter-text.ts";
import { chineseShapes } from "./chinese-shapes.ts";
import { englishShapes } from "./english-shapes.ts";
import type { ToneRule } from "./tone-reasons.ts";

/** Who does what to whom, where no single word gives a threat away. */
export const TONE_SHAPES: Readonly<Record<LetterLanguage, readonly ToneRule[]>> = {
  "zh-CN": chineseShapes,
  en: englishShapes,
};
