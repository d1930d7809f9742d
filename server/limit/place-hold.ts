import { addDays, type Day } from "../../shared/kernel/day.ts";
import { assert, ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { CreditHoldBody } from "../../shared/limit/contract.ts";
import type { CreditHoldRequest } from "../../shared/limit/request-contract.ts";
import { holdBody, mayPlace } from "./hold-body.ts";
import type { Controller, LimitDesk } from "./ports.ts";
import { standingOf } from "./standing.ts";
import { tellHold } from "./tell-holds.ts";

export type HoldRefusal =
  | "hold-not-allowed"
  | "not-synced"
  | "hold-without-end"
  | "hold-in-the-past"
  | "hold-too-long"
  | "same-id-other-text";

const MOST_DAYS = 366;

/** Says that an account may not buy on credit, or that it may again. The last word counts; what was said before stays. */
export async function placeHold(
  controller: Controller,
  request: CreditHoldRequest,
  desk: LimitDesk,
): Promise<Result<CreditHoldBody, HoldRefusal>> {
  const { orgId, accountId, userId, userName, role } = controller;
  return desk.inTenant(orgId, async (book): Promise<Result<CreditHoldBody, HoldRefusal>> => {
    if (!mayPlace(role)) return refuse("hold-not-allowed");
    if (!(await book.lockAccount(accountId))) return refuse("not-synced");
    const at = desk.now();
    const today = desk.dayIn((await book.org()).timeZone, at);
    const { clientId: holdId, hold, reason } = request;
    const before = await book.placedAs(holdId);
    if (
      before !== null &&
      !(before.accountId === accountId && before.hold === hold && before.reason === reason)
    )
      return refuse("same-id-other-text");
    if (before === null) {
      const flaw = flawOf(request, today);
      if (flaw !== null) return refuse(flaw);
      const days = hold === "none" ? { until: null, reviewOn: null } : request;
      const { until, reviewOn } = days;
      await book.place({
        ...{ holdId, accountId, hold, reason, until, reviewOn, userId, by: userName, placedOn: today, at },
      });
      await tellHold(book, accountId, today, desk);
    }
    const standing = await standingOf(book, accountId, today);
    assert(standing !== null, "an account that was locked is there");
    return ok(holdBody(standing, role, today));
  });
}

function flawOf({ hold, until, reviewOn }: CreditHoldRequest, today: Day): HoldRefusal | null {
  if (hold === "none") return null;
  if ((until === null) === (reviewOn === null)) return "hold-without-end";
  const day = until ?? reviewOn ?? today;
  if (day < today) return "hold-in-the-past";
  return day > addDays(today, MOST_DAYS) ? "hold-too-long" : null;
}
