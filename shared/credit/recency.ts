import { assert } from "../kernel/result.ts";

/** An invoice settled this many days ago counts half; shorter half-lives measured worse on late payment. */
export const HALF_LIFE_DAYS = 180;

const ONE_DAY = 0.9961565872205752;
// Math.pow may differ by a last bit between engines; products and halvings of doubles may not.
const WITHIN_HALF_LIFE: readonly number[] = productsOf(ONE_DAY, HALF_LIFE_DAYS);

function productsOf(factor: number, count: number): number[] {
  const products = [1];
  for (let last = 1; products.length < count; ) products.push((last *= factor));
  return products;
}

/** 0.5^(age / 180) for an age in whole days: 1 today, 0.5 after half a year. */
export function recencyWeight(age: number): number {
  assert(Number.isInteger(age) && age >= 0, `an age is whole days, got ${age}`);
  let weight = WITHIN_HALF_LIFE[age % HALF_LIFE_DAYS] as number;
  for (let halvings = Math.floor(age / HALF_LIFE_DAYS); halvings > 0; halvings -= 1) weight /= 2;
  return weight;
}
