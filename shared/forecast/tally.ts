import { assert } from "../kernel/result.ts";
import { weekdayOf, type Day, type Weekday } from "../kernel/day.ts";
import { binOf, BINS } from "./lateness.ts";

/** Weighted invoices by days past due, and their weight in all. */
export interface Counted {
  readonly bins: Float64Array;
  readonly total: number;
}

/** Weighted settled invoices, by days past due and by the weekday they were due on. */
export class Tally {
  private readonly weights = new Map<number, number>();

  add(daysLate: number, dueOn: Day, weight: number): void {
    const key = binOf(daysLate) * 7 + weekdayOf(dueOn) - 1;
    this.weights.set(key, (this.weights.get(key) ?? 0) + weight);
  }

  /** What was counted, as rows of key and weight by key: made back into a tally by `tallyFrom`. */
  rows(): [key: number, weight: number][] {
    return [...this.weights].sort(([a], [b]) => a - b);
  }

  set(key: number, weight: number): void {
    assert(Number.isInteger(key) && key >= 0 && key < BINS * 7, `${key} is the key of no bin and weekday`);
    this.weights.set(key, weight);
  }

  /** All of them, or those due on one weekday. */
  counted(weekday?: Weekday): Counted {
    const bins = new Float64Array(BINS);
    let total = 0;
    for (const [key, weight] of this.weights) {
      if (weekday !== undefined && key % 7 !== weekday - 1) continue;
      const bin = Math.floor(key / 7);
      bins[bin] = (bins[bin] as number) + weight;
      total += weight;
    }
    return { bins, total };
  }
}

export function tallyFrom(rows: readonly (readonly [key: number, weight: number])[]): Tally {
  const tally = new Tally();
  for (const [key, weight] of rows) tally.set(key, weight);
  return tally;
}

/** Chances from what was counted, filled up with `invoices` of what is known beforehand. */
export function filledUp({ bins, total }: Counted, before: Float64Array, invoices: number): Float64Array {
  const all = total + invoices;
  return bins.map((weight, at) => (weight + invoices * (before[at] as number)) / all);
}
