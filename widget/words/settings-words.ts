import type { Locale } from "../ui/money-text.ts";
import { type SettingsWords, settingsEn } from "./settings-en.ts";
import { settingsZh } from "./settings-zh-cn.ts";
import { useSpeech } from "./speech.ts";

/** Both languages come with the settings pages. */
export const settingsWords: Readonly<Record<Locale, SettingsWords>> = { "zh-CN": settingsZh, en: settingsEn };

export const useSettingsWords = (): SettingsWords => settingsWords[useSpeech().locale];
