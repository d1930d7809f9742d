import type { Day } from "../kernel/day.ts";
import type { OrderState } from "./kinds.ts";

export interface PlacedOrder {
  readonly on: Day;
  readonly state: OrderState;
}

/**
 * Whether a report may be ordered today: once a day for an account, unless what was ordered is sure to have cost nothing.
 * One of which nobody knows the end counts as paid for.
 */
export const mayOrder = (placed: readonly PlacedOrder[], today: Day): boolean =>
  !placed.some(({ on, state }) => on === today && state !== "refused");
