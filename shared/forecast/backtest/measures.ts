import { assert } from "../../kernel/result.ts";

/** A chance that was given, and whether it came true. */
export interface Judged {
  readonly chance: number;
  readonly came: boolean;
}

/** How well a number ranks: the chance that one that came true stands above one that did not; ties count half. */
export function auc(judged: readonly Judged[]): number | null {
  const sorted = [...judged].sort((a, b) => a.chance - b.chance);
  let [ranks, came] = [0, 0];
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to < sorted.length && sorted[to]?.chance === sorted[from]?.chance) to += 1;
    const middle = (from + 1 + to) / 2;
    for (; from < to; from += 1) {
      if (sorted[from]?.came !== true) continue;
      ranks += middle;
      came += 1;
    }
  }
  const others = sorted.length - came;
  return came === 0 || others === 0 ? null : (ranks - (came * (came + 1)) / 2) / (came * others);
}

/** Mean squared distance between the chance and what came: 0 is perfect. */
export const brier = (judged: readonly Judged[]): number | null =>
  mean(judged.map(({ chance, came }) => (chance - (came ? 1 : 0)) ** 2));

export interface Bin {
  readonly count: number;
  readonly chance: number;
  readonly share: number;
}

/** Ten bins of equal count, the smallest chances first: what was said, and what share came. */
export function reliability(judged: readonly Judged[], bins = 10): Bin[] {
  const sorted = [...judged].sort((a, b) => a.chance - b.chance || Number(a.came) - Number(b.came));
  const drawn: Bin[] = [];
  for (let at = 0; at < bins; at += 1) {
    const part = sorted.slice(
      Math.floor((at * sorted.length) / bins),
      Math.floor(((at + 1) * sorted.length) / bins),
    );
    if (part.length === 0) continue;
    drawn.push({
      count: part.length,
      chance: mean(part.map(({ chance }) => chance)) ?? 0,
      share: part.filter(({ came }) => came).length / part.length,
    });
  }
  return drawn;
}

/** How far the chances are from the shares that came, on average over the bins. */
export function calibrationError(judged: readonly Judged[]): number | null {
  if (judged.length === 0) return null;
  return reliability(judged).reduce(
    (all, { count, chance, share }) => all + (count * Math.abs(chance - share)) / judged.length,
    0,
  );
}

export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((all, value) => all + value, 0) / values.length;
}

/** All that was missed as a share of all that came: weighted absolute percentage error. */
export function wape(pairs: readonly { readonly said: number; readonly came: number }[]): number | null {
  const came = pairs.reduce((all, pair) => all + pair.came, 0);
  assert(came >= 0, "cash that comes is not negative");
  return came === 0 ? null : pairs.reduce((all, pair) => all + Math.abs(pair.said - pair.came), 0) / came;
}
