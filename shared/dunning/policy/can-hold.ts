import {
  boundsIn,
  type Condition,
  isListTest,
  type ListFact,
  type ListTest,
  type NumberFact,
} from "./condition.ts";

/** What is possible: the least and the greatest value of every fact, in one currency. */
export interface Possible {
  readonly currency: string;
  readonly bounds: Readonly<Record<NumberFact | "asked", readonly [number, number]>>;
  /** Of grade and country, what is still possible; `only` null: anything, and not being known as well. */
  readonly words?: Readonly<Partial<Record<ListFact, Words>>>;
}

interface Words {
  readonly only: readonly string[] | null;
  readonly never: readonly string[];
}

/** Whether all the conditions can hold at once, in the closed world of the facts. */
export function canHold(conditions: readonly Condition[], possible: Possible): boolean {
  const [condition, ...rest] = conditions;
  if (condition === undefined) return true;
  if ("all" in condition) return canHold([...condition.all, ...rest], possible);
  if ("any" in condition) return condition.any.some((each) => canHold([each, ...rest], possible));
  if ("not" in condition) {
    if (isListTest(condition.not)) return isStillListed(condition.not, false, rest, possible);
    return denied(condition.not, possible.currency).some((each) => canHold([each, ...rest], possible));
  }
  if (isListTest(condition)) return isStillListed(condition, true, rest, possible);
  const named = condition.fact === "asked" ? boundsIn(condition, possible.currency) : condition;
  if (named === null) return false;
  const [low, high] = possible.bounds[condition.fact];
  const least = Math.max(low, named.atLeast ?? -Infinity);
  const most = Math.min(high, named.atMost ?? Infinity);
  if (least > most) return false;
  const bounds = { ...possible.bounds, [condition.fact]: [least, most] as const };
  return canHold(rest, { ...possible, bounds });
}

/** `isIn` false: the value is in none of these lists. */
function isStillListed(
  test: ListTest,
  isIn: boolean,
  rest: readonly Condition[],
  possible: Possible,
): boolean {
  const { fact } = test;
  if (fact === "currency") return test.in.includes(possible.currency) === isIn && canHold(rest, possible);
  const { only, never } = possible.words?.[fact] ?? { only: null, never: [] };
  const words = isIn
    ? { only: only === null ? test.in : only.filter((word) => test.in.includes(word)), never }
    : { only, never: [...never, ...test.in] };
  // What nobody knows is in no list, so only a list that must hold it can run empty.
  if (words.only?.every((word) => words.never.includes(word))) return false;
  return canHold(rest, { ...possible, words: { ...possible.words, [fact]: words } });
}

const ALWAYS: Condition = { fact: "invoices", atLeast: 0 };
/** Shares are fractions of integers; this is below the smallest difference that money makes. */
const HAIR = 1e-12;

/** The ways in which a condition can fail: one of these holds. */
function denied(condition: Condition, currency: string): readonly Condition[] {
  if ("all" in condition) return condition.all.flatMap((each) => denied(each, currency));
  if ("any" in condition)
    return [{ all: condition.any.map((each): Condition => ({ any: denied(each, currency) })) }];
  if ("not" in condition) return [condition.not];
  if (isListTest(condition)) return [{ not: condition }];
  const { fact } = condition;
  const named = fact === "asked" ? boundsIn(condition, currency) : condition;
  if (named === null) return [ALWAYS];
  const below = (named.atLeast ?? -Infinity) - (fact === "share" ? HAIR : 1);
  const above = (named.atMost ?? Infinity) + (fact === "share" ? HAIR : 1);
  const ways = [
    { bound: below, test: { atMost: below } },
    { bound: above, test: { atLeast: above } },
  ].filter(({ bound }) => Number.isFinite(bound));
  return ways.map(({ test }) =>
    fact === "asked" ? { fact, ...byCurrency(test, currency) } : { fact, ...test },
  );
}

const byCurrency = (test: { atLeast?: number; atMost?: number }, currency: string) =>
  Object.fromEntries(Object.entries(test).map(([bound, value]) => [bound, { [currency]: value }]));

/** How many tests a condition has. */
export function sizeOf(condition: Condition): number {
  if ("all" in condition) return condition.all.reduce((sum, each) => sum + sizeOf(each), 0);
  if ("any" in condition) return condition.any.reduce((sum, each) => sum + sizeOf(each), 0);
  return "not" in condition ? sizeOf(condition.not) : 1;
}

/** Every currency that a condition names. */
export function currenciesIn(condition: Condition): readonly string[] {
  if ("all" in condition) return condition.all.flatMap(currenciesIn);
  if ("any" in condition) return condition.any.flatMap(currenciesIn);
  if ("not" in condition) return currenciesIn(condition.not);
  if (condition.fact === "currency") return condition.in;
  if (condition.fact !== "asked") return [];
  return [condition.atLeast, condition.atMost].flatMap((bound) => Object.keys(bound ?? {}));
}

/** Every bound that a condition sets on a share. */
export function sharesIn(condition: Condition): readonly number[] {
  if ("all" in condition) return condition.all.flatMap(sharesIn);
  if ("any" in condition) return condition.any.flatMap(sharesIn);
  if ("not" in condition) return sharesIn(condition.not);
  if (condition.fact !== "share") return [];
  return [condition.atLeast, condition.atMost].flatMap((bound) => bound ?? []);
}
