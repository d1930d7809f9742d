import { addDays, type Day } from "../kernel/day.ts";
import type { DossierEntry } from "./entry.ts";
import type { EntryState } from "./kinds.ts";

/** An entry with how it stands. */
export interface Stood<E extends DossierEntry = DossierEntry> {
  readonly entry: E;
  readonly state: EntryState;
}

/**
 * How each entry stands on a day, by what had been written down before `knownBefore`: 00:00 of that day, so that what a
 * person does during a day changes nothing that was told of its morning. Entries that nobody knew yet are left out, and
 * those of an account that was not merged into this one yet.
 * Newest first, whatever the order of the rows.
 */
export function standingOn<E extends DossierEntry>(
  entries: readonly E[],
  asOf: Day,
  knownBefore: Day = asOf,
): readonly Stood<E>[] {
  const known = entries.filter(
    ({ recordedOn, inheritedOn }) =>
      recordedOn < knownBefore && (inheritedOn === undefined || inheritedOn < knownBefore),
  );
  const corrected = new Set(known.map(({ supersedes }) => supersedes));
  return known.toSorted(newestFirst).map((entry) => ({
    entry,
    state: stateOf(entry, corrected.has(entry.entryId), asOf, knownBefore),
  }));
}

/** On the day itself, with what was written down until this moment. */
export const standingNow = <E extends DossierEntry>(entries: readonly E[], today: Day): readonly Stood<E>[] =>
  standingOn(entries, today, addDays(today, 1));

export const inForce = <E extends DossierEntry>(stood: readonly Stood<E>[]): readonly E[] =>
  stood.filter(({ state }) => state === "in-force").map(({ entry }) => entry);

function stateOf(entry: DossierEntry, isCorrected: boolean, asOf: Day, knownBefore: Day): EntryState {
  const { body, withdrawal, expiresOn } = entry;
  if (isCorrected) return "superseded";
  if (withdrawal !== null && withdrawal.on < knownBefore) return "withdrawn";
  const isOver = body.kind === "fact" && body.until !== null && body.until <= asOf;
  return isOver || (expiresOn !== null && expiresOn <= asOf) ? "expired" : "in-force";
}

function newestFirst(one: DossierEntry, other: DossierEntry): number {
  return (
    other.recordedOn - one.recordedOn ||
    other.recordedAt - one.recordedAt ||
    (one.entryId < other.entryId ? 1 : -1)
  );
}
