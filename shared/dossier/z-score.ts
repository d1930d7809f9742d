import type { Statement } from "./entry.ts";
import type { Zone } from "./kinds.ts";

/** Altman's Z″ for companies that do not manufacture and are not listed (1995). */
const WEIGHTS = { workingCapital: 6.56, retainedEarnings: 3.26, ebit: 6.72, equity: 1.05 } as const;
/** Above: safe; below: distress. */
export const SAFE_ABOVE = 2.6;
export const DISTRESS_BELOW = 1.1;

/**
 * Z″ = 6.56 WC/TA + 3.26 RE/TA + 6.72 EBIT/TA + 1.05 BVE/TL, rounded half up to 0.01. All figures are of one currency,
 * so it needs no rate. Null where there is nothing to divide by.
 */
export function zOf({ figures }: Pick<Statement, "figures">): number | null {
  const { totalAssetsMinor: assets, totalLiabilitiesMinor: liabilities } = figures;
  if (assets <= 0 || liabilities <= 0) return null;
  const byAssets =
    WEIGHTS.workingCapital * figures.workingCapitalMinor +
    WEIGHTS.retainedEarnings * figures.retainedEarningsMinor +
    WEIGHTS.ebit * figures.ebitMinor;
  const z = byAssets / assets + (WEIGHTS.equity * figures.bookEquityMinor) / liabilities;
  // `+ 0`: nobody reads "-0".
  return Math.round(z * 100) / 100 + 0;
}

export function zoneOf(z: number): Zone {
  if (z > SAFE_ABOVE) return "safe";
  return z < DISTRESS_BELOW ? "distress" : "grey";
}
