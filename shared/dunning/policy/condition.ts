/** When a step admits an account: a rule tree over a closed list of facts. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | NumberTest
  | AmountTest
  | CurrencyTest;

/** Facts that are plain numbers. `share`: what is asked for, of the account's open money, 0–1. */
export const NUMBER_FACTS = ["oldestDays", "share", "invoices", "brokenPromises"] as const;
export type NumberFact = (typeof NUMBER_FACTS)[number];

/** Both bounds are included. */
export interface NumberTest {
  readonly fact: NumberFact;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** What the letter would ask for, in minor units by currency. In a currency that is not named the test fails. */
export interface AmountTest {
  readonly fact: "asked";
  readonly atLeast?: Readonly<Record<string, number>>;
  readonly atMost?: Readonly<Record<string, number>>;
}

export interface CurrencyTest {
  readonly fact: "currency";
  readonly in: readonly string[];
}

/** What a condition is asked about: the account at one step, on one day. */
export interface StepFacts extends Readonly<Record<NumberFact, number>> {
  readonly currency: string;
  readonly asked: number;
}

export function holds(condition: Condition, facts: StepFacts): boolean {
  if ("all" in condition) return condition.all.every((each) => holds(each, facts));
  if ("any" in condition) return condition.any.some((each) => holds(each, facts));
  if ("not" in condition) return !holds(condition.not, facts);
  if (condition.fact === "currency") return condition.in.includes(facts.currency);
  const bounds = condition.fact === "asked" ? boundsIn(condition, facts.currency) : condition;
  if (bounds === null) return false;
  const { atLeast = -Infinity, atMost = Infinity } = bounds;
  return facts[condition.fact] >= atLeast && facts[condition.fact] <= atMost;
}

/** An amount test's bounds in one currency; null when a bound that it sets says nothing about that currency. */
export function boundsIn(
  { atLeast, atMost }: AmountTest,
  currency: string,
): { readonly atLeast?: number; readonly atMost?: number } | null {
  const low = amountIn(atLeast, currency);
  const high = amountIn(atMost, currency);
  if (low === null || high === null) return null;
  return { ...(low === undefined ? {} : { atLeast: low }), ...(high === undefined ? {} : { atMost: high }) };
}

function amountIn(
  bound: Readonly<Record<string, number>> | undefined,
  currency: string,
): number | null | undefined {
  if (bound === undefined) return undefined;
  return Object.hasOwn(bound, currency) ? (bound[currency] ?? null) : null;
}
