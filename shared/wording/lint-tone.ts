import type { LetterLanguage, MergeField, Wording } from "../dunning/templates/letter-text.ts";
import type { Sentence } from "../kernel/contract.ts";
import { fieldsIn } from "./read-markup.ts";
import type { ToneRule } from "./tone-reasons.ts";
import { TONE_RULES } from "./tone-rules.ts";

/** What is said beside a text while it is written. Banned words and missing parts refuse its activation; advice does not. */
export interface Finding {
  readonly kind: "banned" | "missing" | "advice";
  readonly field: "subject" | "body";
  readonly message: Sentence;
}

/**
 * Reads the words as a person would hear them. `builtIn` is the letter in whose place they stand: what it must tell a
 * customer, they must tell, too.
 */
export function lintTone(draft: Wording, language: LetterLanguage, builtIn: Wording): readonly Finding[] {
  return [
    ...(["subject", "body"] as const).flatMap((field) => wordsFound(draft[field], field, language)),
    ...missing(draft, builtIn),
    ...shouting(draft),
  ];
}

function wordsFound(text: string, field: Finding["field"], language: LetterLanguage): readonly Finding[] {
  const heard = asHeard(text);
  return TONE_RULES[language].flatMap((rule) => {
    const phrase = rule.phrases.find((each) => isSaid(heard, each, language));
    return phrase === undefined ? [] : [{ kind: rule.kind, field, message: told(rule, phrase) }];
  });
}

function told({ kind, reason }: ToneRule, phrase: string): Sentence {
  return kind === "banned"
    ? {
        "zh-CN": `请删除“${phrase}”：${reason["zh-CN"]}`,
        en: `Remove "${phrase}". ${reason.en}`,
      }
    : { "zh-CN": `“${phrase}”：${reason["zh-CN"]}`, en: `"${phrase}": ${reason.en}` };
}

interface Heard {
  /** One blank between words. */
  readonly words: string;
  /** Without any: Chinese is written so, and a blank in a word hides nothing. */
  readonly closed: string;
}

/** Marks, invisible characters, fields and the width of letters are not heard. */
function asHeard(text: string): Heard {
  const words = text
    .normalize("NFKC")
    .replace(/\{\{[^{}]*\}\}/g, " ")
    .replace(/\p{Cf}|[*_]/gu, "")
    .replace(/[’‘]/g, "'")
    .toLowerCase()
    .replace(/\s+/g, " ");
  return { words, closed: words.replace(/[\s\p{P}]/gu, "") };
}

const known = new Map<string, RegExp>();

function isSaid({ words, closed }: Heard, phrase: string, language: LetterLanguage): boolean {
  if (language === "zh-CN") return closed.includes(phrase);
  const before = known.get(phrase);
  const pattern = before ?? new RegExp(`(?<![\\p{L}\\p{N}])${phrase}(?![\\p{L}\\p{N}])`, "u");
  if (!before) known.set(phrase, pattern);
  return pattern.test(words);
}

const SUM: readonly MergeField[] = ["askedAmount", "overdueAmount", "openAmount", "netAmount"];

function missing(draft: Wording, builtIn: Wording): readonly Finding[] {
  const said = new Set([...fieldsIn(draft.subject), ...fieldsIn(draft.body)]);
  const asked = new Set([...fieldsIn(builtIn.subject), ...fieldsIn(builtIn.body)]);
  const found: Finding[] = [];
  const lacks = (zh: string, en: string): void => {
    found.push({ kind: "missing", field: "body", message: { "zh-CN": zh, en } });
  };
  if (asked.has("invoiceTable") && !said.has("invoiceTable"))
    lacks(
      "这封信必须列出发票：请另起一段写上 {{invoiceTable}}，贷项、净额与无异议部分会一并列出。",
      "This letter must list the invoices: put {{invoiceTable}} into a paragraph of its own; credits, net and the undisputed remainder come with it.",
    );
  if (SUM.some((field) => asked.has(field)) && !SUM.some((field) => said.has(field)))
    lacks("请写明应付金额：加入 {{askedAmount}}。", "Name the sum: add {{askedAmount}}.");
  if (asked.has("deadlineSentence") && !said.has("deadlineSentence") && !said.has("deadline"))
    lacks(
      "这封信会设定付款期限，请写明：加入 {{deadlineSentence}}。",
      "This letter sets a deadline: tell it by adding {{deadlineSentence}}.",
    );
  if (asked.has("senderName") && !said.has("senderName"))
    lacks("请写明是谁发出的：加入 {{senderName}}。", "Say who writes: add {{senderName}}.");
  return found;
}

function shouting({ subject, body }: Wording): readonly Finding[] {
  return (
    [
      ["subject", subject],
      ["body", body],
    ] as const
  ).flatMap(([field, text]): readonly Finding[] => {
    const bare = text.replace(/\{\{[^{}]*\}\}/g, " ");
    const found: Finding[] = [];
    if (/[!！]\s*[!！]/u.test(bare))
      found.push({
        kind: "advice",
        field,
        message: { "zh-CN": "多个感叹号读起来像在喊叫。", en: "Several exclamation marks read as shouting." },
      });
    if (/\b[A-Z]{4,}\b[\s,]+\b[A-Z]{4,}\b/.test(bare))
      found.push({
        kind: "advice",
        field,
        message: { "zh-CN": "整句大写读起来像在喊叫。", en: "Words in capitals read as shouting." },
      });
    return found;
  });
}
