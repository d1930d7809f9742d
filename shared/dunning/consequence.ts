import type { Currency } from "../kernel/currency.ts";
import type { Day } from "../kernel/day.ts";
import type { Next } from "./contract.ts";
import { type Coverage, coverageOf } from "./coverage.ts";
import type { AccountFacts } from "./facts.ts";
import { outlook } from "./outlook.ts";
import type { Policy } from "./policy/policy.ts";

/** What a change of the agreements does to the reminders, part by part, for a page to say in words. */
export type ConsequencePart =
  /** Reminders of this much hold, up to and including `until`; null: until somebody settles it. */
  | (Part & { readonly code: "holds"; readonly because: HoldsBecause; readonly until: Day | null })
  /** This much of the same invoices stays chaseable and is still asked for. */
  | (Part & { readonly code: "asks" })
  /** This much is asked for again. */
  | (Part & { readonly code: "releases" })
  /** Steps of these invoices count from this day. */
  | (Omit<Part, "amountMinor"> & { readonly code: "extends"; readonly until: Day })
  /** What comes next for the account in this currency. */
  | { readonly code: "next"; readonly currency: Currency; readonly next: Next };

export type HoldsBecause = "disputed" | "on-plan" | "promise-open";

interface Part {
  readonly currency: Currency;
  readonly amountMinor: number;
  /** Numbers, as people call them. */
  readonly invoices: readonly string[];
}

/** One currency's facts before and after a change, judged by the same decision as the round's. */
export function consequenceOf(
  before: AccountFacts,
  after: AccountFacts,
  policy: Policy,
  asOf: Day,
): readonly ConsequencePart[] {
  const { currency } = after;
  const rows = pairs(before, after, policy, asOf);
  const next = outlook(after, policy, asOf).account;
  const touched = rows.filter(({ was, is }) => differs(was, is));
  const held = holds(touched, currency);
  const extended = extensions(before, after);
  const same = outlook(before, policy, asOf).account;
  if (held.length + extended.length === 0 && touched.length === 0 && sameNext(same, next)) return [];
  return [
    ...held,
    ...amounts("asks", touched, currency, ({ is }) => (heldIn(is) > 0 ? is.chaseableMinor : 0)),
    ...amounts("releases", touched, currency, ({ was, is }) => is.chaseableMinor - was.chaseableMinor),
    ...extended,
    { code: "next", currency, next },
  ];
}

interface Pair {
  readonly was: Coverage;
  readonly is: Coverage;
}

/** Of what may be named in a letter: an invoice that nobody is reminded of holds nothing and is not asked for. */
function pairs(before: AccountFacts, after: AccountFacts, policy: Policy, asOf: Day): readonly Pair[] {
  const grace = policy.promiseGraceDays;
  const old = new Map(
    coverageOf(named(before), before, grace, asOf).map((each) => [each.item.invoiceId, each]),
  );
  return coverageOf(named(after), after, grace, asOf).flatMap((is) => {
    const was = old.get(is.item.invoiceId);
    return was === undefined ? [] : { was, is };
  });
}

const named = ({ items }: AccountFacts): AccountFacts["items"] => items.filter((item) => !item.noReminders);

const heldIn = ({ disputedMinor, settledMinor, plannedMinor, promisedMinor }: Coverage): number =>
  disputedMinor + settledMinor + plannedMinor + promisedMinor;

const CAUSES = [
  {
    because: "on-plan",
    amount: (row: Coverage) => row.plannedMinor,
    until: (row: Coverage) => row.plannedUntil,
  },
  {
    because: "promise-open",
    amount: (row: Coverage) => row.promisedMinor,
    until: (row: Coverage) => row.promisedUntil,
  },
  { because: "disputed", amount: (row: Coverage) => row.disputedMinor, until: () => null },
] as const;

const differs = (was: Coverage, is: Coverage): boolean =>
  CAUSES.some(({ amount, until }) => amount(was) !== amount(is) || until(was) !== until(is));

/** By cause and by its end: what holds now and did not, or not as much, or not as long. */
function holds(touched: readonly Pair[], currency: Currency): readonly ConsequencePart[] {
  return CAUSES.flatMap(({ because, amount, until }) => {
    const mine = touched.filter(
      ({ was, is }) => amount(is) > 0 && (amount(is) !== amount(was) || until(is) !== until(was)),
    );
    const ends = [...new Set(mine.map(({ is }) => until(is)))];
    return ends.map((end) => {
      const rows = mine.filter(({ is }) => until(is) === end).map(({ is }) => is);
      return { code: "holds" as const, because, until: end, ...partOf(rows, currency, amount) };
    });
  });
}

const partOf = (rows: readonly Coverage[], currency: Currency, amount: (row: Coverage) => number): Part => ({
  currency,
  amountMinor: rows.reduce((all, row) => all + amount(row), 0),
  invoices: rows.map(({ item }) => item.number),
});

function amounts(
  code: "asks" | "releases",
  touched: readonly Pair[],
  currency: Currency,
  amount: (pair: Pair) => number,
): readonly ConsequencePart[] {
  const rows = touched.filter((pair) => amount(pair) > 0);
  if (rows.length === 0) return [];
  const amountMinor = rows.reduce((all, pair) => all + amount(pair), 0);
  return [{ code, currency, amountMinor, invoices: rows.map(({ is }) => is.item.number) }];
}

function extensions(before: AccountFacts, after: AccountFacts): readonly ConsequencePart[] {
  const was = new Map(before.extensions.map(({ invoiceId, extendedTo }) => [invoiceId, extendedTo]));
  return after.extensions.flatMap(({ invoiceId, extendedTo }) => {
    const item = named(after).find((each) => each.invoiceId === invoiceId);
    if (item === undefined || was.get(invoiceId) === extendedTo) return [];
    return { code: "extends" as const, currency: after.currency, invoices: [item.number], until: extendedTo };
  });
}

const sameNext = (a: Next, b: Next): boolean => JSON.stringify(a) === JSON.stringify(b);
