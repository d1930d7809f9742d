import { bucketOf, dpdOf } from "../aging/age.ts";
import type { LossRates } from "./loss-rates.ts";
import { total, type Position } from "./position.ts";
import { type Assessed, provisionOf } from "./provision.ts";
import { WHOLE } from "./quotient.ts";
import { shareOut } from "./share-out.ts";

/**
 * Each account's part of the provision, in minor units: what an assessed one was judged to lose, and of the others their
 * share of the matrix. Σ = the provision, to the minor unit.
 */
export function lossByAccount(
  position: Position,
  rates: LossRates,
  assessed: readonly Assessed[],
): ReadonlyMap<string, number> {
  const losses = new Map(
    provisionOf(position, rates, assessed).assessed.map(({ accountId, lossMinor }) => [accountId, lossMinor]),
  );
  const exact = new Map<string, bigint>();
  for (const item of position.open) {
    if (losses.has(item.accountId)) continue;
    const rate = BigInt(rates[bucketOf(dpdOf(item, position.asOf))] ?? 0);
    exact.set(item.accountId, (exact.get(item.accountId) ?? 0n) + BigInt(item.residualMinor) * rate);
  }
  const known = [...exact].sort(([a], [b]) => (a < b ? -1 : 1));
  const shares = shareOut(
    known.map(([, loss]) => loss),
    BigInt(WHOLE),
  );
  known.forEach(([accountId], at) => losses.set(accountId, shares[at] ?? 0));
  return losses;
}

/** What all of them lose together. */
export const allLosses = (losses: ReadonlyMap<string, number>): number => total([...losses.values()]);
