import { daysBetween, type Day } from "../kernel/day.ts";
import type { Lateness } from "./lateness.ts";

/** A part of an invoice's open money, 0 … 1, that was promised for a day. */
export interface PromisedPart {
  readonly on: Day;
  readonly covers: number;
}

/** A written promise that is still open, or a plan, and how this customer kept the ones before. */
export interface PromisedDay {
  /** Of a plan the next instalment's. */
  readonly promisedOn: Day;
  /** Promises and instalments that came due, and how many of them were kept. */
  readonly made: number;
  readonly kept: number;
  /** The part of the invoice's open money that it covers, 0 … 1; all when left out. */
  readonly covers?: number;
  /** The instalments of a plan that pay for the invoice; absent: one day. */
  readonly parts?: readonly PromisedPart[];
}

/** Without a past a promise is worth a half; each one kept or broken moves it. */
export const trustIn = ({ made, kept }: Pick<PromisedDay, "made" | "kept">): number =>
  (kept + 2) / (made + 4);

/** Moves as much of the chances to the promised days as the customer's promises have been worth. */
export function withPromise(lateness: Lateness, dueOn: Day, promise: PromisedDay): Lateness {
  const { promisedOn, covers = 1, parts = [{ on: promisedOn, covers }] } = promise;
  const trust = trustIn(promise);
  const moved = parts
    .map((part) => ({ at: daysBetween(dueOn, part.on) - lateness.first, chance: trust * part.covers }))
    .filter(({ at }) => at >= 0);
  const stays = 1 - moved.reduce((all, { chance }) => all + chance, 0);
  const chances = new Float64Array(Math.max(lateness.chances.length, ...moved.map(({ at }) => at + 1)));
  lateness.chances.forEach((chance, bin) => (chances[bin] = stays * chance));
  for (const { at, chance } of moved) chances[at] = (chances[at] as number) + chance;
  return { first: lateness.first, chances };
}
