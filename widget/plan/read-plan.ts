import type { input } from "zod/mini";
import type { OpenItemView } from "../../shared/account/contract.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import { type Day, formatDay, parseDay } from "../../shared/kernel/day.ts";
import { formatMajor, money } from "../../shared/kernel/money.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { INSTALMENTS_MAX } from "../../shared/plan/kinds.ts";
import type { PlanRequest } from "../../shared/plan/request-contract.ts";
import { scheduleOf } from "../../shared/plan/schedule.ts";
import { type AmountFlaw, parseAmount } from "../ui/parse-amount.ts";

export interface RowText {
  /** YYYY-MM-DD or "". */
  readonly on: string;
  readonly amount: string;
}

/** A payment plan while it is being written. */
export interface PlanText {
  readonly currency: string;
  readonly chosen: readonly string[];
  /** As typed; null while nobody has typed, and the sum of the chosen invoices stands there. */
  readonly total: string | null;
  readonly every: "month" | "week";
  readonly count: string;
  readonly firstOn: string;
  readonly graceDays: string;
  readonly breaksAfter: string;
  /** Null while the rows are those of the rhythm. */
  readonly rows: readonly RowText[] | null;
  readonly note: string;
}

export type PlanFlaw =
  | { readonly field: "plan-invoices"; readonly flaw: "no-invoice" }
  | { readonly field: "plan-total"; readonly flaw: AmountFlaw | "above-owed" }
  | { readonly field: "plan-count"; readonly flaw: "count" }
  | { readonly field: "plan-first"; readonly flaw: "no-day" | "day-past" }
  | {
      readonly field: "plan-rows";
      readonly flaw: AmountFlaw | "no-day" | "day-past" | "out-of-order" | "does-not-sum";
    }
  | { readonly field: "plan-grace"; readonly flaw: "grace" }
  | { readonly field: "plan-breaks"; readonly flaw: "breaks" }
  | { readonly field: "plan-note"; readonly flaw: "too-long" };

/** As it travels, but for its id. */
export type PlanBody = Omit<input<typeof PlanRequest>, "clientId">;

const GRACE_MAX = 30;
const NOTE_MAX = 1000;

/** What of an invoice may go on a plan without an argument: what nobody contests. */
export const plannable = ({ residualMinor, disputedMinor }: OpenItemView): number =>
  Math.max(0, residualMinor - disputedMinor);

const chosenItems = ({ chosen, currency }: PlanText, items: readonly OpenItemView[]) =>
  items.filter((item) => item.currency === currency && chosen.includes(item.invoiceId));

/** What stands in the total's field. */
export function shownTotal(text: PlanText, items: readonly OpenItemView[]): string {
  if (text.total !== null) return text.total;
  const sum = chosenItems(text, items).reduce((all, item) => all + plannable(item), 0);
  return sum > 0 ? formatMajor(money(sum, text.currency as Currency)) : "";
}

/** The rows that stand there: the rhythm's, until somebody changes one. Empty while the rhythm makes none. */
export function shownRows(text: PlanText, items: readonly OpenItemView[]): readonly RowText[] {
  if (text.rows) return text.rows;
  const currency = text.currency as Currency;
  const total = parseAmount(shownTotal(text, items), currency);
  const count = countOf(text.count, 1, INSTALMENTS_MAX);
  const first = parseDay(text.firstOn);
  if (!total.ok || count === null || !first.ok) return [];
  const rhythm = { every: text.every, count, firstOn: first.value };
  return scheduleOf(money(total.value, currency), rhythm).map(({ dueOn, amountMinor }) => ({
    on: formatDay(dueOn),
    amount: formatMajor(money(amountMinor, currency)),
  }));
}

/** What the rows come to beside the total, in minor units: negative when something is missing; null when one is no amount. */
export function surplus(text: PlanText, items: readonly OpenItemView[]): number | null {
  const currency = text.currency as Currency;
  const amounts = [shownTotal(text, items), ...shownRows(text, items).map(({ amount }) => amount)].map(
    (each) => parseAmount(each, currency),
  );
  const [total, ...rows] = amounts.map((each) => (each.ok ? each.value : null));
  if (total === undefined || total === null || rows.includes(null)) return null;
  return rows.reduce<number>((all, each) => all + (each ?? 0), 0) - total;
}

/** The plan as the server takes it, or the first thing that is wrong with it. */
export function readPlan(
  text: PlanText,
  items: readonly OpenItemView[],
  asOf: Day,
): Result<PlanBody, PlanFlaw> {
  const currency = text.currency as Currency;
  const mine = chosenItems(text, items);
  if (mine.length === 0) return refuse({ field: "plan-invoices", flaw: "no-invoice" });
  const total = parseAmount(shownTotal(text, items), currency);
  if (!total.ok) return refuse({ field: "plan-total", flaw: total.because });
  const owed = mine.reduce((all, { residualMinor }) => all + residualMinor, 0);
  if (total.value > owed) return refuse({ field: "plan-total", flaw: "above-owed" });
  const schedule = readSchedule(text, currency, asOf);
  if (!schedule.ok) return schedule;
  if (schedule.value.every === "custom" && surplus(text, items) !== 0)
    return refuse({ field: "plan-rows", flaw: "does-not-sum" });
  const terms = readTerms(text, lengthOf(schedule.value));
  if (!terms.ok) return terms;
  const invoiceIds = mine.map(({ invoiceId }) => invoiceId);
  return ok({ invoiceIds, totalMinor: total.value, currency, schedule: schedule.value, ...terms.value });
}

const lengthOf = (schedule: PlanBody["schedule"]): number =>
  schedule.every === "custom" ? schedule.rows.length : schedule.count;

function readSchedule(
  { rows, every, count: typed, firstOn }: PlanText,
  currency: Currency,
  asOf: Day,
): Result<PlanBody["schedule"], PlanFlaw> {
  if (rows) return readRows(rows, currency, asOf);
  const count = countOf(typed, 1, INSTALMENTS_MAX);
  if (count === null) return refuse({ field: "plan-count", flaw: "count" });
  const first = parseDay(firstOn);
  if (!first.ok) return refuse({ field: "plan-first", flaw: "no-day" });
  if (first.value < asOf) return refuse({ field: "plan-first", flaw: "day-past" });
  return ok({ every, count, firstOn });
}

function readRows(
  rows: readonly RowText[],
  currency: Currency,
  asOf: Day,
): Result<PlanBody["schedule"], PlanFlaw> {
  const field = "plan-rows";
  const read: { dueOn: string; amountMinor: number }[] = [];
  let last = (asOf - 1) as Day;
  for (const { on, amount } of rows) {
    const day = parseDay(on);
    if (!day.ok) return refuse({ field, flaw: "no-day" });
    if (day.value < asOf) return refuse({ field, flaw: "day-past" });
    if (day.value <= last) return refuse({ field, flaw: "out-of-order" });
    const parsed = parseAmount(amount, currency);
    if (!parsed.ok) return refuse({ field, flaw: parsed.because });
    read.push({ dueOn: on, amountMinor: parsed.value });
    last = day.value;
  }
  return ok({ every: "custom", rows: read });
}

function readTerms(
  text: PlanText,
  length: number,
): Result<Pick<PlanBody, "graceDays" | "breaksAfter" | "note">, PlanFlaw> {
  const graceDays = countOf(text.graceDays, 0, GRACE_MAX);
  if (graceDays === null) return refuse({ field: "plan-grace", flaw: "grace" });
  const breaksAfter = countOf(text.breaksAfter, 1, length);
  if (breaksAfter === null) return refuse({ field: "plan-breaks", flaw: "breaks" });
  const note = text.note.trim();
  return note.length > NOTE_MAX
    ? refuse({ field: "plan-note", flaw: "too-long" })
    : ok({ graceDays, breaksAfter, note });
}

function countOf(typed: string, least: number, most: number): number | null {
  const digits = typed.normalize("NFKC").trim();
  const count = /^\d{1,4}$/.test(digits) ? Number(digits) : -1;
  return count >= least && count <= most ? count : null;
}
