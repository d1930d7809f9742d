import { exponentOf, type Currency } from "./currency.ts";
import { earlier, type Day } from "./day.ts";
import { money, type Money } from "./money.ts";
import { assert, ok, refuse, type Result } from "./result.ts";

/** One day's rate: units of `currency` for one unit of the base currency, as plain decimal text ("7.0921"). */
export interface Rate {
  readonly currency: Currency;
  readonly on: Day;
  readonly perBase: string;
}

/** An org's dated rates. The base itself is always 1 and needs no row. */
export interface RateTable {
  readonly base: Currency;
  readonly rates: readonly Rate[];
}

export interface Converted {
  readonly money: Money;
  /** The older of the days whose rates were used; null when none was needed. */
  readonly ratesOn: Day | null;
}

/**
 * Converts at the newest rates of `asOf` or earlier: exact whole numbers throughout, rounded half up (away from
 * zero) to the minor unit once. Without a rate there is no guess.
 */
export function convert(
  from: Money,
  to: Currency,
  table: RateTable,
  asOf: Day,
): Result<Converted, "no-rate"> {
  if (from.currency === to) return ok({ money: from, ratesOn: null });
  const [source, target] = [rateOn(table, from.currency, asOf), rateOn(table, to, asOf)];
  if (source === null || target === null) return refuse("no-rate");
  const up = BigInt(Math.abs(from.amountMinor)) * target.units * source.scale * tenTo(exponentOf(to));
  const down = source.units * target.scale * tenTo(exponentOf(from.currency));
  const minor = Number((2n * up + down) / (2n * down));
  const days = [source.on, target.on].filter((on) => on !== null);
  return ok({
    money: money(from.amountMinor < 0 ? 0 - minor : minor, to),
    ratesOn: days.length === 0 ? null : days.reduce(earlier),
  });
}

interface ExactRate {
  readonly units: bigint;
  readonly scale: bigint;
  readonly on: Day | null;
}

function rateOn({ base, rates }: RateTable, currency: Currency, asOf: Day): ExactRate | null {
  if (currency === base) return { units: 1n, scale: 1n, on: null };
  let newest: Rate | null = null;
  for (const rate of rates) {
    if (rate.currency !== currency || rate.on > asOf) continue;
    if (newest === null || rate.on > newest.on) newest = rate;
  }
  return newest === null ? null : exactRate(newest);
}

const PLAIN_POSITIVE = /^(\d+)(?:\.(\d+))?$/;

function exactRate({ perBase, currency, on }: Rate): ExactRate {
  const parts = PLAIN_POSITIVE.exec(perBase);
  const [whole = "", fraction = ""] = [parts?.[1], parts?.[2]];
  const units = BigInt(`${whole}${fraction}`);
  assert(parts !== null && units > 0n, `the rate of ${currency} is a positive decimal, got "${perBase}"`);
  return { units, scale: tenTo(fraction.length), on };
}

const tenTo = (power: number): bigint => 10n ** BigInt(power);
