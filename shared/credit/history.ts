import { daysBetween, type Day } from "../kernel/day.ts";
import { assert } from "../kernel/result.ts";
import type { Settlement } from "../ledger/settlements.ts";
import { type Counting, STANDARD_COUNTING } from "./counting.ts";
import { openPositionOf, type OpenPosition } from "./open-position.ts";
import { typicalAmounts } from "./typical-amount.ts";

/** Lateness is read within these days: beyond them one invoice would speak for all. */
const EARLIEST = -20;
const LATEST = 90;
const RECENT_DAYS = 90;
const USUAL_DAYS = 365;

/** Sums over settled invoices: u fades with age, v is u by the root of the amount against the customer's median. */
export interface SettledSums {
  readonly count: number;
  readonly u: number;
  readonly uLate: number;
  readonly uSevere: number;
  readonly v: number;
  readonly vDays: number;
}

/** All that scoring needs of one account on one day: a few numbers, however many invoices it has. */
export interface AccountHistory extends SettledSums {
  readonly accountId: string;
  readonly asOf: Day;
  /** Settled within the last 90 days, and from then back to a year: is it getting worse? */
  readonly recent: SettledSums;
  readonly usual: SettledSums;
  readonly open: OpenPosition;
}

export const clipDays = (days: number): number => Math.min(LATEST, Math.max(EARLIEST, days));

/** The order of `seen` does not matter. Every settlement must be seen strictly before `asOf`. */
export function historyOf(
  accountId: string,
  seen: readonly Settlement[],
  asOf: Day,
  counting: Counting = STANDARD_COUNTING,
): AccountHistory {
  // Sums of doubles depend on their order; by id, so that moving a due day moves nothing else.
  const owed = seen.filter(askedForMoney).sort((a, b) => (a.invoiceId < b.invoiceId ? -1 : 1));
  const sizeOf = typicalAmounts(owed);
  const all = new Sums(counting);
  const recent = new Sums(counting);
  const usual = new Sums(counting);
  for (const each of owed) {
    if (each.settledOn === null) continue;
    const age = daysBetween(each.settledOn, asOf);
    assert(age > 0, `invoice ${each.invoiceId} was settled on or after the day of the score`);
    const days = daysBetween(each.dueOn, each.settledOn);
    const weight = sizeOf(each.amountMinor, each.currency);
    all.add(days, age, weight);
    if (age <= RECENT_DAYS) recent.add(days, age, weight);
    else if (age <= USUAL_DAYS) usual.add(days, age, weight);
  }
  return {
    accountId,
    asOf,
    ...all.read(),
    recent: recent.read(),
    usual: usual.read(),
    open: openPositionOf(owed, asOf, counting.graceDays),
  };
}

/** An invoice that credit notes took back whole tells nothing about paying. */
const askedForMoney = (each: Settlement): boolean => each.creditedMinor < each.amountMinor;

class Sums {
  private count = 0;
  private u = 0;
  private uLate = 0;
  private uSevere = 0;
  private v = 0;
  private vDays = 0;
  private readonly counting: Counting;

  constructor(counting: Counting) {
    this.counting = counting;
  }

  add(days: number, age: number, size: number): void {
    const { recency, graceDays, severeDays } = this.counting;
    const u = recency(age);
    const v = u * size;
    this.count += 1;
    this.u += u;
    if (days > graceDays) this.uLate += u;
    if (days > severeDays) this.uSevere += u;
    this.v += v;
    this.vDays += v * clipDays(days);
  }

  read(): SettledSums {
    const { count, u, uLate, uSevere, v, vDays } = this;
    return { count, u, uLate, uSevere, v, vDays };
  }
}
