import { addDays, daysBetween, type Day } from "../kernel/day.ts";
import { assert } from "../kernel/result.ts";
import { chanceWithin, type Lateness } from "./lateness.ts";

/** One open invoice with how late it will be. All of one forecast are in one currency. */
export interface Expected {
  readonly invoiceId: string;
  readonly accountId: string;
  readonly dueOn: Day;
  readonly openMinor: number;
  readonly lateness: Lateness;
}

/** One week's money, in minor units. */
export interface CashWeek {
  /** The first of its seven days. */
  readonly startsOn: Day;
  readonly expectedMinor: number;
  /** The week is below this one time in ten, and above `highMinor` one time in ten. */
  readonly lowMinor: number;
  readonly highMinor: number;
  /** If everybody paid on the due day, what is overdue in the first week. */
  readonly dueMinor: number;
}

export interface CashForecast {
  readonly weeks: readonly CashWeek[];
  /** Expected after the last week: weeks + later = the open balance, to the minor unit. */
  readonly laterMinor: number;
  readonly openMinor: number;
}

export interface CashQuestion {
  readonly asOf: Day;
  readonly weeks: number;
  /** How much one customer's invoices move together, 0 … 1. */
  readonly together: number;
}

export interface CashOfAccounts {
  readonly total: CashForecast;
  readonly accounts: ReadonlyMap<string, CashForecast>;
}

/** Nine times in ten a normal variable is below its mean and this many standard deviations. */
const ONE_IN_TEN = 1.2816;

/** What each account's open invoices come to by week, before anything is said about bands. */
export interface CashSums {
  readonly asOf: Day;
  readonly weeks: number;
  readonly accounts: ReadonlyMap<string, Sums>;
}

/** Cash by week, for each account and for all: chances are added up, never likeliest days. */
export const forecastCash = (expected: readonly Expected[], question: CashQuestion): CashOfAccounts =>
  tellCash(sumCash(expected, question), question.together);

export function sumCash(
  expected: readonly Expected[],
  { asOf, weeks }: Pick<CashQuestion, "asOf" | "weeks">,
): CashSums {
  const accounts = new Map<string, Sums>();
  for (const each of inOrder(expected)) {
    let own = accounts.get(each.accountId);
    if (own === undefined) accounts.set(each.accountId, (own = emptySums(weeks)));
    addInvoice(own, each, asOf);
  }
  return { asOf, weeks, accounts };
}

export function tellCash(sums: CashSums, together: number): CashOfAccounts {
  const accounts = new Map<string, CashForecast>();
  const all: Told = emptyTold(sums.weeks);
  for (const [accountId, own] of sums.accounts) {
    const told = tell(own, together);
    accounts.set(accountId, forecastFrom(told, sums.asOf));
    addTold(all, told);
  }
  return { total: forecastFrom(all, sums.asOf), accounts };
}

/** By account and invoice; what stands twice under one id by its due day and amount: no order of rows changes a bit. */
export const inOrder = <T extends Omit<Expected, "lateness">>(rows: readonly T[]): T[] =>
  [...rows].sort(
    (a, b) =>
      compare(a.accountId, b.accountId) ||
      compare(a.invoiceId, b.invoiceId) ||
      a.dueOn - b.dueOn ||
      a.openMinor - b.openMinor,
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export interface Sums {
  openMinor: number;
  readonly expected: number[];
  /** Σ a·s and Σ a²·s², s² = p(1 − p). */
  readonly spread: number[];
  readonly squares: number[];
  readonly due: number[];
}

const zeros = (count: number): number[] => new Array<number>(count).fill(0);
const emptySums = (weeks: number): Sums => ({
  openMinor: 0,
  expected: zeros(weeks),
  spread: zeros(weeks),
  squares: zeros(weeks),
  due: zeros(weeks),
});

function addInvoice(sums: Sums, each: Expected, asOf: Day): void {
  const weeks = sums.due.length;
  assert(Number.isSafeInteger(each.openMinor) && each.openMinor > 0, `${each.invoiceId} has nothing open`);
  const soFar = daysBetween(each.dueOn, asOf);
  sums.openMinor += each.openMinor;
  const dueWeek = Math.max(0, Math.floor(-soFar / 7));
  if (dueWeek < weeks) add(sums.due, dueWeek, each.openMinor);
  for (let week = 0; week < weeks; week += 1) {
    const chance = chanceWithin(each.lateness, soFar + 7 * week, soFar + 7 * (week + 1));
    const amount = each.openMinor;
    const variance = Math.max(0, chance * (1 - chance));
    add(sums.expected, week, amount * chance);
    add(sums.spread, week, amount * Math.sqrt(variance));
    add(sums.squares, week, amount * amount * variance);
  }
}

function add(list: number[], at: number, value: number): void {
  list[at] = (list[at] as number) + value;
}

/** One account's weeks in whole minor units, and its variance, which adds up over accounts. */
interface Told {
  openMinor: number;
  readonly expectedMinor: number[];
  readonly dueMinor: number[];
  readonly variance: number[];
}

const emptyTold = (weeks: number): Told => ({
  openMinor: 0,
  expectedMinor: zeros(weeks),
  dueMinor: zeros(weeks),
  variance: zeros(weeks),
});

function tell(sums: Sums, together: number): Told {
  let [soFar, told] = [0, 0];
  const expectedMinor = sums.expected.map((value) => {
    soFar += value;
    // Rounding the running sum loses no minor unit on the way.
    const until = Math.min(sums.openMinor, Math.floor(soFar + 0.5));
    const week = until - told;
    told = until;
    return week;
  });
  const variance = sums.spread.map(
    (spread, at) => together * spread * spread + (1 - together) * (sums.squares[at] as number),
  );
  return { openMinor: sums.openMinor, expectedMinor, dueMinor: sums.due, variance };
}

function addTold(all: Told, own: Told): void {
  all.openMinor += own.openMinor;
  for (let week = 0; week < own.variance.length; week += 1) {
    add(all.expectedMinor, week, own.expectedMinor[week] as number);
    add(all.dueMinor, week, own.dueMinor[week] as number);
    add(all.variance, week, own.variance[week] as number);
  }
}

function forecastFrom({ openMinor, expectedMinor, dueMinor, variance }: Told, asOf: Day): CashForecast {
  const weeks = expectedMinor.map((expected, at): CashWeek => {
    const wide = ONE_IN_TEN * Math.sqrt(variance[at] as number);
    return {
      startsOn: addDays(asOf, 7 * at),
      expectedMinor: expected,
      lowMinor: Math.max(0, Math.floor(expected - wide + 0.5)),
      highMinor: Math.min(openMinor, Math.floor(expected + wide + 0.5)),
      dueMinor: dueMinor[at] as number,
    };
  });
  const within = expectedMinor.reduce((all, value) => all + value, 0);
  return { weeks, laterMinor: openMinor - within, openMinor };
}
