import { addDays, weekdayOf, type Day, type Weekday } from "../kernel/day.ts";
import type { Purpose, Way } from "./kinds.ts";

/** When and how one contact asked to be reached. What they asked for stands above every preset's hours. */
export interface Preference {
  /** ISO weekdays, 1 is Monday. */
  readonly weekdays: readonly Weekday[];
  readonly fromMinute: number;
  readonly toMinute: number;
  /** The ways that are left. */
  readonly ways: readonly Way[];
  /** For what they want to hear nothing more. */
  readonly refused: readonly Purpose[];
  /** The last day on which it stands; null: until somebody changes it. */
  readonly until: Day | null;
}

export const standsOn = ({ until }: Preference, on: Day): boolean => until === null || on <= until;

export const isWantedDay =
  ({ weekdays }: Preference) =>
  (on: Day): boolean =>
    weekdays.includes(weekdayOf(on));

/** The first day on which it stands no more; null: never. */
export const endsBefore = ({ until }: Preference): Day | null => (until === null ? null : addDays(until, 1));
