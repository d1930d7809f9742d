import { formatDay, type Day } from "../../shared/kernel/day.ts";
import { money } from "../../shared/kernel/money.ts";
import type { CreditControl } from "../../shared/limit/control.ts";
import { holdOf, type HoldStanding, type PlacedHold } from "../../shared/limit/credit-hold.ts";
import { leftOfExceptions } from "../../shared/limit/exception.ts";
import { type Beside, type CreditTerms, exposureOf, passedBy } from "../../shared/limit/exposure.ts";
import { bothTexts, holdWhy } from "../../shared/limit/hold-text.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import { type AccountFields, readExposure } from "../credit/index.ts";
import type { HoldFields, LimitBook, LimitDesk } from "./ports.ts";
import { type LeftException, standingOf } from "./standing.ts";

export interface HoldReport {
  /** Accounts that may not buy as they like. */
  readonly held: number;
  /** Accounts whose CRM fields changed. */
  readonly told: number;
}

/** In the round, after the scores: tells the CRM of every hold and exception that is not what it was last told. */
export function tellHolds(orgId: string, asOf: Day, desk: LimitDesk): Promise<HoldReport> {
  return desk.inTenant(orgId, async (book) => {
    const control = await book.control(asOf);
    const told = await book.told("all");
    const [placed, exceptions] = [await book.placed("all"), await book.exceptions("all", asOf)];
    const rules = [control.overLimit, control.overGroup, control.overdue.hold, control.insolvency];
    if (placed.size + exceptions.size + told.size === 0 && rules.every((rule) => rule === "none"))
      return { held: 0, told: 0 };
    const [accounts, fields] = [await book.credit.accounts(), await book.credit.lastFields()];
    const taken = exceptions.size === 0 ? new Map() : await book.taken("all", control, asOf);
    const insolvent = await book.insolvent("all", asOf);
    const reachOf = await book.credit.reaches("all", asOf);
    const rates = await book.credit.ledger.ratesOf();
    const changed: (HoldFields & { readonly accountId: string })[] = [];
    let held = 0;
    for (const { accountId, active } of accounts) {
      if (!active) continue;
      const { currency, limitMinor, beside } = reachOf(accountId);
      const limit = limitMinor === null ? null : money(limitMinor, currency);
      // Whoever has no ledger of his own may still have ordered.
      const known = fields.get(accountId);
      const said = placed.get(accountId) ?? null;
      const facts = {
        ...(await passedNow(book, accountId, { beside, known, terms: { limit, currency, rates } }, asOf)),
        daysPastDue: known?.daysPastDue ?? 0,
        insolvent: insolvent.has(accountId),
        placed: said,
      };
      const standing = holdOf(facts, control, asOf);
      const granted = exceptions.get(accountId) ?? [];
      const left = leftOfExceptions(granted, taken.get(accountId) ?? [], asOf);
      const allowed = granted.map((each) => ({ ...each, leftMinor: left.get(each.exceptionId) ?? 0 }));
      if (standing.hold !== "none") held += 1;
      const shown = fieldsOf(standing, said, allowed, currency, control);
      // What the CRM took off for an order that it did not save is given back.
      const isBack = shown.exceptionMinor !== null && shown.exceptionMinor > 0;
      if (isBack || !isSame(told.get(accountId), shown)) changed.push({ ...shown, accountId });
    }
    await tell(book, changed, desk);
    return { held, told: changed.length };
  });
}

interface Against {
  readonly terms: CreditTerms;
  readonly beside: Beside;
  readonly known: AccountFields | undefined;
}

const NOTHING_PASSED = { overLimit: false, overGroup: false };

/** Which limits are passed, by what the round has just reckoned where that says it. */
async function passedNow(
  book: LimitBook,
  accountId: string,
  { terms, beside, known }: Against,
  asOf: Day,
): Promise<ReturnType<typeof passedBy>> {
  if (known === undefined) return passedBy(exposureOf([], terms, asOf, beside));
  const { headroomMinor } = known;
  if (terms.limit === null || (headroomMinor ?? -1) >= 0) return NOTHING_PASSED;
  if (headroomMinor !== null && beside.group === null) return { overLimit: true, overGroup: false };
  // What is left is less than nothing of its own limit, or of its group's, or of both; or cannot be told for want of a
  // rate, and what can be reckoned may be too much already.
  const exposure = await readExposure(book.credit, accountId, asOf);
  return exposure === null ? NOTHING_PASSED : passedBy(exposure);
}

/** Between two rounds, after the CRM was read: what is left of exceptions, where orders have used it. */
export function tellExceptions(orgId: string, asOf: Day, desk: LimitDesk): Promise<void> {
  return desk.inTenant(orgId, async (book) => {
    for (const accountId of (await book.exceptions("all", asOf)).keys())
      await tellHold(book, accountId, asOf, desk);
  });
}

/** The same of one account at once, when somebody has said something about it. */
export async function tellHold(
  book: LimitBook,
  accountId: string,
  asOf: Day,
  desk: Pick<LimitDesk, "now" | "newId">,
): Promise<void> {
  const standing = await standingOf(book, accountId, asOf);
  if (standing === null) return;
  const { exposure, placed, exceptions, control } = standing;
  const shown = fieldsOf(standing, placed, exceptions, exposure.currency as Currency, control);
  if (isSame((await book.told([accountId])).get(accountId), shown)) return;
  await tell(book, [{ ...shown, accountId }], desk);
}

const tell = (
  book: LimitBook,
  changed: readonly (HoldFields & { readonly accountId: string })[],
  desk: Pick<LimitDesk, "now" | "newId">,
): Promise<void> =>
  book.tell(
    changed.map((each) => ({ ...each, writebackId: desk.newId() })),
    desk.now(),
  );

function fieldsOf(
  { hold, because }: HoldStanding,
  placed: PlacedHold | null,
  exceptions: readonly LeftException[],
  currency: Currency,
  control: CreditControl,
): HoldFields {
  const open = exceptions.filter(({ withdrawn }) => withdrawn === null);
  const until = open.length === 0 ? null : Math.max(...open.map((each) => each.until));
  const from = open.length === 0 ? null : Math.min(...open.map(({ grantedAt }) => grantedAt));
  return {
    hold,
    why: bothTexts(holdWhy(because, placed, control)),
    currency,
    exceptionMinor: until === null ? null : open.reduce((all, { leftMinor }) => all + leftMinor, 0),
    exceptionFrom: from === null ? null : new Date(from).toISOString(),
    exceptionUntil: until === null ? null : formatDay(until as Day),
  };
}

/** Whom nothing was ever told of is not held. */
const isSame = (told: HoldFields | undefined, now: HoldFields): boolean =>
  told === undefined
    ? now.hold === "none" && now.exceptionMinor === null
    : told.hold === now.hold &&
      told.why === now.why &&
      told.exceptionMinor === now.exceptionMinor &&
      (told.exceptionFrom ?? null) === now.exceptionFrom &&
      told.exceptionUntil === now.exceptionUntil;
