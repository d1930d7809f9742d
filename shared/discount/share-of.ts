/** So many parts per million of an amount, rounded down to the minor unit. */
export const shareOf = (minor: number, ppm: number): number =>
  Number((BigInt(minor) * BigInt(ppm)) / 1_000_000n);

/** 25,000 → "2.5%". */
export const percentPpm = (ppm: number): string => `${(ppm / 10_000).toFixed(4).replace(/\.?0+$/, "")}%`;
