import { formatDay, toDay, type Day } from "../shared/kernel/day.ts";

/** Offsets from the CRM's port. The product's server takes the third place. */
export const PLACES = { crm: 0, widget: 1, server: 2, spoof: 3, smtp: 4, phones: 5 } as const;

/** The calendar day it is in a zone. */
export function dayIn(timeZone: string, ms: number): Day {
  return toDay(new Intl.DateTimeFormat("sv-SE", { timeZone }).format(ms));
}

/** Nine in the morning of a day, by a zone's own clock. */
export function morningOf(on: Day, timeZone: string): number {
  const guess = Date.parse(`${formatDay(on)}T09:00:00Z`);
  const seen = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }).format(
    guess,
  );
  return guess - (Date.parse(`${seen.replace(" ", "T")}Z`) - guess);
}
