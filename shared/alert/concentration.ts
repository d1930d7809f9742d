import { percentOf, reading, type Reading } from "./reading.ts";

const TOP = 5;
/** Fewer customers than this are always concentrated: nothing would be told. */
const LEAST_ACCOUNTS = 20;

export interface Concentration {
  /** By account: its share of all that is open. */
  readonly shareOf: (accountId: string) => Reading;
  readonly topFive: Reading;
}

/** How much of the org's open money lies with few customers; null with so few that it must. */
export function concentrationOf(open: ReadonlyMap<string, number>): Concentration | null {
  const amounts = [...open.values()].filter((minor) => minor > 0).sort((a, b) => b - a);
  if (amounts.length < LEAST_ACCOUNTS) return null;
  const all = amounts.reduce((sum, minor) => sum + minor, 0);
  const top = amounts.slice(0, TOP).reduce((sum, minor) => sum + minor, 0);
  const said = (minor: number): Reading => {
    const share = percentOf(minor, all);
    return reading(share, { share });
  };
  return { shareOf: (accountId) => said(Math.max(0, open.get(accountId) ?? 0)), topFive: said(top) };
}
