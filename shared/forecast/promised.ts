import { daysBetween, type Day } from "../kernel/day.ts";
import type { Lateness } from "./lateness.ts";

/** A written promise that is still open, and how this customer kept the ones before. */
export interface PromisedDay {
  readonly promisedOn: Day;
  /** Promises that came due, and how many of them were kept. */
  readonly made: number;
  readonly kept: number;
  /** The part of the invoice's open money that it covers, 0 … 1; all when left out. */
  readonly covers?: number;
}

/** Without a past a promise is worth a half; each one kept or broken moves it. */
export const trustIn = ({ made, kept }: Pick<PromisedDay, "made" | "kept">): number =>
  (kept + 2) / (made + 4);

/** Moves as much of the chances to the promised day as the customer's promises have been worth. */
export function withPromise(lateness: Lateness, dueOn: Day, promise: PromisedDay): Lateness {
  const at = daysBetween(dueOn, promise.promisedOn) - lateness.first;
  if (at < 0) return lateness;
  const trust = trustIn(promise) * (promise.covers ?? 1);
  const chances = new Float64Array(Math.max(lateness.chances.length, at + 1));
  lateness.chances.forEach((chance, bin) => (chances[bin] = (1 - trust) * chance));
  chances[at] = (chances[at] as number) + trust;
  return { first: lateness.first, chances };
}
