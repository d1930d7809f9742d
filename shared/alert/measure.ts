import { daysBetween, type Day } from "../kernel/day.ts";
import { alertsOf, type Standing } from "./alerts-of.ts";
import { TRIGGERS, type Trigger } from "./kinds.ts";
import type { Outcome } from "./outcome.ts";
import type { Readings } from "./reading.ts";
import type { Thresholds } from "./thresholds.ts";
import { wilson } from "./wilson.ts";

/** Fewer alerts than this say nothing of a trigger. */
export const LEAST_RAISED = 20;

/** How often a trigger was right on the org's own past; `chance` is how often any account turned bad. */
export interface Measured {
  readonly trigger: Trigger;
  /** Account-days that were looked at, and how many of them turned bad within 60 days. */
  readonly asked: number;
  readonly bad: number;
  /** Of them, on how many it was raised, and how many of those turned bad; and by more than 30 days. */
  readonly raised: number;
  readonly hits: number;
  readonly severe: number;
  readonly severeHits: number;
  /** Half of the right ones came at least so many days before. */
  readonly leadDays: number | null;
  readonly low: number;
  readonly high: number;
  readonly verdict: "too-little" | "better" | "unclear" | "worse";
}

/** One account on one past day: what was seen then, and what came of it. */
export interface PastDay {
  readonly on: Day;
  readonly readings: Readings;
  readonly outcome: Outcome | null;
}

/** Replays the triggers over accounts' pasts, one account after the other, and counts how often they were right. */
export class TriggerTally {
  private readonly counts = new Map(TRIGGERS.map((trigger) => [trigger, new Count()]));
  private readonly thresholds: Thresholds;

  constructor(thresholds: Thresholds) {
    this.thresholds = thresholds;
  }

  /** `days` in their order. */
  add(days: readonly PastDay[]): void {
    const standing: Partial<Record<Trigger, Standing>> = {};
    for (const { on, readings, outcome } of days) {
      const { raised, ended } = alertsOf(readings, this.thresholds, on, standing);
      for (const trigger of ended) standing[trigger] = { openSince: null, endedOn: on };
      for (const { trigger } of raised) standing[trigger] = { openSince: on, endedOn: null };
      if (outcome === null) continue;
      const now = new Set(raised.map(({ trigger }) => trigger));
      for (const trigger of TRIGGERS)
        if (readings[trigger] !== undefined) this.counts.get(trigger)?.add(on, outcome, now.has(trigger));
    }
  }

  /** Only triggers that could be looked at in the past. */
  told(): Measured[] {
    return [...this.counts].flatMap(([trigger, count]) => (count.asked === 0 ? [] : count.told(trigger)));
  }
}

class Count {
  asked = 0;
  private bad = 0;
  private severe = 0;
  private raised = 0;
  private severeHits = 0;
  private readonly leads: number[] = [];

  add(on: Day, { bad, severe, badOn }: Outcome, isRaised: boolean): void {
    this.asked += 1;
    if (bad) this.bad += 1;
    if (severe) this.severe += 1;
    if (!isRaised) return;
    this.raised += 1;
    if (severe) this.severeHits += 1;
    if (badOn !== null) this.leads.push(daysBetween(on, badOn));
  }

  told(trigger: Trigger): Measured {
    const { asked, bad, severe, raised, severeHits } = this;
    const leads = this.leads.sort((a, b) => a - b);
    const hits = leads.length;
    const { low, high } = wilson(hits, raised);
    const leadDays = leads[Math.floor((hits - 1) / 2)] ?? null;
    const counts = { trigger, asked, bad, raised, hits, severe, severeHits, leadDays, low, high };
    return { ...counts, verdict: verdictOf(raised, { low, high }, bad / asked) };
  }
}

/** Worse than chance when even the upper end is below it: such a trigger is muted until it is measured again. */
function verdictOf(
  raised: number,
  { low, high }: { readonly low: number; readonly high: number },
  chance: number,
): Measured["verdict"] {
  if (raised < LEAST_RAISED) return "too-little";
  if (high < chance) return "worse";
  return low > chance ? "better" : "unclear";
}
