import { formatDay } from "../../shared/kernel/day.ts";
import { localMoment } from "../../shared/kernel/local-moment.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { LetterBody, LettersBody } from "../../shared/letter/contract.ts";
import { drawLetter, type LetterRefusal } from "./draw-letter.ts";
import type { LetterBook, LetterDesk, Paper, Proposal } from "./ports.ts";

/** So many approved letters are listed. */
const NEWEST = 50;

/** The letter that a proposal is about: as it was approved, or else drawn from today's facts. */
export function readLetter(
  orgId: string,
  id: string,
  desk: LetterDesk,
): Promise<Result<LetterBody, LetterRefusal>> {
  return desk.inTenant(orgId, async (book): Promise<Result<LetterBody, LetterRefusal>> => {
    const proposal = await book.proposal(id);
    if (proposal === null) return refuse("no-such-letter");
    const kept = await book.approved(id);
    if (kept !== null) {
      const { timeZone } = await book.org();
      const approved = { by: kept.by.userName, at: localMoment(kept.at, timeZone) };
      return ok({ ...bodyOf(id, proposal, kept), approved });
    }
    const drawn = await drawLetter(proposal, book, desk);
    return drawn.ok ? ok({ ...bodyOf(id, proposal, drawn.value), approved: null }) : drawn;
  });
}

function bodyOf(id: string, { accountId, account }: Proposal, paper: Paper): Omit<LetterBody, "approved"> {
  const { language, subject, html, text, askedMinor, currency, asOf, digest } = paper;
  return {
    id,
    accountId,
    account,
    language,
    subject,
    html,
    text,
    askedMinor,
    currency,
    digest,
    asOf: formatDay(asOf),
  };
}

/** The newest letters that were approved. */
export function listLetters(orgId: string, desk: LetterDesk): Promise<LettersBody> {
  return desk.inTenant(orgId, async (book: LetterBook) => {
    const { timeZone } = await book.org();
    const newest = await book.newest(NEWEST);
    return {
      today: formatDay(desk.dayIn(timeZone, desk.now())),
      letters: newest.map(({ at, ...each }) => ({ ...each, at: localMoment(at, timeZone) })),
    };
  });
}
