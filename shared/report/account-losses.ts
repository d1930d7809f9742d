import type { LossRates } from "./loss-rates.ts";
import { total } from "./position.ts";
import { type Assessed, type OwedBy, provisionOf } from "./provision.ts";
import { WHOLE } from "./quotient.ts";
import { shareOut } from "./share-out.ts";

/**
 * Each account's part of the provision, in minor units: what an assessed one was judged to lose, and of the others their
 * share of the matrix. Σ = the provision, to the minor unit.
 */
export function lossByAccount(
  owed: OwedBy,
  rates: LossRates,
  assessed: readonly Assessed[],
): ReadonlyMap<string, number> {
  const losses = new Map(
    provisionOf(owed, rates, assessed).assessed.map(({ accountId, lossMinor }) => [accountId, lossMinor]),
  );
  const exact = new Map<string, bigint>();
  for (const [accountId, { buckets }] of owed) {
    if (losses.has(accountId) || total(buckets) === 0) continue;
    exact.set(
      accountId,
      buckets.reduce((all, amount, at) => all + BigInt(amount) * BigInt(rates[at] ?? 0), 0n),
    );
  }
  const known = [...exact].sort(([a], [b]) => (a < b ? -1 : 1));
  const shares = shareOut(
    known.map(([, loss]) => loss),
    BigInt(WHOLE),
  );
  known.forEach(([accountId], at) => losses.set(accountId, shares[at] ?? 0));
  return losses;
}
