import { daysBetween, type Day } from "../kernel/day.ts";
import { fading, type Fading } from "../kernel/fading.ts";
import { assert } from "../kernel/result.ts";
import { FIRST_GUESS, FIRST_GUESS_INVOICES } from "./first-guess.ts";
import { levelsOf, type Levels } from "./levels.ts";
import { PaidDays } from "./paid-days.ts";
import { payRunOf, type PayRun } from "./pay-run.ts";
import type { SeenInvoice } from "./seen-invoice.ts";
import { filledUp, Tally } from "./tally.ts";

/** What the org's settled invoices say about how long its customers take, on one day. */
export interface PayingHabits {
  readonly asOf: Day;
  /** Each customer's own invoices; a half-year-old one counts half. */
  readonly accounts: ReadonlyMap<string, Tally>;
  /** Everybody's invoices; a year-old one counts half. */
  readonly portfolio: Tally;
  /** The same as chances, Monday's due days first. */
  readonly everybody: readonly Float64Array[];
  /** How invoices lie around their customer's own level; null where that layer is left out. */
  readonly levels: Levels | null;
  /** By account, on which days of the month it pays; empty where that layer is left out. */
  readonly runs: ReadonlyMap<string, PayRun>;
  readonly layers: Layers;
}

/** What has to earn its place on the org's own past before it is used. */
export interface Layers {
  /** The weekday of the due day is looked at. */
  readonly weekday: boolean;
  /** A thin history is filled up with what is usual at the customer's own level. */
  readonly level: boolean;
  /** Who pays in runs, on days of the month, is expected on one of them. */
  readonly runs: boolean;
}
export const NO_LAYERS: Layers = { weekday: false, level: false, runs: false };
export const NO_RUNS: ReadonlyMap<string, PayRun> = new Map();

const ofAccount = exactSums(fading(180, 0.9961565872205752));
const ofPortfolio = exactSums(fading(365, 0.9981027686515946));

/** Counts one invoice after the other, so that a ledger need never be in memory whole. */
export class HabitsCount {
  private readonly asOf: Day;
  private readonly accounts = new Map<string, Tally>();
  private readonly paid = new Map<string, PaidDays>();
  private readonly portfolio = new Tally();
  private count = 0;

  constructor(asOf: Day) {
    this.asOf = asOf;
  }

  /** How many were settled. */
  get settled(): number {
    return this.count;
  }

  add(each: SeenInvoice): void {
    if (each.settledOn === null || each.creditedMinor >= each.amountMinor) return;
    const age = daysBetween(each.settledOn, this.asOf);
    assert(age > 0, `invoice ${each.invoiceId} was settled on or after the day of the forecast`);
    const late = daysBetween(each.dueOn, each.settledOn);
    let own = this.accounts.get(each.accountId);
    if (own === undefined) this.accounts.set(each.accountId, (own = new Tally()));
    own.add(late, each.dueOn, ofAccount(age));
    this.paidDaysOf(each.accountId).add(each.settledOn, this.asOf);
    this.portfolio.add(late, each.dueOn, ofPortfolio(age));
    this.count += 1;
  }

  /** Who pays in runs; in steps, because a large org has many customers. */
  *payRuns(): Generator<void, ReadonlyMap<string, PayRun>> {
    const runs = new Map<string, PayRun>();
    for (const [accountId, paid] of this.paid) {
      const run = payRunOf(paid.before(this.asOf));
      if (run !== null) runs.set(accountId, run);
      yield;
    }
    return runs;
  }

  habits(layers: Layers, runs: ReadonlyMap<string, PayRun> = NO_RUNS): PayingHabits {
    const { asOf, accounts, portfolio } = this;
    const levels = layers.level ? levelsOf(accounts, portfolio.counted()) : null;
    return habitsFrom({ asOf, accounts, portfolio, levels, layers, runs: layers.runs ? runs : NO_RUNS });
  }

  private paidDaysOf(accountId: string): PaidDays {
    const found = this.paid.get(accountId);
    if (found !== undefined) return found;
    const paid = new PaidDays();
    this.paid.set(accountId, paid);
    return paid;
  }
}

/** Counts what was settled before `asOf`. The order of `seen` does not matter, not to a single bit. */
export function tallyHabits(seen: Iterable<SeenInvoice>, asOf: Day, layers: Layers): PayingHabits {
  const count = new HabitsCount(asOf);
  for (const each of seen) count.add(each);
  return count.habits(layers, layers.runs ? whole(count.payRuns()) : NO_RUNS);
}

/** What comes at the end of the steps, where nobody waits meanwhile. */
export function whole<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same from what was kept of a count. */
export const habitsFrom = (kept: Omit<PayingHabits, "everybody">): PayingHabits => ({
  ...kept,
  everybody: chancesByWeekday(kept.portfolio, kept.layers.weekday),
});

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
/** How many invoices of any weekday each weekday's are filled up with. */
const ANY_DAY_INVOICES = 20;

function chancesByWeekday(portfolio: Tally, byWeekday: boolean): Float64Array[] {
  const anyDay = filledUp(portfolio.counted(), FIRST_GUESS, FIRST_GUESS_INVOICES);
  return WEEKDAYS.map((weekday) =>
    byWeekday ? filledUp(portfolio.counted(weekday), anyDay, ANY_DAY_INVOICES) : anyDay,
  );
}

/** Weights in whole 2^-30: sums of up to eight million of them are exact, so no order can change them. */
function exactSums(weight: Fading): Fading {
  const unit = 2 ** 30;
  return (age) => Math.round(weight(age) * unit) / unit;
}
