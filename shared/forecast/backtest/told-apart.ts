import { mean } from "./measures.ts";

/** One case that two rules ranked, and whether it came true. */
export interface RankedTwice {
  readonly came: boolean;
  readonly one: number;
  readonly other: number;
}

/** How far the one's AUC lies above the other's, and the standard error of that: within two of them it may be luck. */
export interface Lead {
  readonly by: number;
  readonly error: number;
}

/**
 * Two rules that ranked the same cases, compared (DeLong, DeLong and Clarke-Pearson 1988). Null with fewer than two
 * that came true or two that did not.
 */
export function leadOf(cases: readonly RankedTwice[]): Lead | null {
  const came = cases.filter((each) => each.came);
  const others = cases.filter((each) => !each.came);
  if (came.length < 2 || others.length < 2) return null;
  const gains = gainsOver(came, others, 1);
  const losses = gainsOver(others, came, -1);
  const error = Math.sqrt(variance(gains) / gains.length + variance(losses) / losses.length);
  return { by: mean(gains) ?? 0, error };
}

/** For each case: the share of the opposite ones that the one puts on its right side, less the other's share. */
function gainsOver(cases: readonly RankedTwice[], opposite: readonly RankedTwice[], side: 1 | -1): number[] {
  const share = (by: "one" | "other") => {
    const sorted = Float64Array.from(opposite, (each) => side * each[by]).sort();
    return (each: RankedTwice): number => shareBelow(sorted, side * each[by]);
  };
  const [one, other] = [share("one"), share("other")];
  return cases.map((each) => one(each) - other(each));
}

/** Of ascending values, the share below `value`; a tie counts half. */
const shareBelow = (sorted: Float64Array, value: number): number =>
  (countWhile(sorted, (each) => each < value) + countWhile(sorted, (each) => each <= value)) /
  2 /
  sorted.length;

/** How many at the start of ascending values still hold. */
function countWhile(sorted: Float64Array, holds: (value: number) => boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(sorted[middle] as number)) from = middle + 1;
    else to = middle;
  }
  return from;
}

function variance(values: readonly number[]): number {
  const middle = mean(values) ?? 0;
  return values.reduce((all, value) => all + (value - middle) ** 2, 0) / (values.length - 1);
}

/** Further apart than luck makes two equal rules nineteen times in twenty. */
export const isToldApart = ({ by, error }: Lead): boolean => Math.abs(by) > 1.96 * error;
