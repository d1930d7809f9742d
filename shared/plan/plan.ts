import { addBusinessDays, type BusinessCalendar } from "../calendar/business-calendar.ts";
import type { Currency } from "../kernel/currency.ts";
import { daysBetween, type Day } from "../kernel/day.ts";
import { money } from "../kernel/money.ts";
import { ok, refuse, type Result } from "../kernel/result.ts";
import type { OpenBook } from "../ledger/open-item.ts";
import type { AlreadyIn } from "../promise/already-in.ts";
import type { PlanRequest } from "./request-contract.ts";
import { scheduleOf, type ScheduleRow } from "./schedule.ts";

/** A payment plan on existing debt. What was agreed never changes; how it stands is judged by money. */
export interface PaymentPlan {
  readonly planId: string;
  readonly accountId: string;
  readonly currency: Currency;
  readonly totalMinor: number;
  readonly invoiceIds: readonly string[];
  /** By rising days; they sum to the total. */
  readonly instalments: readonly Instalment[];
  /** So many missed instalments end the plan. */
  readonly breaksAfter: number;
  readonly agreedOn: Day;
  /** What of money and credit notes had made it smaller when it was agreed; absent: its own day counts for it. */
  readonly alreadyIn?: AlreadyIn;
  readonly note: string;
  /** The day on which a person took it back. */
  readonly withdrawnOn: Day | null;
}

export interface Instalment extends ScheduleRow {
  /** The last day on which money still counts as in time: its day and the grace, in business days. */
  readonly lastDay: Day;
}

export type PlanRefusal =
  | "no-such-invoice"
  | "other-currency"
  | "plan-does-not-sum"
  | "plan-overlaps"
  | "plan-in-the-past"
  | "plan-above-owed"
  | "plan-out-of-order"
  | "plan-too-long"
  | "plan-never-breaks";

/** Five years: beyond it, it is a new loan. */
const PLAN_DAYS_MAX = 5 * 366;

/** The schedule of a plan that may be agreed, or the first thing that is wrong with it. */
export function makePlan(
  request: PlanRequest,
  books: readonly OpenBook[],
  onPlan: ReadonlySet<string>,
  calendar: BusinessCalendar,
  asOf: Day,
): Result<readonly Instalment[], PlanRefusal> {
  const flaw = coverFlaw(request, books, onPlan);
  if (flaw !== null) return refuse(flaw);
  const rows = rowsOf(request);
  const scheduleFlaw = scheduleFlawOf(rows, request, asOf);
  if (scheduleFlaw !== null) return refuse(scheduleFlaw);
  return ok(
    rows.map((row) => ({ ...row, lastDay: addBusinessDays(calendar, row.dueOn, request.graceDays) })),
  );
}

function rowsOf({ schedule, totalMinor, currency }: PlanRequest): readonly ScheduleRow[] {
  return schedule.every === "custom" ? schedule.rows : scheduleOf(money(totalMinor, currency), schedule);
}

function coverFlaw(
  { invoiceIds, currency, totalMinor }: PlanRequest,
  books: readonly OpenBook[],
  onPlan: ReadonlySet<string>,
): PlanRefusal | null {
  let owed = 0;
  for (const id of new Set(invoiceIds)) {
    const item = books.flatMap(({ items }) => items).find(({ invoiceId }) => invoiceId === id);
    if (item === undefined) return "no-such-invoice";
    if (item.currency !== currency) return "other-currency";
    if (onPlan.has(id)) return "plan-overlaps";
    owed += item.residualMinor;
  }
  return totalMinor > owed ? "plan-above-owed" : null;
}

function scheduleFlawOf(
  rows: readonly ScheduleRow[],
  { totalMinor, breaksAfter }: PlanRequest,
  asOf: Day,
): PlanRefusal | null {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return "plan-does-not-sum";
  // More instalments than minor units: some would be of nothing.
  if (rows.some(({ amountMinor }) => amountMinor <= 0)) return "plan-does-not-sum";
  if (rows.reduce((all, { amountMinor }) => all + amountMinor, 0) !== totalMinor) return "plan-does-not-sum";
  if (rows.some(({ dueOn }, at) => at > 0 && dueOn <= (rows[at - 1]?.dueOn ?? dueOn)))
    return "plan-out-of-order";
  if (first.dueOn < asOf) return "plan-in-the-past";
  if (daysBetween(asOf, last.dueOn) > PLAN_DAYS_MAX) return "plan-too-long";
  return breaksAfter > rows.length ? "plan-never-breaks" : null;
}
