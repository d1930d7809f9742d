import { decide } from "../../shared/dunning/decide.ts";
import type { Decision, Remind } from "../../shared/dunning/decision.ts";
import type { AccountFacts } from "../../shared/dunning/facts.ts";
import type { ChosenPolicy } from "../../shared/dunning/policy/policy-for.ts";
import { wallClock } from "../../shared/dunning/wall-clock.ts";
import { factsInCurrency } from "./account-facts.ts";
import { type Attempt, end, later, type NotClaimed } from "./attempt.ts";
import { contactGate } from "./contact-gate.ts";
import { nextOpening, zoneOf } from "./customer-hours.ts";
import { booksOf } from "./group-facts.ts";
import { newDispatch } from "./planned-rows.ts";
import { policyOfAccount } from "./policy-of-account.ts";
import type { AccountSheet, DispatchRow } from "./ports.ts";

/** What is decided of the account in the minute in which its message is claimed. */
export interface Second {
  readonly sheet: AccountSheet;
  readonly facts: AccountFacts;
  readonly under: ChosenPolicy;
  readonly decision: Decision;
  readonly timeZone: string;
}

export interface Reminder extends Second {
  readonly decision: Remind;
}

export function decideAgain({ row, round, at }: Attempt, sheet: AccountSheet): Second {
  const timeZone = zoneOf(sheet, round.org);
  const books = booksOf(sheet, row.asOf);
  const under = policyOfAccount(sheet, books, round);
  const facts = factsInCurrency(sheet, books, row.currency, round.now, wallClock(at, timeZone));
  const decision = decide(facts, under.policy, row.asOf);
  return { sheet, facts, under, decision, timeZone };
}

/** Its owner looks at it first: it waits for them and not longer, unless something speaks against it anyway. */
export async function vetoed(attempt: Attempt, { sheet, decision }: Second): Promise<NotClaimed | null> {
  const isVetoed = sheet.vetoEnds !== null && sheet.vetoEnds > attempt.at && isVetoable(decision);
  return isVetoed ? later(attempt, "vetoed", sheet.vetoEnds) : null;
}

const isVetoable = (decision: Decision): boolean =>
  decision.kind === "remind" || (decision.kind === "hold" && decision.because === "vetoed");

/** What the decision says against sending; null when it says nothing against it. */
export async function refusal(attempt: Attempt, second: Second): Promise<NotClaimed | null> {
  const { facts, under, decision, timeZone } = second;
  if (decision.kind === "remind") return null;
  if (decision.kind === "rest")
    return end(attempt, "cancelled", isStillOwed(attempt.row, facts) ? "changed" : "paid");
  if (decision.because === "outside-hours") {
    const opening = nextOpening(under.policy, facts.calendar, timeZone, attempt.at);
    return later(attempt, "outside-hours", opening);
  }
  return end(attempt, decision.because === "paid" ? "cancelled" : "held", decision.because);
}

/** Something that the message names is still owed: a due day was moved, say. */
const isStillOwed = (row: DispatchRow, { items }: AccountFacts): boolean =>
  items.some(({ invoiceId }) => row.invoiceIds.includes(invoiceId));

/** The same step for the same cycle, by the same way, as was planned. */
export const isSame = (second: Second, row: DispatchRow): second is Reminder =>
  second.decision.kind === "remind" && isSameStep(second.decision, row);

const isSameStep = (decision: Remind, row: DispatchRow): boolean =>
  decision.step.key === row.step && decision.step.channel === row.channel && decision.cycle === row.cycle;

/** Another step or another invoice carries the message now: the planned one goes, the right one is planned. */
export async function replace(attempt: Attempt, second: Second): Promise<NotClaimed> {
  const { book, round, desk, at } = attempt;
  const gone = await end(attempt, "cancelled", "changed");
  if (second.decision.kind === "remind")
    await book.plan([newDispatch(second, second.decision, round, desk.newId(), at)], at);
  return gone;
}

/**
 * What the limits of contact say against it; null: nothing. Read under the account's lock, like the line of a clerk's
 * call: two of them never take one place.
 */
export async function contactRefused(
  attempt: Attempt,
  { sheet, decision }: Reminder,
): Promise<NotClaimed | null> {
  const against = await contactGate(attempt.book, sheet, decision, attempt.at, attempt.desk);
  if (against === null) return null;
  const { because, nextAllowedAt } = against;
  return nextAllowedAt === null ? end(attempt, "held", because) : later(attempt, because, nextAllowedAt);
}
