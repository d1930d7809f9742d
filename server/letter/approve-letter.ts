import { assert, ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { drawLetter, type LetterRefusal } from "./draw-letter.ts";
import type { Approved, LetterBook, LetterDesk } from "./ports.ts";

export type ApproveRefusal = LetterRefusal | "letter-unread" | "letter-changed";

/**
 * Keeps the letter that a person read and said yes to, byte for byte; refused when today's facts would write another.
 * Inside the transaction that decides the proposal, under its account's lock. `digest`: of what they read.
 */
export async function approveLetter(
  id: string,
  digest: string | null,
  by: Approved["by"],
  book: LetterBook,
  desk: Pick<LetterDesk, "now" | "dayIn" | "calendars" | "digest">,
): Promise<Result<Approved, ApproveRefusal>> {
  if (digest === null) return refuse("letter-unread");
  const proposal = await book.proposal(id);
  assert(proposal, `the proposal ${id} is being decided, so it is there`);
  const drawn = await drawLetter(proposal, book, desk);
  if (!drawn.ok) return drawn;
  if (drawn.value.digest !== digest) return refuse("letter-changed");
  const approved = { ...drawn.value, id, accountId: proposal.accountId, by, at: desk.now() };
  await book.keep(approved);
  return ok(approved);
}
