import { daysBetween, type Day } from "../kernel/day.ts";
import type { Settlement } from "../ledger/settlements.ts";
import { doubledMedians, typicalAmounts } from "./typical-amount.ts";

/** An open invoice past due by more than the days of grace: it will be at least this late. */
export interface LateAlready {
  readonly days: number;
  /** Its weight by size. */
  readonly size: number;
}

/** What the open invoices say, without a currency: shares of all that is open. */
export interface OpenPosition {
  readonly count: number;
  readonly lateAlready: readonly LateAlready[];
  /** 0–1: overdue money, weighted up with its age, as a share of the balance. */
  readonly overdueLoad: number;
  /** 0–1: money past due by any day. */
  readonly overdueShare: number;
  readonly overdueCount: number;
  readonly oldestDays: number;
  /** 0–1: the largest single invoice more than 60 and more than 90 days past due. */
  readonly largestOver60: number;
  readonly largestOver90: number;
}

/** In quarters, so that money times load stays whole. */
function quartersOf(days: number, graceDays: number): number {
  if (days <= graceDays) return 0;
  if (days <= 30) return 1;
  if (days <= 60) return 2;
  return days <= 90 ? 3 : 4;
}

/** `owed` are all invoices that the account was asked to pay, sorted by id; the settled ones set the sizes. */
export function openPositionOf(owed: readonly Settlement[], asOf: Day, graceDays: number): OpenPosition {
  const medians = doubledMedians(owed);
  const sizeOf = typicalAmounts(owed);
  const open = owed.filter((each) => each.openMinor > 0);
  // Open money in median invoices of its currency: what is added up is a number, not money.
  const inMedians = (each: Settlement): number => each.openMinor / (medians.get(each.currency) ?? 1);
  const total = open.reduce((all, each) => all + inMedians(each), 0);
  const position = {
    overdueLoad: 0,
    overdueShare: 0,
    overdueCount: 0,
    oldestDays: 0,
    largestOver60: 0,
    largestOver90: 0,
  };
  const lateAlready: LateAlready[] = [];
  for (const each of open) {
    const days = daysBetween(each.dueOn, asOf);
    if (days <= 0) continue;
    const share = inMedians(each) / total;
    position.overdueLoad += (share * quartersOf(days, graceDays)) / 4;
    position.overdueShare += share;
    position.overdueCount += 1;
    position.oldestDays = Math.max(position.oldestDays, days);
    if (days > 60) position.largestOver60 = Math.max(position.largestOver60, share);
    if (days > 90) position.largestOver90 = Math.max(position.largestOver90, share);
    if (days > graceDays) lateAlready.push({ days, size: sizeOf(each.amountMinor, each.currency) });
  }
  return { count: open.length, lateAlready, ...position };
}
