import { decide } from "../../shared/dunning/decide.ts";
import type { FilePinned } from "../../shared/dunning/attached-files.ts";
import type { Decision, Remind } from "../../shared/dunning/decision.ts";
import type { AccountFacts, Recipient } from "../../shared/dunning/facts.ts";
import type { ChosenPolicy } from "../../shared/dunning/policy/policy-for.ts";
import { reachesCustomer } from "../../shared/dunning/reaches-customer.ts";
import { wallClock } from "../../shared/dunning/wall-clock.ts";
import { factsInCurrency } from "./account-facts.ts";
import { contactGate } from "./contact-gate.ts";
import { nextOpening, zoneOf } from "./customer-hours.ts";
import { type Drafted, draftMessage } from "./draft-message.ts";
import { booksOf, heldThisMoment, membersNamed } from "./group-facts.ts";
import { openRound, type Round } from "./open-round.ts";
import { newDispatch } from "./planned-rows.ts";
import { policyOfAccount } from "./policy-of-account.ts";
import type { AccountSheet, DispatchRow, DunningBook, DunningDesk, OrgProfile } from "./ports.ts";

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

/** Not now: `reason` is a hold reason, "changed" when another message or none took its place, or "taken". */
export interface NotClaimed {
  readonly kind: "held" | "cancelled" | "waits" | "taken";
  readonly reason: string;
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
  if (round.now.stopped) return later(book, row, "stopped", row.notBefore, at);
  if (round.rehearsed) return end(book, row, "cancelled", "stopped", at);
  // Resumed in this very moment: the next look asks the CRM first.
  if (gone === "not-asked") return later(book, row, "stopped", row.notBefore, at);
  if (gone === null) return end(book, row, "held", "stale-data", at);
  const [read] = await book.sheets([row.accountId], false, row.asOf);
  if (!read) return end(book, row, "cancelled", "excluded", at);
  // It has a head office by now that is asked in its place.
  if (read.payerId !== undefined) return end(book, row, "cancelled", "changed", at);
  // It came from a group or joined one, and the message of before is leaving: whatever comes of that is known in a minute.
  if (read.underWay) return { kind: "taken", reason: "taken" };
  const sheet = heldThisMoment(read, row.asOf, at);

  const timeZone = zoneOf(sheet, round.org);
  const moment = wallClock(at, timeZone);
  const books = booksOf(sheet, row.asOf);
  const under = policyOfAccount(sheet, books, round);
  const facts = factsInCurrency(sheet, books, row.currency, round.now, moment);
  const decision = decide(facts, under.policy, row.asOf);
  // Its owner looks at it first: it waits for them and not longer, unless something speaks against it anyway.
  if (sheet.vetoEnds !== null && sheet.vetoEnds > at && isVetoable(decision))
    return later(book, row, "vetoed", sheet.vetoEnds, at);
  const refused = await refusal(book, { row, facts, under, decision, timeZone, at });
  if (refused) return refused;
  if (decision.kind !== "remind" || !isSame(decision, row))
    return replace(book, { row, sheet, facts, under, decision, round, desk, at });
  if (decision.demand.lines.some(({ invoiceId }) => gone.has(invoiceId)))
    return end(book, row, "held", "stale-data", at);
  // Read under the account's lock, like the line of a clerk's call: two of them never take one place.
  const against = await contactGate(book, sheet, decision, at, desk);
  if (against !== null) {
    const { because, nextAllowedAt } = against;
    if (nextAllowedAt === null) return end(book, row, "held", because, at);
    return later(book, row, because, nextAllowedAt, at);
  }
  return take(book, { row, sheet, facts, under, decision, round, desk });
}

const mayBeClaimed = (row: DispatchRow, at: Date): boolean =>
  !row.rehearsed && (row.state === "planned" || row.state === "deferred") && row.notBefore <= at;

/** Something that the message names is still owed: a due day was moved, say. */
const isStillOwed = (row: DispatchRow, { items }: AccountFacts): boolean =>
  items.some(({ invoiceId }) => row.invoiceIds.includes(invoiceId));

const isVetoable = (decision: Decision): boolean =>
  decision.kind === "remind" || (decision.kind === "hold" && decision.because === "vetoed");

const isSame = (decision: Remind, row: DispatchRow): boolean =>
  decision.step.key === row.step && decision.step.channel === row.channel && decision.cycle === row.cycle;

async function later(
  book: DunningBook,
  row: DispatchRow,
  reason: string,
  notBefore: Date,
  at: Date,
): Promise<NotClaimed> {
  await book.setAside(row.dispatchId, row.state, reason, notBefore, at);
  return { kind: "waits", reason };
}

async function end(
  book: DunningBook,
  row: DispatchRow,
  kind: "held" | "cancelled",
  reason: string,
  at: Date,
): Promise<NotClaimed> {
  await book.setAside(row.dispatchId, kind, reason, row.notBefore, at);
  return { kind, reason };
}

interface Second {
  readonly row: DispatchRow;
  readonly facts: AccountFacts;
  readonly under: ChosenPolicy;
  readonly decision: Decision;
  readonly timeZone: string;
  readonly at: Date;
}

/** What the second decision says against sending; null when it says nothing against it. */
async function refusal(book: DunningBook, second: Second): Promise<NotClaimed | null> {
  const { row, facts, under, decision, timeZone, at } = second;
  if (decision.kind === "remind") return null;
  if (decision.kind === "rest")
    return end(book, row, "cancelled", isStillOwed(row, facts) ? "changed" : "paid", at);
  if (decision.because === "outside-hours")
    return later(book, row, "outside-hours", nextOpening(under.policy, facts.calendar, timeZone, at), at);
  return end(book, row, decision.because === "paid" ? "cancelled" : "held", decision.because, at);
}

interface Fresh {
  readonly row: DispatchRow;
  readonly sheet: AccountSheet;
  readonly facts: AccountFacts;
  readonly under: ChosenPolicy;
  readonly decision: Decision;
  readonly round: Round;
  readonly desk: DunningDesk;
  readonly at?: Date;
}

/** Another step or another invoice carries the message now: the planned one goes, the right one is planned. */
async function replace(book: DunningBook, fresh: Fresh & { readonly at: Date }): Promise<NotClaimed> {
  const { row, sheet, facts, under, decision, round, desk, at } = fresh;
  const gone = await end(book, row, "cancelled", "changed", at);
  if (decision.kind === "remind")
    await book.plan([newDispatch({ sheet, facts, under }, decision, round, desk.newId(), at)], at);
  return gone;
}

async function take(book: DunningBook, fresh: Fresh & { readonly decision: Remind }): Promise<Claimed> {
  const { row, sheet, facts, under, decision, round, desk } = fresh;
  const { org, now } = round;
  const contact = reachesCustomer(decision.step.channel) ? decision.recipient : null;
  const message = draftMessage({
    sheet,
    org,
    ...under,
    currency: facts.currency,
    asOf: now.asOf,
    decision,
  });
  const invoiceIds = decision.demand.lines.map(({ invoiceId }) => invoiceId);
  const fence = await book.claim(row.dispatchId, desk.worker, {
    invoiceIds,
    memberIds: membersNamed(facts, invoiceIds),
    amountMinor: decision.demand.askedMinor,
    deadlineOn: decision.deadlineOn,
    contact,
    subject: message.subject,
    bodyText: message.text,
    wording: message.wording,
  });
  const mayHaveFiles = org.files !== undefined && row.attempts > 0;
  const pinned = mayHaveFiles ? await book.filesPinned(row.dispatchId) : [];
  const claimed = { dispatch: row, fence, message, sheet, contact: decision.recipient, org };
  return { kind: "claimed", ...claimed, invoiceIds, pinned };
}
