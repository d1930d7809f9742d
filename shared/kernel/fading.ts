import { assert } from "./result.ts";

/** What evidence of `age` whole days weighs: 1 today, a half after one half-life. */
export type Fading = (age: number) => number;

/** `oneDay` is 0.5^(1 / halfLifeDays), written out: Math.pow may differ by a last bit between engines. */
export function fading(halfLifeDays: number, oneDay: number): Fading {
  // Products and halvings of doubles are the same everywhere.
  const withinHalfLife = [1];
  for (let last = 1; withinHalfLife.length < halfLifeDays; ) withinHalfLife.push((last *= oneDay));
  return (age) => {
    assert(Number.isInteger(age) && age >= 0, `an age is whole days, got ${age}`);
    let weight = withinHalfLife[age % halfLifeDays] as number;
    for (let halvings = Math.floor(age / halfLifeDays); halvings > 0; halvings -= 1) weight /= 2;
    return weight;
  };
}
