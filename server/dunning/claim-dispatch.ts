import type { FilePinned } from "../../shared/dunning/attached-files.ts";
import type { Recipient } from "../../shared/dunning/facts.ts";
import { reachesCustomer } from "../../shared/dunning/reaches-customer.ts";
import { type Attempt, end, later, type NotClaimed } from "./attempt.ts";
import { type Drafted, draftMessage } from "./draft-message.ts";
import { heldThisMoment, membersNamed } from "./group-facts.ts";
import { openRound } from "./open-round.ts";
import type { AccountSheet, DispatchRow, DunningBook, DunningDesk, OrgProfile } from "./ports.ts";
import {
  contactRefused,
  decideAgain,
  isSame,
  refusal,
  type Reminder,
  replace,
  vetoed,
} from "./second-decision.ts";

/** A message that this process, and no other, may now hand over. */
export interface Claimed {
  readonly kind: "claimed";
  readonly dispatch: DispatchRow;
  readonly fence: string;
  readonly message: Drafted;
  readonly sheet: AccountSheet;
  readonly contact: Recipient | null;
  readonly org: OrgProfile;
  /** What it names, as of this minute. */
  readonly invoiceIds: readonly string[];
  /** What an earlier attempt carried. */
  readonly pinned: readonly FilePinned[];
}

/**
 * Inside one transaction, with the account locked: reads everything again, decides again, and claims the
 * message only if the answer is still the same step for the same cycle. Amounts and lines are this minute's.
 * `gone` are the invoices that the CRM no longer vouches for, null when it did not answer; "not-asked" while all was
 * stopped.
 */
export async function claimDispatch(
  book: DunningBook,
  dispatchId: string,
  desk: DunningDesk,
  gone: ReadonlySet<string> | null | "not-asked",
): Promise<Claimed | NotClaimed> {
  const seen = await book.dispatch(dispatchId);
  if (!seen) return { kind: "taken", reason: "gone" };
  await book.lockAccount(seen.accountId);
  const row = await book.lockDispatch(dispatchId);
  const at = desk.now();
  if (!row || !mayBeClaimed(row, at)) return { kind: "taken", reason: "taken" };
  const round = await openRound(book, row.asOf, at, desk);
  const attempt = { book, row, round, desk, at };
  if (round.now.stopped) return later(attempt, "stopped", row.notBefore);
  if (round.rehearsed) return end(attempt, "cancelled", "stopped");
  // Resumed in this very moment: the next look asks the CRM first.
  if (gone === "not-asked") return later(attempt, "stopped", row.notBefore);
  if (gone === null) return end(attempt, "held", "stale-data");

  const sheet = await readAgain(attempt);
  if ("kind" in sheet) return sheet;
  const second = decideAgain(attempt, sheet);
  const refused = (await vetoed(attempt, second)) ?? (await refusal(attempt, second));
  if (refused) return refused;
  if (!isSame(second, row)) return replace(attempt, second);
  if (second.decision.demand.lines.some(({ invoiceId }) => gone.has(invoiceId)))
    return end(attempt, "held", "stale-data");
  return (await contactRefused(attempt, second)) ?? take(attempt, second);
}

const mayBeClaimed = (row: DispatchRow, at: Date): boolean =>
  !row.rehearsed && (row.state === "planned" || row.state === "deferred") && row.notBefore <= at;

/** The account as it is now, or why its message cannot go whatever is decided. */
async function readAgain(attempt: Attempt): Promise<AccountSheet | NotClaimed> {
  const { book, row, at } = attempt;
  const [read] = await book.sheets([row.accountId], false, row.asOf);
  if (!read) return end(attempt, "cancelled", "excluded");
  // It has a head office by now that is asked in its place.
  if (read.payerId !== undefined) return end(attempt, "cancelled", "changed");
  // It came from a group or joined one, and the message of before is leaving: whatever comes of that is known in a minute.
  if (read.underWay) return { kind: "taken", reason: "taken" };
  return heldThisMoment(read, row.asOf, at);
}

async function take({ book, row, round, desk }: Attempt, second: Reminder): Promise<Claimed> {
  const { sheet, facts, under, decision } = second;
  const { org, now } = round;
  const { currency } = facts;
  const message = draftMessage({ sheet, org, ...under, currency, asOf: now.asOf, decision });
  const invoiceIds = decision.demand.lines.map(({ invoiceId }) => invoiceId);
  const fence = await book.claim(row.dispatchId, desk.worker, {
    invoiceIds,
    memberIds: membersNamed(facts, invoiceIds),
    amountMinor: decision.demand.askedMinor,
    deadlineOn: decision.deadlineOn,
    contact: reachesCustomer(decision.step.channel) ? decision.recipient : null,
    subject: message.subject,
    bodyText: message.text,
    wording: message.wording,
  });
  const mayHaveFiles = org.files !== undefined && row.attempts > 0;
  const pinned = mayHaveFiles ? await book.filesPinned(row.dispatchId) : [];
  const claimed = { dispatch: row, fence, message, sheet, contact: decision.recipient, org };
  return { kind: "claimed", ...claimed, invoiceIds, pinned };
}
