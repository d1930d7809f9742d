import { formatDay } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { foreseeFormal, type FormalWithheld } from "../dunning/index.ts";
import type { LetterBook, LetterDesk, Paper, Proposal } from "./ports.ts";

/** Why there is no letter to read. */
export type LetterRefusal = "no-such-letter" | "letter-settled" | `letter-${FormalWithheld}`;

/** The letter that a proposal is about, with the figures of that moment's day. Writes nothing. */
export async function drawLetter(
  { accountId, currency, step }: Proposal,
  book: Pick<LetterBook, "org" | "dunning">,
  desk: Pick<LetterDesk, "now" | "dayIn" | "calendars" | "digest">,
): Promise<Result<Paper, LetterRefusal>> {
  const at = desk.now();
  const asOf = desk.dayIn((await book.org()).timeZone, at);
  const about = { accountId, currency, step };
  const drawn = await foreseeFormal(book.dunning, about, { asOf, at }, desk.calendars);
  if (drawn === "no-such-account") return refuse("no-such-letter");
  if (drawn === "nothing-open") return refuse("letter-settled");
  if (typeof drawn === "string") return refuse(`letter-${drawn}`);
  const { subject, html, text } = drawn.message;
  const paper = {
    language: drawn.language,
    subject,
    html,
    text,
    askedMinor: drawn.askedMinor,
    currency: drawn.currency,
    asOf,
  };
  return ok({ ...paper, digest: desk.digest({ ...paper, asOf: formatDay(asOf) }) });
}
