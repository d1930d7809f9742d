import { mistake, type PolicyRefusal } from "../../shared/dunning/policy/mistake.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { WordingPreview } from "../../shared/wording/contract.ts";
import { builtInWording, isTextMessage, readWording } from "../../shared/wording/read-wording.ts";
import type { PreviewWordingRequest } from "../../shared/wording/request-contract.ts";
import type { OwnWording } from "../../shared/wording/wording.ts";
import { foreseeFiles, foreseeLetter, type LetterForeseen } from "../dunning/index.ts";
import type { Editor, WordingBook, WordingDesk } from "./ports.ts";

/** A draft, or null for the built-in words, as it would leave to one real account today. Writes nothing. */
export async function previewWording(
  { orgId }: Editor,
  request: PreviewWordingRequest,
  desk: WordingDesk,
): Promise<Result<WordingPreview, PolicyRefusal>> {
  const drawn = await desk.inTenant(orgId, async (book) => {
    const letter = await drawLetter(request, book, desk);
    return letter.ok ? ok({ ...letter.value, org: await book.dunning.org() }) : letter;
  });
  if (!drawn.ok) return drawn;
  const { currency, message, invoiceIds, org } = drawn.value;
  const { subject, text, html } = message;
  const carries = org.files !== undefined && desk.files !== undefined && !isTextMessage(request.place.letter);
  const files = carries ? await foreseeFiles(orgId, invoiceIds, org, desk.files) : undefined;
  return ok({ currency, subject, text, html, ...(files && { files }) });
}

export async function drawLetter(
  { place, draft, accountId }: PreviewWordingRequest,
  book: WordingBook,
  desk: WordingDesk,
): Promise<Result<LetterForeseen, PolicyRefusal>> {
  if (builtInWording(place) === null) return refuse(NO_LETTER);
  let own: OwnWording | null = null;
  if (draft !== null) {
    // What is not approved yet may be looked at.
    const read = readWording(draft, place, false, desk.simplify);
    if (!read.ok) return read;
    const { subject } = isTextMessage(place.letter) ? (builtInWording(place) ?? read.value) : read.value;
    own = { ...read.value, subject, version: 0, place };
  }
  const at = desk.now();
  const { timeZone } = await book.dunning.org();
  const when = { asOf: desk.dayIn(timeZone, at), at };
  const foreseen = await foreseeLetter(book.dunning, accountId, place, own, when, desk.calendars);
  if (foreseen === "no-such-account") return refuse(NO_ACCOUNT);
  return foreseen === "nothing-open" ? refuse(NOTHING_OPEN) : ok(foreseen);
}

const NO_LETTER = mistake(
  "letter",
  "没有这封信函：请重新选择。",
  "There is no such letter: choose another one.",
);
const NO_ACCOUNT = mistake(
  "accountId",
  "“客户”尚未同步或已不存在：请选择另一位客户。",
  "This account is not known: choose another one.",
);
const NOTHING_OPEN = mistake(
  "accountId",
  "“客户”没有未付的发票，写不出这封信：请选择另一位客户。",
  "This account has no open invoice to write about: choose another one.",
);
