import { type ApprovalFlaw, flawOfApproval } from "../../shared/approval/authority.ts";
import { onlyLowers } from "../../shared/approval/only-lowers.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { money } from "../../shared/kernel/money.ts";
import { convert } from "../../shared/kernel/rates.ts";
import { rulesOn } from "./rules-on.ts";
import type { ApprovalBook, Approving, KeptLine } from "./ports.ts";

export type DecideFlaw = ApprovalFlaw | "no-rate-for-authority";

/** What the CRM says of an account's limit, and every line of it. */
interface Standing {
  readonly limitMinor: number | null;
  readonly currency: Currency;
  readonly lines: readonly KeptLine[];
}

/** What somebody may do with a line that waits. */
export async function mayDecide(
  line: KeptLine | null,
  by: Approving,
  standing: Standing,
  book: ApprovalBook,
  today: Day,
): Promise<{ readonly approve: boolean; readonly refuse: boolean }> {
  if (line === null) return { approve: false, refuse: false };
  return {
    approve: (await approvalFlaw(line, by, standing, book, today)) === null,
    refuse: (await mostOf(by, book, today)) !== 0,
  };
}

/** Why somebody may not approve a line; null: they may. */
export async function approvalFlaw(
  line: KeptLine,
  by: Approving,
  { limitMinor, currency: of, lines }: Standing,
  book: ApprovalBook,
  today: Day,
): Promise<DecideFlaw | null> {
  const { amountMinor, currency, userId } = line;
  const { approval } = await rulesOn(book, today);
  const rates = await book.limit.credit.ledger.ratesOf();
  const inBase = convert(money(amountMinor, currency), rates.base, rates, today);
  const lowers = of === currency && onlyLowers(line, lines, limitMinor, today);
  const asked = { lowers, own: userId === by.userId };
  const most = await mostOf(by, book, today);
  if (inBase.ok)
    return flawOfApproval({ ...asked, amountMinor: inBase.value.money.amountMinor }, most, approval);
  // What nobody can reckon is above every authority that has a figure.
  const flaw = flawOfApproval({ ...asked, amountMinor: Number.MAX_SAFE_INTEGER }, most, approval);
  return flaw === null || flaw === "may-not-approve" ? flaw : "no-rate-for-authority";
}

/** The highest limit, in the base currency, that somebody may approve; null: any. */
export async function mostOf({ role }: Approving, book: ApprovalBook, today: Day): Promise<number | null> {
  return role === "viewer" ? 0 : (await rulesOn(book, today)).approval.most[role];
}
