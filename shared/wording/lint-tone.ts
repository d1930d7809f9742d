import type { LetterLanguage, MergeField, Wording } from "../dunning/templates/letter-text.ts";
import { formalLetters } from "../dunning/templates/formal-letters.ts";
import { taskNotes } from "../dunning/templates/task-notes.ts";
import type { Sentence } from "../kernel/contract.ts";
import { fieldsIn } from "./read-markup.ts";
import type { ToneRule } from "./tone-reasons.ts";
import { TONE_RULES } from "./tone-rules.ts";
import { asHeard, phraseSaid, type Simplify } from "./hear-words.ts";

/** What is said beside a text while it is written. Banned words and missing parts refuse its activation; advice does not. */
export interface Finding {
  readonly kind: "banned" | "missing" | "advice";
  readonly field: "subject" | "body";
  readonly message: Sentence;
}

/** The letters that may name what the law allows next; a reminder leaves it unsaid. */
const SPEAKS_OF_LAW: ReadonlySet<string> = new Set([
  "final-notice",
  "cn-demand-letter",
  "uk-letter-before-action",
  ...Object.keys(formalLetters),
]);

/**
 * Reads the words as a person would hear them. `builtIn` is the letter in whose place they stand: what it must tell a
 * customer, they must tell, too.
 */
export function lintTone(
  draft: Wording,
  language: LetterLanguage,
  builtIn: Wording,
  letter: string,
  simplify: Simplify,
): readonly Finding[] {
  // A note to one of our own people announces nothing to the customer.
  const formal = SPEAKS_OF_LAW.has(letter) || Object.hasOwn(taskNotes, letter);
  return [
    ...(["subject", "body"] as const).flatMap((field) =>
      wordsFound(draft[field], field, language, formal, simplify),
    ),
    ...missing(draft, builtIn),
    ...shouting(draft),
  ];
}

function wordsFound(
  text: string,
  field: Finding["field"],
  language: LetterLanguage,
  formal: boolean,
  simplify: Simplify,
): readonly Finding[] {
  const heard = asHeard(text, language, simplify);
  return TONE_RULES[language]
    .filter(({ formalOnly }) => !(formal && formalOnly))
    .flatMap((rule) => {
      const phrase = phraseSaid(heard, rule, language);
      return phrase === null ? [] : [{ kind: rule.kind, field, message: told(rule, phrase) }];
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
    const bare = text
      .normalize("NFKC")
      .replace(/\{\{[^{}]*\}\}/g, " ")
      // A company's name is written as it is registered.
      .replace(/\b(?:[A-Z&]+ ){1,5}(?:LTD|LIMITED|INC|GMBH|CO|LLC|PLC|BV|SA|AG)\b/g, " ");
    const found: Finding[] = [];
    if (/[!！]\s*[!！]/u.test(bare))
      found.push({
        kind: "advice",
        field,
        message: { "zh-CN": "多个感叹号读起来像在喊叫。", en: "Several exclamation marks read as shouting." },
      });
    if (/\b[A-Z]{4,}\b[\s,]+\b[A-Z]{4,}\b|\b[A-Z]{2,}(?:[\s,]+[A-Z]{2,}){3,}\b/.test(bare))
      found.push({
        kind: "advice",
        field,
        message: { "zh-CN": "整句大写读起来像在喊叫。", en: "Words in capitals read as shouting." },
      });
    return found;
  });
}
