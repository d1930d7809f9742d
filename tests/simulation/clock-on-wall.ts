import type { Day } from "../../shared/kernel/day.ts";

/** The org is in a zone without daylight saving, so that its days are plain arithmetic. */
export const ZONE = "Asia/Shanghai";
const AHEAD_MS = 8 * 3_600_000;
export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;

export const dayIn = (at: Date): Day => Math.floor((at.getTime() + AHEAD_MS) / DAY_MS) as Day;

/** A minute of the org's day, as milliseconds since 1970. */
export const momentOf = (on: Day, minute: number): number => on * DAY_MS - AHEAD_MS + minute * MINUTE_MS;
