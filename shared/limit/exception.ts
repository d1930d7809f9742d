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
export interface Taken {
  readonly createdAt: number;
  readonly createdOn: Day;
  readonly amountMinor: number;
}

/** The same as the CRM has it: an order may come from a deal that has taken its own amount already. */
export interface Sold extends Taken {
  readonly recordId: string;
  /** The deal that covers it, if one does. */
  readonly dealId: string | null;
}

/** What each takes: of a deal's orders, the first first, only what together is more than the deal. */
export function takenBy(sold: readonly Sold[]): readonly Taken[] {
  const covered = new Map(sold.map(({ recordId, amountMinor }) => [recordId, amountMinor]));
  return [...sold]
    .sort((a, b) => a.createdAt - b.createdAt)
    .map(({ dealId, createdAt, createdOn, amountMinor }) => {
      const left = (dealId === null ? undefined : covered.get(dealId)) ?? 0;
      const used = Math.min(left, amountMinor);
      if (dealId !== null) covered.set(dealId, left - used);
      return { createdAt, createdOn, amountMinor: amountMinor - used };
    });
}

/**
 * By exception, what is left of it on `asOf`: each order uses up those that were in force when it came, the one that
 * ends first before the others; nothing is left after the last day, nor of one that was withdrawn.
 */
export function leftOfExceptions(
  granted: readonly GrantedException[],
  taken: readonly Taken[],
  asOf: Day,
): ReadonlyMap<string, number> {
  const left = new Map(granted.map(({ exceptionId, amountMinor }) => [exceptionId, amountMinor]));
  const byEnd = [...granted].sort((a, b) => a.until - b.until || a.grantedAt - b.grantedAt);
  for (const order of [...taken].sort((a, b) => a.createdAt - b.createdAt)) {
    let rest = order.amountMinor;
    for (const { exceptionId, grantedAt, until, endedAt } of byEnd) {
      if (grantedAt > order.createdAt || order.createdOn > until) continue;
      if (endedAt !== null && order.createdAt >= endedAt) continue;
      const used = Math.min(rest, left.get(exceptionId) ?? 0);
      left.set(exceptionId, (left.get(exceptionId) ?? 0) - used);
      rest -= used;
    }
  }
  for (const { exceptionId, until, endedAt } of granted)
    if (asOf > until || endedAt !== null) left.set(exceptionId, 0);
  return left;
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
