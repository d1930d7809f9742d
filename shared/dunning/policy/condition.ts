/** When a step admits an account: a rule tree over a closed list of facts. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | NumberTest
  | AmountTest
  | ListTest;

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

/** Facts that are one word of a list. A grade or country that nobody knows is in no list. */
export const LIST_FACTS = ["currency", "grade", "country"] as const;
export type ListFact = (typeof LIST_FACTS)[number];

export interface ListTest {
  readonly fact: ListFact;
  readonly in: readonly string[];
}

export const isListTest = (condition: Condition): condition is ListTest =>
  "fact" in condition && LIST_FACTS.some((each) => each === condition.fact);

/** What a condition is asked about: the account at one step, on one day. */
export interface StepFacts extends Readonly<Record<NumberFact, number>> {
  readonly currency: string;
  readonly grade: string | null;
  readonly country: string | null;
  readonly asked: number;
}

export function holds(condition: Condition, facts: StepFacts): boolean {
  if ("all" in condition) return condition.all.every((each) => holds(each, facts));
  if ("any" in condition) return condition.any.some((each) => holds(each, facts));
  if ("not" in condition) return !holds(condition.not, facts);
  if (isListTest(condition)) return isListed(condition.in, facts[condition.fact]);
  const bounds = condition.fact === "asked" ? boundsIn(condition, facts.currency) : condition;
  if (bounds === null) return false;
  const { atLeast = -Infinity, atMost = Infinity } = bounds;
  return facts[condition.fact] >= atLeast && facts[condition.fact] <= atMost;
}

/** A value that nobody knows is in no list. */
export const isListed = (list: readonly string[], value: string | null): boolean =>
  value !== null && list.includes(value);

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
