import { wallClock } from "../../shared/dunning/wall-clock.ts";
import type { Day } from "../../shared/kernel/day.ts";

/** The calendar day and minute it is in a zone, at a moment. Throws when clocks know no such zone. */
export function localTime(at: Date, zone: string): { readonly day: Day; readonly minute: number } {
  const { on, minute } = wallClock(at, zone);
  return { day: on, minute };
}
