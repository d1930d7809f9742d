import type { Trigger } from "./kinds.ts";

/** What one trigger saw of an account on a day, with the figures that its sentence needs. */
export interface Reading {
  readonly value: number;
  readonly figures: Readonly<Record<string, number>>;
}

/** A trigger that is absent was not measured: nothing is known about it. */
export type Readings = Readonly<Partial<Record<Trigger, Reading>>>;

export const reading = (value: number, figures: Readonly<Record<string, number>> = {}): Reading => ({
  value,
  figures,
});

/** Nothing to warn of: what stands may end. */
export const QUIET: Reading = reading(0);

/** One decimal is what people read; the same value is compared. */
export const tenth = (value: number): number => Math.round(value * 10) / 10;

/** How many percent `part` is of `whole`; without a whole any part is beyond measure. */
export const percentOf = (part: number, whole: number): number =>
  whole > 0 ? tenth((part / whole) * 100) : part > 0 ? BEYOND : 0;

/** Said of a use without a limit worth the name. */
const BEYOND = 999;
