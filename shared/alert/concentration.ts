import { percentOf, reading, type Reading, type Readings } from "./reading.ts";

const TOP = 5;
/** Fewer customers than this are always concentrated: nothing would be told. */
const LEAST_ACCOUNTS = 20;

export interface Concentration {
  /** What share of all that is open one account's open money is. */
  readonly shareOf: (openMinor: number) => Reading;
  readonly topFive: Reading;
}

/** How much of the org's open money, given by account, lies with few customers; null with so few that it must. */
export function concentrationOf(openMinor: Iterable<number>): Concentration | null {
  const amounts = Float64Array.from(openMinor)
    .filter((minor) => minor > 0)
    .sort();
  if (amounts.length < LEAST_ACCOUNTS) return null;
  const sum = (of: Float64Array): number => of.reduce((all, minor) => all + minor, 0);
  const all = sum(amounts);
  const said = (minor: number): Reading => {
    const share = percentOf(minor, all);
    return reading(share, { share });
  };
  return { shareOf: (minor) => said(Math.max(0, minor)), topFive: said(sum(amounts.subarray(-TOP))) };
}

export const largestName = (among: Concentration | null, openMinor: number): Readings =>
  among === null ? {} : { "largest-name": among.shareOf(openMinor) };

/** Of all receivables together. */
export const topFive = (among: Concentration | null): Readings =>
  among === null ? {} : { "top-five": among.topFive };
