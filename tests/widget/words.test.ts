import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { REASON_CODES, type ScoreReason } from "../../shared/credit/contract.ts";
import { CAP_CODES } from "../../shared/credit/kinds.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { LETTER_FIELDS } from "../../shared/wording/read-wording.ts";
import { sayLift } from "../../widget/credit/say-lift.ts";
import { sayReason } from "../../widget/credit/say-reason.ts";
import { counted } from "../../widget/words/counted.ts";
import { en } from "../../widget/words/en.ts";
import { formWords } from "../../widget/words/form-words.ts";
import { loadWords } from "../../widget/words/load-words.ts";
import { scoreWhyWords } from "../../widget/words/score-why-words.ts";
import { settingsWords } from "../../widget/words/settings-words.ts";
import { localeOf, speak } from "../../widget/words/speech.ts";
import { zhCn } from "../../widget/words/zh-cn.ts";

/** Every word with its path; functions are called with plausible figures. */
function spoken(words: unknown, path = ""): [string, string][] {
  if (typeof words === "string") return [[path, words]];
  if (typeof words === "function")
    return [[path, String((words as (...given: unknown[]) => unknown)(3, "7", 5))]];
  if (typeof words !== "object" || words === null) return [];
  return Object.entries(words).flatMap(([key, value]) => spoken(value, `${path}.${key}`));
}
const withoutFigures = (words: typeof en, form: typeof formWords.en, settings: typeof settingsWords.en) => ({
  ...words,
  form,
  settings,
  credit: { ...words.credit, figures: {} },
});

const whyOf = (locale: "en" | "zh-CN") => ({ ...scoreWhyWords[locale], lifts: {} });

/** A language is called by its own name. */
const OF_ITSELF = [
  ".otherLanguage",
  ".settings.wordings.languages.zh-CN",
  ".settings.wordings.languages.en",
  // Names of records that both languages have as they are.
  ".settings.mailSender.abouts.dkim",
  ".settings.mailSender.abouts.dmarc",
];

describe("the words", () => {
  const english = new Map(
    spoken({ ...withoutFigures(en, formWords.en, settingsWords.en), why: whyOf("en") }),
  );
  const chinese = new Map(
    spoken({ ...withoutFigures(zhCn, formWords["zh-CN"], settingsWords["zh-CN"]), why: whyOf("zh-CN") }),
  );

  it("exist in both languages, none empty", () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [path, text] of [...english, ...chinese])
      expect([path, text.trim().length > 0]).toEqual([path, true]);
  });

  it("never say 1 days: what is counted in English is said by `counted`", () => {
    const COUNTED =
      /(?<!\bof )\$\{[^{}]+\} (?:days|invoices|accounts|times|messages|customers|points|months|weeks)\b/;
    const found = readdirSync("widget/words").flatMap((file) => {
      const lines = readFileSync(`widget/words/${file}`, "utf8").split("\n");
      return lines.filter((line) => COUNTED.test(line)).map((line) => `${file}: ${line.trim()}`);
    });
    expect(found).toEqual([]);
    expect([counted(1, "day"), counted("1", "day"), counted(0, "day"), counted("1,000", "day")]).toEqual([
      "1 day",
      "1 day",
      "0 days",
      "1,000 days",
    ]);
  });

  it("are Chinese in the one and not in the other", () => {
    const han = /\p{Script=Han}/u;
    const stray = [...english].filter(([path, text]) => han.test(text) && !OF_ITSELF.includes(path));
    expect(stray).toEqual([]);
    // Names and digits that both languages write alike.
    const same = [...chinese]
      .filter(([path, text]) => /[a-z]{4,}/i.test(text) && !han.test(text) && !OF_ITSELF.includes(path))
      .map(([path]) => path);
    expect(same).toEqual([]);
  });

  it("name every field that an org may put into its own letters", () => {
    for (const locale of ["en", "zh-CN"] as const)
      expect(Object.keys(settingsWords[locale].wordings.fieldNames)).toEqual(
        expect.arrayContaining([...LETTER_FIELDS]),
      );
  });

  it("are chosen by the CRM's language tag: any Chinese is zh-CN, anything else is en", () => {
    expect(["zh_CN", "zh-TW", "ZH", "en_US", "de_DE", ""].map(localeOf)).toEqual([
      "zh-CN",
      "zh-CN",
      "zh-CN",
      "en",
      "en",
      "en",
    ]);
  });
});

/** The figures that shared/credit sends with each code. */
const FIGURES: Partial<Record<ScoreReason["code"], Record<string, number>>> = {
  P01: { dbt: 21.4, portfolioDbt: 4, halfLife: 180 },
  P02: { late: 9.4, of: 24, openLate: 2, share: 41.5, portfolioShare: 23, halfLife: 180 },
  P03: { severe: 1, of: 24, share: 4.2, portfolioShare: 6, days: 30, halfLife: 180 },
  P04: { overdueShare: 45.2, overdueCount: 5, oldestDays: 95 },
  P05: { recentDbt: 31, usualDbt: 12, recentInvoices: 5 },
  N01: { settled: 1, needed: 3, missing: 2, portfolioMedian: 71.2 },
  "over-90": { days: 95, share: 12.4, without: 64 },
  "over-60": { days: 72, share: 12.4, without: 71.5 },
  C01: { broken: 1, of: 3, next: 0.4 },
  C02: { invalid: 1, of: 2, next: 0.3 },
  C03: { bounced: 1, of: 9, next: 0.1 },
  E01: { use: 85, overdue: 12 },
  E02: { share: 9.1 },
  T01: { months: 4, enough: 24, left: 20 },
  F01: { z: 1.4, safe: 2.6, months: 3 },
  F02: { z: 3.1, safe: 2.6, months: 20 },
  M01: { facts: 1, value: 40 },
  listed: { facts: 1, without: 62 },
  "bounced-payment": { days: 40, left: 326, without: 71 },
  "broken-promises": { broken: 2, without: 71 },
  provisional: { settled: 2, missing: 1, without: 80 },
};

describe("a reason of the score", () => {
  for (const locale of ["zh-CN", "en"] as const)
    it(`is a sentence with its figures, for every code, in ${locale}`, async () => {
      const speech = speak(locale, await loadWords(locale), toDay("2026-11-21"));
      for (const code of [...REASON_CODES, ...CAP_CODES])
        for (const effect of ["loss", "strength", "cap"] as const) {
          const reason: ScoreReason = {
            code,
            effect,
            points: effect === "loss" ? -8.1 : 7.5,
            figures: FIGURES[code] ?? {},
          };
          const said = sayReason(reason, speech);
          expect(said.title).not.toBe("");
          expect(said.points).toMatch(
            effect === "loss" ? /^−8\.1$/ : effect === "strength" ? /^\+7\.5$/ : /7\.5$/,
          );
          expect([code, said.figures !== ""]).toEqual([code, code in FIGURES]);
          expect(said.figures).not.toMatch(/–|undefined|NaN/);
          if (!(code in FIGURES)) continue;
          // A strength needs no lifting; and nothing is said of it where a figure is not known.
          const lift = sayLift(reason, speech);
          const hasLift = effect !== "strength";
          expect([code, lift !== ""]).toEqual([code, hasLift]);
          expect(lift).not.toMatch(/–|undefined|NaN/);
        }
    });
});
