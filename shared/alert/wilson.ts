/** Both ends of what a share may be, 95 times in 100, when `hits` of `tries` were seen. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const Z = 1.96;

/** Wilson's score interval: it holds for few tries and for shares near 0 and 1. */
export function wilson(hits: number, tries: number): Interval {
  if (tries === 0) return { low: 0, high: 1 };
  const share = hits / tries;
  const square = Z ** 2 / tries;
  const middle = (share + square / 2) / (1 + square);
  const half = (Z * Math.sqrt((share * (1 - share)) / tries + square / (4 * tries))) / (1 + square);
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
