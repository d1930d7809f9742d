import { type Day, daysBetween, later } from "../kernel/day.ts";
import type { DossierEntry } from "./entry.ts";
import { standingOn } from "./standing.ts";

/**
 * For how many days an account's newest statement counts no more at 00:00 of a day, the first of them counted; 0 while
 * one counts, and where none was ever given or all were withdrawn.
 */
export function statementDaysOverdue(entries: readonly DossierEntry[], asOf: Day): number {
  let ended: Day | null = null;
  for (const { entry, state } of standingOn(entries, asOf)) {
    if (entry.body.kind !== "statement") continue;
    if (state === "in-force") return 0;
    if (state !== "expired" || entry.expiresOn === null) continue;
    ended = ended === null ? entry.expiresOn : later(ended, entry.expiresOn);
  }
  return ended === null ? 0 : daysBetween(ended, asOf) + 1;
}
