/** "kept" is kept so far; "done" is paid to the end. */
export const PLAN_STATES = ["kept", "done", "broken", "withdrawn"] as const;
export type PlanState = (typeof PLAN_STATES)[number];

export const INSTALMENTS_MAX = 120;
