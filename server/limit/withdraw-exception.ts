import { assert, ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { CreditHoldBody } from "../../shared/limit/contract.ts";
import type { WithdrawalRequest } from "../../shared/limit/request-contract.ts";
import { holdBody, mayWithdraw } from "./hold-body.ts";
import type { Controller, LimitDesk } from "./ports.ts";
import { standingOf } from "./standing.ts";
import { tellHold } from "./tell-holds.ts";

export type WithdrawalRefusal =
  | "not-synced"
  | "no-such-exception"
  | "withdrawal-not-allowed"
  | "exception-ended";

/** Takes back what is left of an exception, for good. What was sold under it stays sold. */
export function withdrawException(
  controller: Controller,
  { exceptionId, reason }: WithdrawalRequest,
  desk: LimitDesk,
): Promise<Result<CreditHoldBody, WithdrawalRefusal>> {
  const { orgId, accountId, userId, userName, role } = controller;
  return desk.inTenant(orgId, async (book): Promise<Result<CreditHoldBody, WithdrawalRefusal>> => {
    if (!(await book.lockAccount(accountId))) return refuse("not-synced");
    const at = desk.now();
    const today = desk.dayIn((await book.org()).timeZone, at);
    const granted = await book.grantedAs(exceptionId);
    if (granted === null || granted.accountId !== accountId) return refuse("no-such-exception");
    if (!mayWithdraw(granted, role, await book.control(today))) return refuse("withdrawal-not-allowed");
    const { withdrawn } = granted;
    const isSame = withdrawn?.userId === userId && withdrawn.reason === reason;
    if (!isSame && (withdrawn !== null || granted.until < today)) return refuse("exception-ended");
    if (withdrawn === null) {
      await book.withdraw({ exceptionId, reason, userId, by: userName, role, at });
      await tellHold(book, accountId, today, desk);
    }
    const standing = await standingOf(book, accountId, today);
    assert(standing !== null, "an account that was locked is there");
    return ok(holdBody(standing, role, today));
  });
}
