import { addDays, daysBetween, type Day } from "../../kernel/day.ts";
import { clipLate } from "../lateness.ts";
import type { SeenInvoice } from "../seen-invoice.ts";

/** What a simple rule says about one invoice: a number that ranks by lateness, and the days past due it expects. */
export interface Said {
  readonly chance: number;
  readonly days: number;
}
export type Rule = (accountId: string) => Said;

interface Past {
  count: number;
  late: number;
  days: number;
  weight: number;
  weighted: number;
}
const A_YEAR = 365;
/** As many invoices of the portfolio's average as every rule mixes in. */
const PRIOR = 3;

const nothing = (): Past => ({ count: 0, late: 0, days: 0, weight: 0, weighted: 0 });

/** Rules that a spreadsheet could follow, learnt from the same view as the model. */
export interface Baselines {
  /** Everybody pays on the due day. */
  readonly dueDate: Rule;
  /** The customer's share of late invoices and its mean delay, both shrunk to the portfolio. */
  readonly lateRatio: Rule;
  /** The customer's days beyond terms over twelve months, weighted by money. */
  readonly paydex: Rule;
}

export function baselinesOf(seen: readonly SeenInvoice[], asOf: Day): Baselines {
  const { accounts, all } = pastOf(seen, asOf);
  const of = (accountId: string): Past => accounts.get(accountId) ?? nothing();
  const [late, days] = [ratio(all.late, all.count), ratio(all.days, all.count)];
  return {
    dueDate: () => ({ chance: late, days: 0 }),
    lateRatio(accountId) {
      const own = of(accountId);
      const shrunk = (sum: number, usual: number): number => (sum + PRIOR * usual) / (own.count + PRIOR);
      return { chance: shrunk(own.late, late), days: Math.round(shrunk(own.days, days)) };
    },
    paydex(accountId) {
      const own = of(accountId);
      const beyond = own.weight > 0 ? own.weighted / own.weight : ratio(all.weighted, all.weight);
      return { chance: beyond, days: Math.round(beyond) };
    },
  };
}

function pastOf(seen: readonly SeenInvoice[], asOf: Day): { accounts: Map<string, Past>; all: Past } {
  const accounts = new Map<string, Past>();
  const all = nothing();
  for (const each of seen) {
    if (each.settledOn === null) continue;
    let own = accounts.get(each.accountId);
    if (own === undefined) accounts.set(each.accountId, (own = nothing()));
    const days = clipLate(daysBetween(each.dueOn, each.settledOn));
    const inYear = each.settledOn >= addDays(asOf, -A_YEAR);
    for (const past of [own, all]) {
      past.count += 1;
      past.days += days;
      if (days > 0) past.late += 1;
      if (!inYear) continue;
      past.weight += each.amountMinor;
      past.weighted += each.amountMinor * days;
    }
  }
  return { accounts, all };
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
