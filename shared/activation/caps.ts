import { daysBetween, type Day } from "../kernel/day.ts";

/** How fast an org that has just gone live may grow loud. Data that an admin may change. */
export interface Caps {
  /** Messages on the first day. */
  readonly firstDay: number;
  /** Each later day may have this many times as many. */
  readonly growth: number;
  /** Days that have a cap at all, counted from the first live one. */
  readonly days: number;
  /** More messages than this share of all accounts with anything open need a second yes; 0 to 1. */
  readonly fuseShare: number;
  /** So does this many above the usual day. */
  readonly fuseAbove: number;
}

/**
 * A wrong policy meets fifty customers on its first day, not all of them, and a person can still read what left; it takes
 * a week of doubling to reach 6,400 a day. A fifth of all customers in one day is more than a month's invoicing brings.
 */
export const STANDARD_CAPS: Caps = { firstDay: 50, growth: 2, days: 7, fuseShare: 0.2, fuseAbove: 100 };

/** Fewer than this is no flood, whatever its share: a small org's every day is a large share of it. */
const NO_FLOOD = 20;

/** More than anybody sends in a day; growth alone would soon be beyond whole numbers. */
const MOST_CAP = 1_000_000_000;

/** Messages that may be planned for a day in an org that went live on `liveOn`; null when there is no cap. */
export function capOn(caps: Caps, liveOn: Day | null, asOf: Day): number | null {
  if (liveOn === null) return null;
  const day = daysBetween(liveOn, asOf);
  if (day < 0 || day >= caps.days) return null;
  return Math.min(MOST_CAP, Math.floor(caps.firstDay * caps.growth ** day));
}

/** Messages of one day beyond which somebody has to say yes again. `usual`: of a day of late, null without any. */
export function fuseOn(caps: Caps, accounts: number, usual: number | null): number {
  const byShare = Math.floor(caps.fuseShare * accounts);
  const byHabit = usual === null ? byShare : usual + caps.fuseAbove;
  return Math.max(NO_FLOOD, Math.min(byShare, byHabit));
}
