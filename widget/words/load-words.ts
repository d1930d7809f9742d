import type { Locale } from "../ui/money-text.ts";
import type { Words } from "./en.ts";

/** One language is fetched, not both. A browser that cannot fetch it now gets another chance at the next call. */
export async function loadWords(locale: Locale): Promise<Words> {
  return locale === "zh-CN"
    ? (await import(/* webpackChunkName: "words-zh-CN" */ "./zh-cn.ts")).zhCn
    : (await import(/* webpackChunkName: "words-en" */ "./en.ts")).en;
}
