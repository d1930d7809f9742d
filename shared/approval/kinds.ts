/** What became of a limit that was proposed: by whoever may approve it, or by whoever proposed it. */
export const VERDICTS = ["approved", "refused", "withdrawn"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** "lapsed": nobody decided before its last day was over. "paused": another counts and ends before it. "replaced": a later one took its place. */
export const LINE_STATES = [
  "waiting",
  "planned",
  "in-force",
  "paused",
  "ended",
  "replaced",
  "lapsed",
  "refused",
  "withdrawn",
] as const;
export type LineState = (typeof LINE_STATES)[number];

/** What is left of a limit after its last day: nothing may be bought on credit, or it stays until somebody decides. */
export const AFTER_ITS_END = ["zero", "stays"] as const;
export type AfterItsEnd = (typeof AFTER_ITS_END)[number];

/**
 * Whether the CRM's own field says what was approved; "changed": somebody set another limit there since;
 * "other-currency": the account trades in another one by now, and nothing is written.
 */
export const CRM_WORDS = ["on-its-way", "written", "refused", "changed", "other-currency"] as const;
export type CrmWord = (typeof CRM_WORDS)[number];

/** Who may be given authority over limits. */
export const APPROVERS = ["admin", "collector", "accountant", "rep"] as const;
export type Approver = (typeof APPROVERS)[number];
