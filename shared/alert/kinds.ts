/** What a warning is raised by, the most telling first. */
export const TRIGGERS = [
  "adverse-fact",
  "limit-over",
  "broken-promises",
  "first-over-30",
  "roll-rate",
  "dbt-shift",
  "grade-down",
  "score-drop",
  "new-dispute",
  "no-order",
  "limit-near",
  "largest-name",
  "top-five",
  "statement-overdue",
  "review-overdue",
  "limit-ended",
] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** What a trigger counts in. */
export const UNITS = ["points", "grades", "days", "percent", "count"] as const;
export type Unit = (typeof UNITS)[number];

/** Open: nobody said that they saw it. Seen: somebody did. Ended: the cause is gone. */
export const ALERT_STATES = ["open", "seen", "ended"] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/** What may cost money soon; the rest is to be known. */
export const GRAVE_TRIGGERS: ReadonlySet<Trigger> = new Set([
  "adverse-fact",
  "limit-over",
  "broken-promises",
  "first-over-30",
]);
