import type { Cursor } from "./ports.ts";

export const UNREAD: Cursor = {
  modifiedSince: null,
  pageToken: null,
  loadingUntil: null,
  deletedSince: null,
  seenAt: null,
  settledFrom: null,
  paymentsFrom: null,
};

const OVERLAP_MS = 300_000;

/**
 * Where to read on from: five minutes before the last change seen. The CRM stamps whole seconds and may commit late;
 * reading a few records twice costs nothing, missing one costs a customer a wrong letter.
 */
export function withOverlap(moment: string | null): string | null {
  return moment === null ? null : new Date(Date.parse(moment) - OVERLAP_MS).toISOString();
}

/** The later of two moments, as it was written. */
export function laterMoment(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return Date.parse(b) > Date.parse(a) ? b : a;
}

/**
 * Where the next increment begins: five minutes before the last change, but not before what is settled. Without the
 * second half, a CRM that was filled in one go and then left alone would be read whole every time.
 */
export function readFrom(cursor: Cursor): string | null {
  return laterMoment(withOverlap(cursor.modifiedSince), cursor.settledFrom);
}

/**
 * The cursor after a reading that began at `begun` (our clock) and saw changes up to `until`. When nothing newer has
 * come for five minutes, the last change's second is over, and nothing stamped in it can come in late any more.
 */
export function advanced(cursor: Cursor, until: string | null, begun: Date): Cursor {
  const { modifiedSince, seenAt } = cursor;
  if (until === null || modifiedSince === null || Date.parse(until) > Date.parse(modifiedSince)) {
    return { ...cursor, modifiedSince: until ?? modifiedSince, seenAt: begun.toISOString() };
  }
  if (seenAt === null || begun.getTime() - Date.parse(seenAt) < OVERLAP_MS) return cursor;
  return { ...cursor, settledFrom: laterMoment(cursor.settledFrom, modifiedSince) };
}
