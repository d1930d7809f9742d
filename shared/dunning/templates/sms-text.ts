import { assert } from "../../kernel/result.ts";
import type { LetterLanguage, LetterText, MergeField } from "./letter-text.ts";
import type { MessageFields } from "./message-fields.ts";
import { phrasesOf } from "./phrases.ts";
import { oneLine, type RenderedMessage } from "./render-message.ts";
import { scan } from "./scan.ts";

/** What a text message may say: no table, and no sentence that is longer than the rest of it. */
export const SMS_FIELDS = [
  "contactName",
  "accountName",
  "senderName",
  "asOf",
  "firstDueOn",
  "oldestDays",
  "invoiceCount",
  "askedAmount",
  "overdueAmount",
  "openAmount",
  "deadlineSentence",
] as const satisfies readonly MergeField[];

/** Words as they stand, before any field is filled in. */
export const SMS_WORDS = 300;

/** How a reader is told to stop them, in their language. */
export const SAYS_STOP: Readonly<Record<LetterLanguage, RegExp>> = { "zh-CN": /退订|拒收/, en: /\bSTOP\b/ };

/** Which wording, and what fills its fields: a provider that sends approved wordings only is told these. */
export interface ApprovedText {
  readonly template: string;
  readonly language: LetterLanguage;
  /** Under which exactly these words were approved; absent: whatever the sender says of the template. */
  readonly code?: string;
  readonly params: Readonly<Record<string, string>>;
}

/** A text message in one line, with its wording and what fills it. */
export function renderText(
  template: string,
  letter: LetterText,
  fields: MessageFields,
  language: LetterLanguage,
  code: string | null = null,
): RenderedMessage & { readonly approved: ApprovedText } {
  const phrases: Readonly<Record<string, string>> = phrasesOf(fields, language);
  const params: Record<string, string> = {};
  const fill = (wording: string, note: boolean): string => {
    const pieces = scan(wording);
    assert(pieces.ok, "a text is scanned when its policy is read");
    return pieces.value
      .map((piece) => {
        if (piece.kind === "words") return piece.words;
        const phrase = oneLine(phrases[piece.field] ?? "");
        if (note) params[piece.field] = phrase;
        return phrase;
      })
      .join("");
  };
  const { subject, body } = letter[language];
  const text = oneLine(fill(body, true)).replace(/ {2,}/g, " ");
  return {
    subject: oneLine(fill(subject, false)),
    text,
    html: "",
    approved: { template, language, params, ...(code === null ? {} : { code }) },
  };
}
