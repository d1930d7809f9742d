import { flawOfLine, type LineFlaw } from "../../shared/approval/authority.ts";
import type { LimitLinesBody } from "../../shared/approval/contract.ts";
import { lineState } from "../../shared/approval/limit-line.ts";
import type { LimitLineRequest } from "../../shared/approval/request-contract.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { type Money, money } from "../../shared/kernel/money.ts";
import { convert, type RateTable } from "../../shared/kernel/rates.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { limitFromCrm, reckonLimit } from "../limit/index.ts";
import { linesBody } from "./lines-body.ts";
import { rulesOn } from "./rules-on.ts";
import type { ApprovalBook, ApprovalDesk, Approving, KeptLine, LimitPart } from "./ports.ts";

export type ProposeRefusal =
  | "not-synced"
  | "may-not-propose"
  | "limit-waiting"
  | "no-rate-for-limit"
  | "same-id-other-text"
  | LineFlaw;

/** Proposes a limit for an account; nothing holds by it until somebody who may has approved it. */
export function proposeLine(
  by: Approving & { readonly accountId: string },
  request: LimitLineRequest,
  desk: ApprovalDesk,
): Promise<Result<LimitLinesBody, ProposeRefusal>> {
  return desk.inTenant(by.orgId, async (book): Promise<Result<LimitLinesBody, ProposeRefusal>> => {
    if (by.role === "viewer") return refuse("may-not-propose");
    if (!(await book.limit.lockAccount(by.accountId))) return refuse("not-synced");
    const today = desk.dayIn((await book.limit.org()).timeZone, desk.now());
    const lines = await book.linesOf(by.accountId);
    const before = lines.find(({ lineId }) => lineId === request.clientId);
    if (before !== undefined && !isSame(before, request)) return refuse("same-id-other-text");
    if (before === undefined) {
      if (lines.some((line) => lineState(line, lines, today) === "waiting")) return refuse("limit-waiting");
      const made = await lineFrom(request, by, book, today, desk);
      if (!made.ok) return made;
      if (!(await book.addLine(made.value))) return refuse("same-id-other-text");
    }
    return linesBody(book, by, today);
  });
}

const isSame = ({ typed, from, until, reason, parts }: KeptLine, request: LimitLineRequest): boolean =>
  typed.limitMinor === request.limitMinor &&
  typed.currency === request.currency &&
  from === request.from &&
  until === request.until &&
  reason === request.reason &&
  plain(parts) === plain(request.parts);

const plain = (parts: readonly LimitPart[]): string =>
  parts.map(({ currency, partMinor }) => `${currency} ${partMinor}`).join();

async function lineFrom(
  { clientId, limitMinor, currency, from, until, parts, reason }: LimitLineRequest,
  { accountId, userId, userName, role }: Approving & { readonly accountId: string },
  book: ApprovalBook,
  today: Day,
  desk: ApprovalDesk,
): Promise<Result<Parameters<ApprovalBook["addLine"]>[0], ProposeRefusal>> {
  const crm = await limitFromCrm(book.limit, accountId);
  if (crm === null) return refuse("not-synced");
  const rates = await book.limit.credit.ledger.ratesOf();
  const inLimit = inCurrency(crm.currency, rates, today);
  const amount = inLimit(money(limitMinor, currency));
  const partsIn = parts.map((part) => ({
    ...part,
    inLimitMinor: inLimit(money(part.partMinor, part.currency)),
  }));
  if (amount === null || partsIn.some((part) => part.inLimitMinor === null))
    return refuse("no-rate-for-limit");
  const known = partsIn.map((part) => ({ ...part, inLimitMinor: part.inLimitMinor ?? 0 }));
  const { approval } = await rulesOn(book, today);
  const group = await headLimit(book, accountId, crm.currency, rates, today);
  const flaw = flawOfLine({ amountMinor: amount, from, until, parts: known }, approval, group, today);
  if (flaw !== null) return refuse(flaw);
  const { limitOf } = (await book.limit.credit.reaches([accountId], today))(accountId);
  const reckoned = limitOf === accountId ? await reckonLimit(book.limit, accountId, today) : null;
  return ok({
    ...{ lineId: clientId, accountId, currency: crm.currency, amountMinor: amount, from, until, parts },
    ...{ typed: { currency, limitMinor }, beforeMinor: crm.limitMinor, reason },
    reckonedMinor: reckoned?.proposal?.proposedMinor ?? null,
    ...{ by: userName, userId, role, on: today, at: desk.now() },
  });
}

const inCurrency =
  (currency: Currency, rates: RateTable, asOf: Day) =>
  (amount: Money): number | null => {
    const converted = convert(amount, currency, rates, asOf);
    return converted.ok ? converted.value.money.amountMinor : null;
  };

/** Of a branch: its head office's limit, which its own is a part of; null: no head office, or none with a limit. */
async function headLimit(
  book: ApprovalBook,
  accountId: string,
  currency: Currency,
  rates: RateTable,
  asOf: Day,
): Promise<number | null> {
  const headId = await book.headOf(accountId, asOf);
  const head = headId === null || headId === accountId ? null : await limitFromCrm(book.limit, headId);
  if (head === null || head.limitMinor === null) return null;
  return inCurrency(currency, rates, asOf)(money(head.limitMinor, head.currency));
}
