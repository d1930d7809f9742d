import type { Currency } from "../../shared/kernel/currency.ts";
import { money } from "../../shared/kernel/money.ts";
import { convert } from "../../shared/kernel/rates.ts";
import { assert, ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { CreditHoldBody } from "../../shared/limit/contract.ts";
import { type ExceptionFlaw, flawOfException } from "../../shared/limit/exception.ts";
import type { ExceptionRequest } from "../../shared/limit/request-contract.ts";
import { authorityOf, holdBody, leftIn, mayPlace } from "./hold-body.ts";
import type { Controller, LimitBook, LimitDesk } from "./ports.ts";
import { standingOf } from "./standing.ts";
import { tellHold } from "./tell-holds.ts";
import type { Day } from "../../shared/kernel/day.ts";

export type ExceptionRefusal =
  | "exception-not-allowed"
  | "not-synced"
  | "no-limit-set"
  | "no-rate-for-exception"
  | "same-id-other-text"
  | ExceptionFlaw;

/** Allows an account to buy beyond its limit, by so much and until a day; nobody allows more than a role may. */
export function grantException(
  controller: Controller,
  request: ExceptionRequest,
  desk: LimitDesk,
): Promise<Result<CreditHoldBody, ExceptionRefusal>> {
  const { orgId, accountId, role } = controller;
  return desk.inTenant(orgId, async (book): Promise<Result<CreditHoldBody, ExceptionRefusal>> => {
    if (!mayPlace(role)) return refuse("exception-not-allowed");
    if (!(await book.lockAccount(accountId))) return refuse("not-synced");
    const today = desk.dayIn((await book.org()).timeZone, desk.now());
    const before = await book.grantedAs(request.clientId);
    const isSame =
      before?.accountId === accountId &&
      before.saidMinor === request.amountMinor &&
      before.saidCurrency === request.currency &&
      before.reason === request.reason &&
      before.until === request.until;
    if (before !== null && !isSame) return refuse("same-id-other-text");
    if (before === null) {
      const flaw = await grant(controller, request, today, book, desk);
      if (flaw !== null) return refuse(flaw);
      await tellHold(book, accountId, today, desk);
    }
    const standing = await standingOf(book, accountId, today);
    assert(standing !== null, "an account that was locked is there");
    return ok(holdBody(standing, role, today));
  });
}

async function grant(
  { accountId, userId, userName, role }: Controller,
  { clientId, amountMinor, currency, until, reason }: ExceptionRequest,
  today: Day,
  book: LimitBook,
  desk: LimitDesk,
): Promise<Exclude<ExceptionRefusal, "same-id-other-text"> | null> {
  const standing = await standingOf(book, accountId, today);
  if (standing === null) return "not-synced";
  const { exposure, control, exceptions } = standing;
  const { limitMinor } = exposure;
  if (limitMinor === null) return "no-limit-set";
  const of = exposure.currency as Currency;
  const asked = convert(money(amountMinor, currency), of, await book.credit.ledger.ratesOf(), today);
  if (!asked.ok) return "no-rate-for-exception";
  const inLimit = asked.value.money.amountMinor;
  const beyond = { limitMinor, leftMinor: leftIn(exceptions) };
  const flaw = flawOfException({ amountMinor: inLimit, until }, authorityOf(role, control), beyond, today);
  if (flaw !== null) return flaw;
  const at = desk.now();
  await book.grant({
    ...{ exceptionId: clientId, accountId, amountMinor: inLimit, currency: of, until, reason, limitMinor },
    ...{ said: { currency, amountMinor }, grantedAt: at.getTime(), at, by: userName, userId, role },
  });
  return null;
}
