import type { LetterLanguage } from "./letter-text.ts";

const MANY = /^( (?:open )?)(day|invoice|item)s\b/;

/**
 * The words of a letter that follow a merged value: English says "1 day" and "1 open invoice"; Chinese has one form. Text
 * messages are left as they are, because carriers approve them word by word.
 */
export const afterCount = (words: string, value: string | null, language: LetterLanguage): string =>
  language === "en" && value === "1" ? words.replace(MANY, "$1$2") : words;
