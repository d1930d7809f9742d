import { bucketOf, dpdOf } from "../aging/age.ts";
import type { Currency } from "../kernel/currency.ts";
import { addDays, type Day } from "../kernel/day.ts";
import type { LedgerEntry } from "../ledger/entry.ts";
import { wholeMonths } from "./period.ts";
import { positionOf, type OpenInvoice } from "./position.ts";
import { roundedShare, WHOLE, type Ppm } from "./quotient.ts";

/** Where the money of one bucket went: on to an older one, or away because it was paid or credited. */
export interface Roll {
  readonly movedMinor: number;
  readonly leftMinor: number;
  /** moved / (moved + left); null while nothing has done either. */
  readonly ratePpm: Ppm | null;
}

/** From current to 1–30, 1–30 to 31–60, 31–60 to 61–90 and 61–90 to 91 and more. */
export type Rolls = readonly [Roll, Roll, Roll, Roll];

/**
 * Roll rates from month end to month end, invoice by invoice, over the last `months` months. Money that stays in its
 * bucket has not decided yet and counts on neither side, so that long terms do not look like good payers. Money that
 * passes two buckets in one month has rolled through both.
 */
export function rollRates(
  entries: readonly LedgerEntry[],
  currency: Currency,
  asOf: Day,
  months: number,
): Rolls {
  const [moved, left] = [
    [0, 0, 0, 0],
    [0, 0, 0, 0],
  ];
  const periods = wholeMonths(asOf, months);
  const first = periods[0];
  let before = first === undefined ? null : positionOf(entries, currency, addDays(first.from, -1));
  for (const { to } of periods) {
    const after = positionOf(entries, currency, to);
    if (before !== null) tally(before.open, before.asOf, after.open, to, moved, left);
    before = after;
  }
  const roll = (at: number): Roll => rollOf(moved[at] ?? 0, left[at] ?? 0);
  return [roll(0), roll(1), roll(2), roll(3)];
}

function tally(
  before: readonly OpenInvoice[],
  beforeOn: Day,
  after: readonly OpenInvoice[],
  afterOn: Day,
  moved: number[],
  left: number[],
): void {
  const still = new Map(after.map((each) => [each.invoiceId, each.residualMinor]));
  for (const item of before) {
    const from = bucketOf(dpdOf(item, beforeOn));
    // A payment taken back may leave more open than before: no more can roll than there was.
    const open = Math.min(still.get(item.invoiceId) ?? 0, item.residualMinor);
    for (let at = from as number; at < bucketOf(dpdOf(item, afterOn)); at += 1) {
      moved[at] = (moved[at] ?? 0) + open;
    }
    if (from < 4) left[from] = (left[from] ?? 0) + item.residualMinor - open;
  }
}

function rollOf(movedMinor: number, leftMinor: number): Roll {
  const all = BigInt(movedMinor) + BigInt(leftMinor);
  const ratePpm = all === 0n ? null : Number(roundedShare(BigInt(movedMinor) * BigInt(WHOLE), all));
  return { movedMinor, leftMinor, ratePpm };
}
