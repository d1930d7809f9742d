import type { Day } from "../kernel/day.ts";

/** What somebody allowed an account beyond its limit, in the limit's currency. */
export interface GrantedException {
  readonly exceptionId: string;
  readonly amountMinor: number;
  /** Milliseconds since 1970: what was sold before it uses nothing of it. */
  readonly grantedAt: number;
  /** The last day on which it lets through. */
  readonly until: Day;
  /** Milliseconds since 1970: what is sold from then on uses nothing of it, as somebody withdrew it; null: nobody did. */
  readonly endedAt: number | null;
}

/** An order or a deal that came after an exception, in the limit's currency. */
export interface Sold {
  readonly recordId: string;
  /** The deal that it came from, where that was made under an exception as well. */
  readonly dealId: string | null;
  readonly createdAt: number;
  readonly createdOn: Day;
  readonly amountMinor: number;
}

/**
 * By exception, what is left of it on `asOf`: each sale uses up those that were in force when it came, the one that ends
 * first before the others; nothing is left after the last day, nor of one that was withdrawn. What a deal has used, its
 * orders do not use again, the first first.
 */
export function leftOfExceptions(
  granted: readonly GrantedException[],
  sold: readonly Sold[],
  asOf: Day,
): ReadonlyMap<string, number> {
  const left = new Map(granted.map(({ exceptionId, amountMinor }) => [exceptionId, amountMinor]));
  const byEnd = [...granted].sort((a, b) => a.until - b.until || a.grantedAt - b.grantedAt);
  const usedOfDeal = new Map<string, number>();
  for (const sale of [...sold].sort((a, b) => a.createdAt - b.createdAt)) {
    const asked = sale.amountMinor - takeFrom(usedOfDeal, sale.dealId ?? "", sale.amountMinor);
    let rest = asked;
    for (const exception of byEnd)
      if (isUnder(sale, exception)) rest -= takeFrom(left, exception.exceptionId, rest);
    usedOfDeal.set(sale.recordId, asked - rest);
  }
  for (const { exceptionId, until, endedAt } of granted)
    if (asOf > until || endedAt !== null) left.set(exceptionId, 0);
  return left;
}

/** In force when the sale came. */
const isUnder = ({ createdAt, createdOn }: Sold, { grantedAt, until, endedAt }: GrantedException): boolean =>
  grantedAt <= createdAt && createdOn <= until && (endedAt === null || createdAt < endedAt);

/** How much of `most` there was to take. */
function takeFrom(there: Map<string, number>, id: string, most: number): number {
  const left = there.get(id) ?? 0;
  const taken = Math.min(most, left);
  if (taken > 0) there.set(id, left - taken);
  return taken;
}

export interface ExceptionAsked {
  readonly amountMinor: number;
  readonly until: Day;
}

export interface Authority {
  /** Hundredths of the limit. */
  readonly percent: number;
  readonly mostDays: number;
}

export type ExceptionFlaw = "exception-over" | "exception-too-long" | "above-authority";

/** The most that may be allowed, all that is still allowed included. */
export const mostBeyond = (limitMinor: number, { percent }: Pick<Authority, "percent">): number =>
  Number((BigInt(Math.max(0, limitMinor)) * BigInt(percent)) / 100n);

/** Why it cannot be granted; null: it can. `leftMinor`: of what was granted before. */
export function flawOfException(
  { amountMinor, until }: ExceptionAsked,
  authority: Authority,
  { limitMinor, leftMinor }: { readonly limitMinor: number; readonly leftMinor: number },
  today: Day,
): ExceptionFlaw | null {
  if (until < today) return "exception-over";
  if (until - today > authority.mostDays) return "exception-too-long";
  return leftMinor + amountMinor > mostBeyond(limitMinor, authority) ? "above-authority" : null;
}
