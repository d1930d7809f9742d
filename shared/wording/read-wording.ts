import { mistake, type PolicyRefusal } from "../dunning/policy/mistake.ts";
import { unsafePart } from "../dunning/policy/safe-json.ts";
import { MERGE_FIELDS, type MergeField, type Wording } from "../dunning/templates/letter-text.ts";
import { letters } from "../dunning/templates/letters.ts";
import { scan } from "../dunning/templates/scan.ts";
import { SAYS_STOP, SMS_WORDS } from "../dunning/templates/sms-text.ts";
import { textMessages } from "../dunning/templates/text-messages.ts";
import { ok, refuse, type Result } from "../kernel/result.ts";
import { lintTone } from "./lint-tone.ts";
import type { Simplify } from "./hear-words.ts";
import { BELOW_THE_TABLE } from "./money-block.ts";
import { readMarkup, type MarkupRefusal } from "./read-markup.ts";
import { WordingShape } from "./request-contract.ts";
import type { WordingDraft, WordingPlace } from "./wording.ts";

/** In characters, before anything is merged in. */
export const LONGEST = { subject: 200, body: 10_000 } as const;

/** What a letter may say. */
export const LETTER_FIELDS: readonly MergeField[] = MERGE_FIELDS.filter(
  (each) => !BELOW_THE_TABLE.includes(each),
);
/** What a subject may say: short, and nothing to click. */
export const SUBJECT_FIELDS: readonly MergeField[] = LETTER_FIELDS.filter(
  (each) =>
    !["invoiceTable", "discountSentence", "deadlineSentence", "payInstructions", "payLink"].includes(each),
);
/** What a text message may say. */
export const TEXT_FIELDS: readonly MergeField[] = LETTER_FIELDS.filter(
  (each) => !["invoiceTable", "discountSentence", "payInstructions"].includes(each),
);

export const isTextMessage = (letter: string): boolean => Object.hasOwn(textMessages, letter);

/** The letter that stands where an org has none of its own; null when there is none of that name. */
export const builtInWording = ({
  letter,
  language,
}: Pick<WordingPlace, "letter" | "language">): Wording | null =>
  (Object.hasOwn(letters, letter) ? letters[letter]?.[language] : undefined) ?? null;

/**
 * Reads an org's own words from JSON: the first thing that keeps them from being used, beside its field in one
 * sentence. `approves`: texts leave through a provider that sends approved wordings only.
 */
export function readWording(
  input: unknown,
  place: WordingPlace,
  approves: boolean,
  simplify: Simplify,
): Result<WordingDraft, PolicyRefusal> {
  const builtIn = builtInWording(place);
  if (builtIn === null) return refuse(NO_SUCH_LETTER);
  const unsafe = unsafePart(input);
  if (unsafe !== null) return refuse(unsafe.field === "" ? NO_SHAPE : unkeepable(unsafe.field));
  const shaped = WordingShape.safeParse(input);
  if (!shaped.success) return refuse(NO_SHAPE);
  const draft = trimmed(shaped.data);
  const flaw = isTextMessage(place.letter) ? textFlaw(draft, place, approves) : letterFlaw(draft);
  if (flaw !== null) return refuse(flaw);
  const found = lintTone(draft, place.language, builtIn, place.letter, simplify).find(
    ({ kind }) => kind !== "advice",
  );
  return found === undefined ? ok(draft) : refuse({ field: found.field, message: found.message });
}

const trimmed = ({ subject, body, approvedCode }: WordingDraft): WordingDraft => ({
  subject: subject.trim(),
  body: body.replace(/\r\n?/g, "\n").trim(),
  approvedCode,
});

function letterFlaw({ subject, body }: WordingDraft): PolicyRefusal | null {
  return (
    lengthFlaw("subject", subject) ??
    lineFlaw("subject", subject) ??
    fieldFlaw("subject", subject, SUBJECT_FIELDS) ??
    lengthFlaw("body", body) ??
    fieldFlaw("body", body, LETTER_FIELDS) ??
    markupFlaw("subject", subject) ??
    markupFlaw("body", body)
  );
}

function textFlaw(draft: WordingDraft, place: WordingPlace, approves: boolean): PolicyRefusal | null {
  const { body, approvedCode } = draft;
  return (
    lengthFlaw("body", body) ??
    lineFlaw("body", body) ??
    fieldFlaw("body", body, TEXT_FIELDS) ??
    textLengthFlaw(body) ??
    (SAYS_STOP[place.language].test(body) ? null : UNSTOPPABLE[place.language]) ??
    markupFlaw("body", body) ??
    codeFlaw(approvedCode, approves)
  );
}

const NAMES = { subject: ["主题", "The subject"], body: ["正文", "The text"] } as const;
type Part = keyof typeof NAMES;

function lengthFlaw(part: Part, text: string): PolicyRefusal | null {
  const [zh, en] = NAMES[part];
  if (text === "") return mistake(part, `“${zh}”没有填写：请写上内容。`, `${en} is empty: write something.`);
  const most = LONGEST[part];
  return text.length <= most
    ? null
    : mistake(
        part,
        `“${zh}”有 ${text.length} 个字，请缩短到 ${most} 个字以内。`,
        `${en} has ${text.length} characters: shorten it to ${most}.`,
      );
}

function lineFlaw(part: Part, text: string): PolicyRefusal | null {
  const [zh, en] = NAMES[part];
  return /[\p{Cc}\u2028\u2029]/u.test(text)
    ? mistake(
        part,
        `“${zh}”只能是一行文字，不能有换行或控制字符：请删除。`,
        `${en} must be one line without line breaks or control characters: remove them.`,
      )
    : null;
}

function fieldFlaw(part: Part, text: string, known: readonly MergeField[]): PolicyRefusal | null {
  const scanned = scan(text);
  if (!scanned.ok) return refusedMarkup(part, scanned.because, known);
  const alien = scanned.value.find((piece) => piece.kind === "field" && !known.includes(piece.field));
  return alien?.kind === "field"
    ? refusedMarkup(part, { code: "unknown-field", text: alien.field }, known)
    : null;
}

function markupFlaw(part: Part, text: string): PolicyRefusal | null {
  const read = readMarkup(text);
  return read.ok ? null : refusedMarkup(part, read.because, LETTER_FIELDS);
}

function refusedMarkup(
  part: Part,
  { code, text }: MarkupRefusal,
  known: readonly MergeField[],
): PolicyRefusal {
  const [zh, en] = NAMES[part];
  // What somebody wrote is shown in part and in one line.
  const shown = text
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, " ")
    .trim()
    .slice(0, 40);
  switch (code) {
    case "open-brace":
      return mistake(
        part,
        `“${zh}”中的双花括号“${shown}”没有成对：请补全或删除。`,
        `${en} has unpaired braces at "${shown}": close or remove them.`,
      );
    case "unknown-field":
      return mistake(
        part,
        `“${zh}”不能使用字段“${shown}”，可用字段：${known.map((each) => `{{${each}}}`).join("、")}。`,
        `${en} cannot use the field "${shown}": use one of ${known.map((each) => `{{${each}}}`).join(", ")}.`,
      );
    case "link-elsewhere":
      return mistake(
        part,
        `“${zh}”中的链接“${shown}”不能使用：链接只能写成 [文字]({{payLink}})。`,
        `${en} links elsewhere at "${shown}": the only link is [words]({{payLink}}).`,
      );
    case "table-inside":
      return mistake(
        part,
        `“${zh}”中的发票表不能写在句子里：请让 {{invoiceTable}} 独占一段，前后各空一行。`,
        `${en} has the table inside a sentence: give {{invoiceTable}} a paragraph of its own, with empty lines around it.`,
      );
  }
}

function textLengthFlaw(body: string): PolicyRefusal | null {
  const words = body.replace(/\{\{[^{}]*\}\}/g, "").length;
  return words <= SMS_WORDS
    ? null
    : mistake(
        "body",
        `短信的固定文字有 ${words} 个字，请缩短到 ${SMS_WORDS} 个字以内。`,
        `The text message has ${words} characters of its own: shorten it to ${SMS_WORDS}.`,
      );
}

const UNSTOPPABLE = {
  "zh-CN": mistake(
    "body",
    "短信没有说明如何退订：请写明“回T退订”。",
    'The text message does not say how to stop it in Chinese: add "回T退订".',
  ),
  en: mistake(
    "body",
    "英文短信没有说明如何退订：请写明“Reply STOP”。",
    'The text message does not say how to stop it: add "Reply STOP".',
  ),
} as const;

function codeFlaw(code: string | null, approves: boolean): PolicyRefusal | null {
  if (code === null)
    return approves
      ? mistake(
          "approvedCode",
          "“报备模板”没有填写：短信服务商只发送审核通过的文字，请先报备这段文字，再填写模板编号。",
          "The provider sends approved wordings only: have these words approved and enter the template code.",
        )
      : null;
  return /^SMS_\d{3,20}$/.test(code)
    ? null
    : mistake(
        "approvedCode",
        "“报备模板”不是模板编号：请填写类似 SMS_123456789 的编号。",
        "The approved template is no template code: give one such as SMS_123456789.",
      );
}

const NO_SUCH_LETTER = mistake(
  "letter",
  "没有这封信函：请重新选择。",
  "There is no such letter: choose another one.",
);
const NO_SHAPE = mistake(
  "body",
  "所填内容的格式不正确：请重新打开后再编辑。",
  "The wording has an unknown part: open it again and make your change there.",
);
const unkeepable = (field: string): PolicyRefusal =>
  mistake(
    field === "subject" ? "subject" : "body",
    "含有无法保存的字符，请删除。",
    "There is a character that cannot be stored: remove it.",
  );

/** Every place that an org may word, in the order in which letters are sent. */
export const WORDED_LETTERS: readonly string[] = Object.keys(letters);
