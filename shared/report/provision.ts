import type { Buckets } from "../aging/age.ts";
import { assert } from "../kernel/result.ts";
import type { LossRates } from "./loss-rates.ts";
import { total } from "./position.ts";
import { roundedShare, WHOLE, type Ppm } from "./quotient.ts";

/** An account judged by itself, out of the matrix: a person's word, with the reason kept beside it. */
export interface Assessed {
  readonly accountId: string;
  readonly lossPpm: Ppm;
}

/** By account, its open invoices of one currency by age. */
export type OwedBy = ReadonlyMap<string, { readonly buckets: Buckets }>;

/** Expected credit loss of one currency. matrix + assessed exposure = open; Σ of the lines = the provision. */
export interface Provision {
  readonly exposure: Buckets;
  readonly lossByBucket: Buckets;
  readonly assessed: readonly AssessedLoss[];
  readonly provisionMinor: number;
}

export interface AssessedLoss {
  readonly accountId: string;
  readonly exposureMinor: number;
  readonly lossMinor: number;
}

/**
 * The provision matrix over open invoices (unapplied credits are shown, not taken off). Whole minor units: the buckets
 * make up the rounded sum, largest remainder first.
 */
export function provisionOf(owed: OwedBy, rates: LossRates, assessed: readonly Assessed[]): Provision {
  const apart = new Map(assessed.map((each) => [each.accountId, each.lossPpm]));
  assert(apart.size === assessed.length, "an account is assessed once");
  const exposure: Buckets = [0, 0, 0, 0, 0];
  for (const [accountId, { buckets }] of owed)
    if (!apart.has(accountId))
      buckets.forEach((amount, at) => (exposure[at] = total([exposure[at] ?? 0, amount])));
  const lossByBucket = lossOf(exposure, rates);
  const losses = [...apart]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([accountId, lossPpm]) => {
      const exposureMinor = total(owed.get(accountId)?.buckets ?? []);
      const lossMinor = Number(roundedShare(BigInt(exposureMinor) * BigInt(lossPpm), BigInt(WHOLE)));
      return { accountId, exposureMinor, lossMinor };
    });
  const provisionMinor = total([...lossByBucket, ...losses.map(({ lossMinor }) => lossMinor)]);
  return { exposure, lossByBucket, assessed: losses, provisionMinor };
}

/** Σ exposure × rate, rounded once, and shared among the buckets so that they add up to it. */
export function lossOf(exposure: Buckets, rates: LossRates): Buckets {
  const whole = BigInt(WHOLE);
  const exact = exposure.map((amount, at) => BigInt(amount) * BigInt(rates[at] ?? 0));
  const loss = exact.map((each) => Number(each / whole)) as Buckets;
  const all = Number(
    roundedShare(
      exact.reduce((sum, each) => sum + each, 0n),
      whole,
    ),
  );
  const byRest = exact
    .map((each, at) => ({ at, rest: Number(each % whole) }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at);
  for (const { at } of byRest.slice(0, all - total(loss))) loss[at] = (loss[at] ?? 0) + 1;
  return loss;
}
