import { addDays, earlier, formatDay, toDay, type Day } from "../kernel/day.ts";
import { assert, ok, refuse, type Result } from "../kernel/result.ts";
import { daysIn, ticksBetween, YEAR_TICKS } from "./day-count.ts";
import { type ReferenceTable, rateOn, type UnknownRate } from "./reference-rates.ts";
import type { Ceiling, Compounding, InterestTerms } from "./terms.ts";

/** What was owed after the end of a day, until the next such day. */
export interface PrincipalStep {
  readonly after: Day;
  readonly minor: number;
}

export interface Debt {
  readonly dueOn: Day;
  /** Rising by day; the first is the debt as it was billed. */
  readonly principal: readonly PrincipalStep[];
}

/** One stretch of days with one principal and one rate: the formula that the letter shows. */
export interface InterestLine {
  /** The first and the last day that bear interest. */
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
  readonly principalMinor: number;
  /** Hundred-millionths a year: 10.15 % = 10,150,000. */
  readonly rateE8: number;
  readonly capped: boolean;
  readonly source: string | null;
  readonly amountMinor: number;
}

export interface Interest {
  readonly amountMinor: number;
  readonly lines: readonly InterestLine[];
}

export interface Span {
  /** The last day that is accounted for already; the due day at first. */
  readonly from: Day;
  readonly to: Day;
}

const UNIT = 100_000_000n * YEAR_TICKS;
const halfUp = (exact: bigint): bigint => (2n * exact + UNIT) / (2n * UNIT);

/**
 * Interest for the days after `span.from`, up to and including `span.to`. Exact throughout; what has run since the due day
 * is rounded half up to the minor unit, and a span is the difference of two such sums: however a period is split, its parts
 * add up to the whole. Compounded interest is rounded when it joins the principal, and bears nothing once the debt is paid.
 */
export function accrue(
  debt: Debt,
  terms: InterestTerms,
  tables: readonly ReferenceTable[],
  asked: Span,
): Result<Interest, UnknownRate> {
  const span = { ...asked, to: lastDayOf(debt, terms, asked.to) };
  const start = addDays(debt.dueOn, terms.graceDays);
  const cap = mostOf(debt, terms);
  const lines: InterestLine[] = [];
  let carried = 0n;
  let running = 0n;
  let before = 0n;
  const rests = restsOf(start, span.to, terms.compounding);
  const cuts = cutsOf(debt, terms, tables, start, span, rests);
  const sum = (): bigint => {
    const all = carried + halfUp(running);
    return cap !== null && all > cap ? cap : all;
  };
  for (const [at, end] of pairs(cuts)) {
    if (at === span.from) before = sum();
    if (rests.has(at)) {
      carried += halfUp(running);
      running = 0n;
    }
    const owed = owedAfter(debt, at);
    if (owed === 0) continue;
    const rate = rateFor(debt, terms, tables, addDays(at, 1));
    if (!rate.ok) return rate;
    const base = BigInt(owed) + carried;
    const already = sum();
    running += base * BigInt(rate.value.rateE8) * ticksBetween(at, end, terms.dayCount);
    if (at >= span.from)
      lines.push({
        from: addDays(at, 1),
        to: end,
        days: daysIn(at, end, terms.dayCount),
        principalMinor: Number(base),
        ...rate.value,
        amountMinor: Number(sum() - already),
      });
  }
  if (span.from >= (cuts.at(-1) ?? start)) before = sum();
  return ok({ amountMinor: Number(sum() - before), lines });
}

/** The last day up to `to` that may bear interest. */
export const lastDayOf = (
  { dueOn }: Pick<Debt, "dueOn">,
  { mostDays }: Pick<InterestTerms, "mostDays">,
  to: Day,
): Day => (mostDays === null ? to : earlier(to, addDays(dueOn, mostDays)));

/** Of a stretch of interest, what was owed on the day after `on`. */
function owedAfter({ principal }: Debt, on: Day): number {
  return principal.findLast(({ after }) => after <= on)?.minor ?? principal[0]?.minor ?? 0;
}

const mostOf = (debt: Debt, { mostPpm }: InterestTerms): bigint | null =>
  mostPpm === null ? null : (BigInt(debt.principal[0]?.minor ?? 0) * BigInt(mostPpm)) / 1_000_000n;

const pairs = (days: readonly Day[]): readonly (readonly [Day, Day])[] =>
  days.slice(1).map((end, at) => [days[at] as Day, end]);

/** Every day after which something changes, from the start to the end. */
function cutsOf(
  { principal }: Debt,
  terms: InterestTerms,
  tables: readonly ReferenceTable[],
  start: Day,
  span: Span,
  rests: ReadonlySet<Day>,
): readonly Day[] {
  if (span.to <= start) return [start];
  const cuts = new Set<Day>([start, span.to, span.from, ...principal.map(({ after }) => after), ...rests]);
  const { rate } = terms;
  if (rate.kind === "reference" && rate.at === "each-day") {
    const { rates, knownUntil } = tableOf(tables, rate.tableId);
    for (const { from } of rates) cuts.add(addDays(from, -1));
    cuts.add(knownUntil);
  }
  return [...cuts].filter((cut) => cut >= start && cut <= span.to).sort((a, b) => a - b);
}

/** The nth day after the start on which interest joins the principal; by the month the same day of it, or its last. */
function restOf(start: Day, nth: number, every: Exclude<Compounding, "none">): Day {
  if (every === "30-days") return addDays(start, nth * 30);
  const [year = "", month = "", dom = ""] = formatDay(start).split("-");
  const months = Number(year) * 12 + Number(month) - 1 + nth * (every === "year" ? 12 : 1);
  const first = (count: number): Day =>
    toDay(
      `${String(Math.floor(count / 12)).padStart(4, "0")}-${String((count % 12) + 1).padStart(2, "0")}-01`,
    );
  const last = addDays(first(months + 1), -1);
  return Math.min(addDays(first(months), Number(dom) - 1), last) as Day;
}

function restsOf(start: Day, to: Day, every: Compounding): ReadonlySet<Day> {
  const rests = new Set<Day>();
  if (every === "none") return rests;
  for (let nth = 1, rest = restOf(start, 1, every); rest < to; rest = restOf(start, (nth += 1), every))
    rests.add(rest);
  return rests;
}

function tableOf(tables: readonly ReferenceTable[], tableId: string): ReferenceTable {
  const table = tables.find((each) => each.tableId === tableId);
  assert(table, `terms that were read name no other table than ours: ${tableId}`);
  return table;
}

type Applied = Pick<InterestLine, "rateE8" | "capped" | "source">;

/** The rate of a day, under its ceiling. */
export function rateFor(
  debt: Pick<Debt, "dueOn">,
  { rate, ceiling }: Pick<InterestTerms, "rate" | "ceiling">,
  tables: readonly ReferenceTable[],
  on: Day,
): Result<Applied, UnknownRate> {
  const plain = plainRate(debt, rate, tables, on);
  if (!plain.ok || ceiling === null) return plain;
  const most = ceilingOf(ceiling, tables, addDays(debt.dueOn, 1));
  if (!most.ok) return most;
  if (plain.value.rateE8 <= most.value.rateE8) return plain;
  return ok({ rateE8: most.value.rateE8, capped: true, source: most.value.source });
}

function plainRate(
  { dueOn }: Pick<Debt, "dueOn">,
  rate: InterestTerms["rate"],
  tables: readonly ReferenceTable[],
  on: Day,
): Result<Applied, UnknownRate> {
  if (rate.kind === "fixed") return ok({ rateE8: rate.ratePpm * 100, capped: false, source: null });
  const found = rateOn(tableOf(tables, rate.tableId), rate.at === "start" ? addDays(dueOn, 1) : on);
  if (!found.ok) return refuse(found.because);
  const { ratePpm, source } = found.value;
  return ok({ rateE8: ratePpm * rate.timesPercent + rate.spreadPpm * 100, capped: false, source });
}

export function ceilingOf(
  ceiling: Ceiling,
  tables: readonly ReferenceTable[],
  on: Day,
): Result<{ readonly rateE8: number; readonly source: string | null }, UnknownRate> {
  if (ceiling.kind === "fixed") return ok({ rateE8: ceiling.ratePpm * 100, source: null });
  const found = rateOn(tableOf(tables, ceiling.tableId), on);
  if (!found.ok) return refuse(found.because);
  return ok({ rateE8: found.value.ratePpm * ceiling.timesPercent, source: found.value.source });
}
