import { bucketOf, dpdOf } from "../aging/age.ts";
import { addDays, type Day } from "../kernel/day.ts";
import { type Period } from "./period.ts";
import { total, type OpenInvoice } from "./position.ts";
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

type Four = readonly [number, number, number, number];
/** The two amounts of the four rolls. */
export interface Rolled {
  readonly moved: Four;
  readonly left: Four;
}
export const NOT_ROLLED: Rolled = { moved: [0, 0, 0, 0], left: [0, 0, 0, 0] };

/** What is open at the end of a day. */
export type OpenOn = (on: Day) => readonly OpenInvoice[];

/**
 * From month end to month end, invoice by invoice. Money that stays in its bucket has not decided yet and counts on
 * neither side, so that long terms do not look like good payers. Money that passes two buckets in one month has rolled
 * through both.
 */
export function rolledIn(months: readonly Period[], openOn: OpenOn): Rolled {
  const [moved, left] = [
    [0, 0, 0, 0],
    [0, 0, 0, 0],
  ];
  for (const { from, to } of months) {
    const beforeOn = addDays(from, -1);
    const before = openOn(beforeOn);
    if (before.length > 0) tally(before, beforeOn, openOn(to), to, moved, left);
  }
  return { moved: four(moved), left: four(left) };
}

const four = ([a = 0, b = 0, c = 0, d = 0]: readonly number[]): Four => [a, b, c, d];

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

export function bothRolled(a: Rolled, b: Rolled): Rolled {
  const both = (one: Four, other: Four): Four =>
    four(one.map((amount, at) => total([amount, other[at] ?? 0])));
  return { moved: both(a.moved, b.moved), left: both(a.left, b.left) };
}

/** Which part of what decided went on. */
export function rollRates({ moved, left }: Rolled): Rolls {
  const roll = (at: 0 | 1 | 2 | 3): Roll => rollOf(moved[at], left[at]);
  return [roll(0), roll(1), roll(2), roll(3)];
}

function rollOf(movedMinor: number, leftMinor: number): Roll {
  const all = BigInt(movedMinor) + BigInt(leftMinor);
  const ratePpm = all === 0n ? null : Number(roundedShare(BigInt(movedMinor) * BigInt(WHOLE), all));
  return { movedMinor, leftMinor, ratePpm };
}
