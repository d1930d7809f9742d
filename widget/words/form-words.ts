import type { Locale } from "../ui/money-text.ts";
import { formEn } from "./form-en.ts";
import { formZh } from "./form-zh-cn.ts";
import { useSpeech } from "./speech.ts";

/** Both languages: the form is fetched once, and the reader may change the language above an open form. */
export const formWords: Readonly<Record<Locale, typeof formEn>> = { "zh-CN": formZh, en: formEn };

export const useFormWords = (): typeof formEn => formWords[useSpeech().locale];
