import { formatDay, type Day } from "../../shared/kernel/day.ts";
import type { CreditHoldBody } from "../../shared/limit/contract.ts";
import type { CreditControl } from "../../shared/limit/control.ts";
import { inForce, type PlacedHold, reviewIsDue } from "../../shared/limit/credit-hold.ts";
import { mostBeyond } from "../../shared/limit/exception.ts";
import type { Controller } from "./ports.ts";
import type { AccountStanding, LeftException } from "./standing.ts";

type Role = Controller["role"];

export const mayPlace = (role: Role): role is "admin" | "collector" =>
  role === "admin" || role === "collector";

/** What a role may allow; nothing but for those who answer for the money. */
export const authorityOf = (role: Role, { exceptions }: CreditControl) => ({
  percent: mayPlace(role) ? exceptions[role] : 0,
  mostDays: exceptions.mostDays,
});

/** Whoever might have granted it. */
export const mayWithdraw = (
  { amountMinor, limitMinor }: Pick<LeftException, "amountMinor" | "limitMinor">,
  role: Role,
  control: CreditControl,
): boolean => mayPlace(role) && amountMinor <= mostBeyond(limitMinor, authorityOf(role, control));

export const leftIn = (exceptions: readonly LeftException[]): number =>
  exceptions.reduce((all, { leftMinor }) => all + leftMinor, 0);

/** How an account stands, as it travels to somebody of a role. */
export function holdBody(standing: AccountStanding, role: Role, asOf: Day): CreditHoldBody {
  const { hold, because, placed, exposure, exceptions, control } = standing;
  const authority = authorityOf(role, control);
  const most = exposure.limitMinor === null ? 0 : mostBeyond(exposure.limitMinor, authority);
  return {
    asOf: formatDay(asOf),
    hold,
    because: because.map((reason) => ({ ...reason })),
    overdueDays: control.overdue.days,
    placed: inForce(placed, asOf) ? placedBody(placed, asOf) : null,
    currency: exposure.currency,
    exceptions: exceptions.map((each) => {
      const { exceptionId, amountMinor, leftMinor, until, reason, by, withdrawn } = each;
      return {
        ...{ exceptionId, amountMinor, leftMinor, reason, by, until: formatDay(until) },
        withdrawn: withdrawn && { by: withdrawn.by, reason: withdrawn.reason },
        mayWithdraw: withdrawn === null && mayWithdraw(each, role, control),
      };
    }),
    may: {
      place: mayPlace(role),
      exceptionMinor: Math.max(0, most - leftIn(exceptions)),
      exceptionDays: authority.mostDays,
    },
  };
}

const placedBody = (placed: PlacedHold, asOf: Day): NonNullable<CreditHoldBody["placed"]> => ({
  hold: placed.hold,
  reason: placed.reason,
  by: placed.by,
  placedOn: formatDay(placed.placedOn),
  until: placed.until === null ? null : formatDay(placed.until),
  reviewOn: placed.reviewOn === null ? null : formatDay(placed.reviewOn),
  reviewDue: reviewIsDue(placed, asOf),
});
