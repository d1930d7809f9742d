/** What a person can log. The machine's own entries are in FOLLOWUP_KINDS. */
export const LOG_KINDS = ["call", "email", "visit", "message", "note"] as const;
export const FOLLOWUP_KINDS = [...LOG_KINDS, "reminder", "task", "promise-verdict", "payment"] as const;

export const OUTCOMES = [
  "reached",
  "no-answer",
  "left-message",
  "promised",
  "disputed",
  "refused",
  "wrong-person",
  "bounced",
] as const;

export const NOTE_MAX = 4000;
