import { addDays, daysBetween, weekdayOf, type Day } from "../kernel/day.ts";
import { chanceOver, chanceWithin, clipLate } from "./lateness.ts";
import { HabitsCount, NO_LAYERS, type Layers, type PayingHabits, whole } from "./learn.ts";
import { latenessOf } from "./predict.ts";
import type { SeenInvoice } from "./seen-invoice.ts";

/** The invoices that came due in this many days are asked about. */
const TRIED_ON_DAYS = 90;
/** The weekday of the due day must have cut the log-loss by this share, and by more than chance would. */
const LEAST_GAIN = 0.02;

/**
 * Tries the layers on the org's own last 90 days: learnt from what was known before them, asked which of the invoices
 * that have come due since are late. One still open past its due day is late, so no answer is missing. Hears one
 * invoice after the other, and keeps only those that it asks about.
 */
export class LayersTrial {
  private readonly asOf: Day;
  private readonly since: Day;
  private readonly known: HabitsCount;
  private readonly due: SeenInvoice[] = [];

  constructor(asOf: Day) {
    this.asOf = asOf;
    this.since = addDays(asOf, -TRIED_ON_DAYS);
    this.known = new HabitsCount(this.since);
  }

  add(each: SeenInvoice): void {
    const { asOf, since } = this;
    if (each.issuedOn < since && each.settledOn !== null && each.settledOn < since) this.known.add(each);
    if (each.dueOn >= since && each.dueOn < asOf && each.creditedMinor < each.amountMinor)
      this.due.push(each);
  }

  /** Each run has stood out by itself; here they must not have made the days that came less likely. */
  private *earnsRuns(layers: Layers): Generator<void, boolean> {
    const runs = yield* this.known.payRuns();
    const settled = this.due.filter(({ accountId, settledOn }) => runs.has(accountId) && settledOn !== null);
    const losses = (habits: PayingHabits) => dayLossOf(settled, habits);
    const without = yield* losses(this.known.habits(layers));
    return (yield* losses(this.known.habits({ ...layers, runs: true }, runs))) <= without;
  }

  /** In steps, because a large org asks about many thousands; the layers at the end. */
  *earning(): Generator<void, Layers> {
    const due = [...this.due].sort((a, b) => (a.invoiceId < b.invoiceId ? -1 : 1));
    if (this.known.settled === 0 || due.length === 0) return NO_LAYERS;
    const losses = (layers: Layers) => lossesOf(due, this.known.habits(layers));
    const plain = yield* losses(NO_LAYERS);
    const levelled = yield* losses({ ...NO_LAYERS, level: true });
    const level = sum(levelled) <= sum(plain);
    const before = level ? levelled : plain;
    const weekday = tellsMore(yield* losses({ ...NO_LAYERS, level, weekday: true }), before);
    return { level, weekday, runs: yield* this.earnsRuns({ ...NO_LAYERS, level, weekday }) };
  }
}

export function earnLayers(seen: Iterable<SeenInvoice>, asOf: Day): Layers {
  const trial = new LayersTrial(asOf);
  for (const each of seen) trial.add(each);
  return whole(trial.earning());
}

/** By two hundredths, and by more than one standard error of the differences. */
function tellsMore(losses: readonly number[], before: readonly number[]): boolean {
  const gains = before.map((loss, at) => loss - (losses[at] as number));
  const gain = sum(gains);
  const mean = gain / gains.length;
  const error = Math.sqrt(sum(gains.map((each) => (each - mean) * (each - mean))));
  return gain >= LEAST_GAIN * sum(before) && gain > error;
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const LEAST_CHANCE = 1e-6;

/** The same of the very day on which each was settled, in all. */
function* dayLossOf(settled: readonly SeenInvoice[], habits: PayingHabits): Generator<void, number> {
  let loss = 0;
  for (const each of settled) {
    const late = clipLate(daysBetween(each.dueOn, each.settledOn as Day));
    loss -= Math.log(Math.max(LEAST_CHANCE, chanceWithin(latenessOf(each, habits), late, late + 1)));
    yield;
  }
  return loss;
}

/** Minus the logarithm of the chance that was given to what came, for each invoice. */
function* lossesOf(due: readonly SeenInvoice[], habits: PayingHabits): Generator<void, number[]> {
  const chances = new Map<string, number>();
  const chanceOfLate = (each: SeenInvoice): number => {
    const alike = `${weekdayOf(each.dueOn)} ${each.accountId}`;
    const chance = chances.get(alike) ?? chanceOver(latenessOf(each, habits), 0);
    chances.set(alike, chance);
    return chance;
  };
  const losses: number[] = [];
  for (const each of due) {
    const late = each.settledOn === null || each.settledOn > each.dueOn;
    const chance = late ? chanceOfLate(each) : 1 - chanceOfLate(each);
    losses.push(-Math.log(Math.max(LEAST_CHANCE, chance)));
    yield;
  }
  return losses;
}
