/** One decimal; never -0. */
export const tenth = (value: number): number => Math.round(value * 10) / 10 + 0;
/** 0.123 → 12.3 */
export const percent = (share: number): number => tenth(share * 100);
