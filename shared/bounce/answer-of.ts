import { type ReturnedMail, valuesOf } from "./returned-mail.ts";

/** What stands in the log of a person's answer. */
export interface Answer {
  /** The same for the same mail, however often it is told. */
  readonly once: string;
  readonly from: string;
  /** Their own words: what they quote is left out. At most 2,000 characters. */
  readonly text: string;
}

/** Where what is quoted begins: a line of ">" or one that mail programs write above it. */
const QUOTE =
  /^\s*(>|-{2,}\s*(original message|原始邮件|原邮件|forwarded message|回复的原邮件)|on .{4,80}wrote:?\s*$|在.{4,60}写道[:：]?\s*$|(from|发件人|寄件者)\s*[:：].*@)/iu;

export function answerOf(mail: ReturnedMail): Answer {
  const lines = mail.text.replace(/\r\n?/g, "\n").split("\n");
  const quoted = lines.findIndex((line) => QUOTE.test(line));
  const own = (quoted > 0 ? lines.slice(0, quoted) : lines).join("\n").trim();
  const text = (own === "" ? mail.text.trim() : own).replace(/\n{3,}/g, "\n\n");
  const from = mail.from?.address ?? "?";
  const id = valuesOf(mail, "message-id")[0]?.trim() ?? `${from} ${mail.subject} ${text}`;
  return { once: `mail:${id.slice(0, 300)}`, from, text: text.slice(0, 2_000) };
}
