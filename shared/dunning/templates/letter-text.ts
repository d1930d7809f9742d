/** Languages a letter is written in. */
export const LETTER_LANGUAGES = ["zh-CN", "en"] as const;
export type LetterLanguage = (typeof LETTER_LANGUAGES)[number];

/** One letter as it is written: merge fields in {{braces}}, paragraphs parted by an empty line. */
export interface Wording {
  readonly subject: string;
  readonly body: string;
}

export type LetterText = Readonly<Record<LetterLanguage, Wording>>;

/**
 * The closed list of merge fields. Sentence fields are whole sentences, or nothing when they do not apply:
 * a paragraph that merges to nothing is left out.
 */
export const MERGE_FIELDS = [
  "contactName",
  "accountName",
  "senderName",
  "senderPhone",
  "asOf",
  "firstDueOn",
  "oldestDays",
  "invoiceCount",
  "askedAmount",
  "overdueAmount",
  "openAmount",
  "creditsAmount",
  "netAmount",
  "undisputedAmount",
  "deadline",
  "payReference",
  "payLink",
  "payInstructions",
  "invoiceTable",
  "creditsSentence",
  "disputeSentence",
  "promiseSentence",
  "planSentence",
  "discountSentence",
  "chargesSentence",
  "deadlineSentence",
] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];
