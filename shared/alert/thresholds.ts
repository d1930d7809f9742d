import { TRIGGERS, type Trigger, type Unit } from "./kinds.ts";

/** When one trigger speaks: it is raised at `fires`, and ends only when its value has fallen below `rearms`. */
export interface Threshold {
  readonly on: boolean;
  readonly fires: number;
  readonly rearms: number;
  /** Days after its end in which it is not raised again. */
  readonly cooldownDays: number;
}
export type Thresholds = Readonly<Record<Trigger, Threshold>>;

interface Kind {
  readonly unit: Unit;
  /** Whether the value itself raises it, or only what is above. */
  readonly raisedAt: "at" | "above";
  readonly standard: Threshold;
}

const kind = (
  unit: Unit,
  raisedAt: Kind["raisedAt"],
  fires: number,
  rearms: number,
  cooldownDays: number,
): Kind => ({ unit, raisedAt, standard: { on: true, fires, rearms, cooldownDays } });

/** An org begins with these figures; each is a setting. */
export const TRIGGER_KINDS: Readonly<Record<Trigger, Kind>> = {
  "adverse-fact": kind("count", "at", 1, 1, 0),
  "limit-over": kind("percent", "above", 100, 95, 7),
  "broken-promises": kind("count", "at", 2, 1, 30),
  "first-over-30": kind("days", "above", 30, 31, 30),
  "roll-rate": kind("percent", "above", 150, 110, 30),
  "dbt-shift": kind("days", "at", 7, 3, 30),
  "grade-down": kind("grades", "at", 1, 1, 30),
  "score-drop": kind("points", "at", 10, 5, 30),
  "new-dispute": kind("percent", "above", 20, 10, 14),
  "no-order": kind("percent", "at", 200, 100, 30),
  "limit-near": kind("percent", "above", 80, 75, 14),
  "largest-name": kind("percent", "above", 10, 9, 30),
  "top-five": kind("percent", "above", 40, 38, 30),
  "statement-overdue": kind("days", "at", 1, 1, 0),
  "review-overdue": kind("days", "at", 1, 1, 0),
  "limit-ended": kind("days", "at", 1, 1, 0),
};

export const STANDARD_THRESHOLDS: Thresholds = Object.fromEntries(
  TRIGGERS.map((trigger) => [trigger, TRIGGER_KINDS[trigger].standard]),
) as Record<Trigger, Threshold>;

/** The first trigger whose re-arming is above its firing: it would be raised and ended on the same day. */
export const flawOfThresholds = (thresholds: Thresholds): Trigger | null =>
  TRIGGERS.find((trigger) => isCrossed(trigger, thresholds[trigger])) ?? null;

// Above 30 and below 31 meet without a gap where values are whole days.
const isCrossed = (trigger: Trigger, { fires, rearms }: Threshold): boolean =>
  rearms >
  fires + (TRIGGER_KINDS[trigger].raisedAt === "above" && TRIGGER_KINDS[trigger].unit === "days" ? 1 : 0);
