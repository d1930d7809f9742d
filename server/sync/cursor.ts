import type { Cursor } from "./ports.ts";

export const UNREAD: Cursor = {
  modifiedSince: null,
  pageToken: null,
  loadingUntil: null,
  deletedSince: null,
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
