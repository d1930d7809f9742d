import type { Day } from "../kernel/day.ts";
import { concentrationOf, largestName, topFive } from "./concentration.ts";
import type { PastDay } from "./measure.ts";
import { cameOf, type Fate, joinFate, type Outcome } from "./outcome.ts";
import type { Readings } from "./reading.ts";

/** One account on a past day: what was open with it, in one currency for all, and what came of it. */
export interface AccountThen {
  readonly openMinor: number;
  readonly fate: Fate;
}

interface Kept {
  readonly openMinor: Float64Array;
  readonly outcomes: readonly (Outcome | null)[];
}

/**
 * All accounts side by side on the same past days: how much of the open money lay with each can be said only when the last
 * one was read.
 */
export class PastReceivables {
  private readonly days: readonly Day[];
  private readonly accounts: Kept[] = [];
  private readonly fates: readonly Fate[];

  constructor(days: readonly Day[]) {
    this.days = days;
    this.fates = days.map(() => new Map());
  }

  /** One account, day by day. */
  add(past: readonly AccountThen[]): void {
    this.accounts.push({
      openMinor: Float64Array.from(past, ({ openMinor }) => openMinor),
      outcomes: past.map(({ fate }) => cameOf(fate)),
    });
    for (const [at, { fate }] of past.entries()) joinFate(this.fates[at] ?? new Map(), fate);
  }

  /** Each account with its share then; and last all receivables, by what came of all of them. */
  *replayed(): Iterable<readonly PastDay[]> {
    const among = this.days.map((_, at) =>
      concentrationOf(this.accounts.map(({ openMinor }) => openMinor[at] ?? 0)),
    );
    const past = (outcomes: Kept["outcomes"], readingsAt: (at: number) => Readings): PastDay[] =>
      this.days.map((on, at) => ({ on, outcome: outcomes[at] ?? null, readings: readingsAt(at) }));
    for (const { openMinor, outcomes } of this.accounts)
      yield past(outcomes, (at) => largestName(among[at] ?? null, openMinor[at] ?? 0));
    yield past(this.fates.map(cameOf), (at) => topFive(among[at] ?? null));
  }
}
