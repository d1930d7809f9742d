import type { Patch } from "./patch.ts";

const drawn = "tests/wording/drawn.test.ts";

/** An org's own words: no value is ever more than a value, no language another, nothing banned. */
export const wordingPatches: readonly Patch[] = [
  {
    name: "the escape of what is merged into a letter of the org's own",
    file: "shared/wording/render-wording.ts",
    find: "`<em>${escapeHtml(text)}</em>` : escapeHtml(text);",
    replace: "`<em>${escapeHtml(text)}</em>` : text;",
    test: drawn,
    named: "E-06: let no value become markup",
  },
  {
    name: "the language of an org's own words",
    file: "shared/wording/choose-wording.ts",
    find: "place.language === asked.language &&",
    replace: "",
    test: "tests/wording/wordings-used.test.ts",
    named: "is never one of the other language",
  },
  {
    name: "the one link that a letter may hold",
    file: "shared/wording/read-markup.ts",
    find: "if (elsewhere !== null)",
    replace: "if (elsewhere === null && false)",
    test: drawn,
    named: "link to the pay link only",
  },
  {
    name: "one day, and not one days",
    file: "shared/dunning/templates/after-count.ts",
    find: 'words.replace(MANY, "$1$2")',
    replace: "words",
    test: "tests/wording/built-in-letters.test.ts",
    named: "E-07: the built-in letters say one day",
  },
  {
    name: "the words that no letter may say",
    file: "shared/wording/read-wording.ts",
    find: '({ kind }) => kind !== "advice",',
    replace: '({ kind }) => kind === "missing",',
    test: "tests/wording/in-force.test.ts",
    named: "are refused beside their field",
  },
  {
    name: "the hearing of words of threat",
    file: "shared/wording/lint-tone.ts",
    find: "return phrase === null ? [] :",
    replace: "return phrase === null || rule.reason !== null ? [] :",
    test: "tests/wording/tone-corpus.test.ts",
    named: "is caught in 98 of 100",
  },
  {
    name: "one line for what stands below the table of an own wording",
    file: "shared/wording/render-wording.ts",
    find: 'const words = oneLine(phrases[each] ?? "");',
    replace: 'const words = phrases[each] ?? "";',
    test: "tests/wording/drawn.test.ts",
    named: "an org's own words, drawn keep an invoice's number in its sentence",
  },
  {
    name: "the hearing of traditional characters",
    file: "shared/wording/hear-words.ts",
    find: "return simplify(words)",
    replace: "return words",
    test: "tests/wording/tone-corpus.test.ts",
    named: "is heard in strangers' words",
  },
  {
    name: "the hearing of what is done, beside what is named",
    file: "shared/wording/tone-rules.ts",
    find: "[...englishTone, ...TONE_SHAPES.en]",
    replace: "[...englishTone]",
    test: "tests/wording/tone-corpus.test.ts",
    named: "is heard in strangers' words",
  },
  {
    name: "the escape of a pay link's label",
    file: "shared/wording/render-wording.ts",
    find: "${escapeHtml(words)}</a>",
    replace: "${words}</a>",
    test: "tests/wording/hostile-templates.test.ts",
    named: "X-03, E-06: take the closed list only",
  },
];
