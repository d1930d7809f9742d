import { addBusinessDays, type BusinessCalendar } from "../calendar/business-calendar.ts";
import type { Day } from "../kernel/day.ts";
import type { StepOwner } from "./kinds.ts";
import type { PlaybookStep } from "./playbook.ts";

/** Somebody of the org's who can be given a step. */
export interface Colleague {
  readonly userId: string;
  readonly role: string;
}

/** A step of an opened playbook: whose it is, and its last day. */
export interface OpenedStep extends PlaybookStep {
  /** From 1 on, in the order of the playbook. */
  readonly step: number;
  /** Who is asked; null: nobody is known. */
  readonly ownerId: string | null;
  /** The last day on which it is in time. */
  readonly dueOn: Day;
}

interface Opening {
  readonly openedOn: Day;
  readonly accountId: string;
  /** The account's owner in the CRM. */
  readonly ownerId: string | null;
  /** Those who are active. */
  readonly colleagues: readonly Colleague[];
  readonly calendar: BusinessCalendar;
}

/** The steps of a playbook that opens for an account on a day. */
export const openSteps = (steps: readonly PlaybookStep[], opening: Opening): readonly OpenedStep[] =>
  steps.map((each, at) => ({
    ...each,
    step: at + 1,
    ownerId: ownerOf(each, opening),
    dueOn: addBusinessDays(opening.calendar, opening.openedOn, each.days),
  }));

/** Who is asked: where nobody of the role is known, or the person has left, the account's owner. */
function ownerOf({ owner, userId }: PlaybookStep, opening: Opening): string | null {
  if (owner === "account-owner") return opening.ownerId;
  if (owner === "user")
    return opening.colleagues.some((each) => each.userId === userId) ? userId : opening.ownerId;
  return oneOf(owner, opening) ?? opening.ownerId;
}

/** All that an account asks of a role goes to the same person, and accounts spread evenly over the role. */
function oneOf(
  role: Exclude<StepOwner, "account-owner" | "user">,
  { colleagues, accountId }: Opening,
): string | null {
  const ids = colleagues
    .filter((each) => each.role === role)
    .map(({ userId }) => userId)
    .sort();
  return ids[Number(BigInt(accountId) % BigInt(Math.max(1, ids.length)))] ?? null;
}
