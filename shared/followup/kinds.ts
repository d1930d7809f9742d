/** What a person can log. The machine's own entries are in FOLLOWUP_KINDS. */
export const LOG_KINDS = ["call", "email", "visit", "message", "note"] as const;
/** What was agreed or contested, and what became of it. */
export const AGREEMENT_KINDS = ["promise-verdict", "dispute", "plan", "extension", "discount"] as const;
export const FOLLOWUP_KINDS = [...LOG_KINDS, "reminder", "task", "payment", ...AGREEMENT_KINDS] as const;

/** The outcome of such a line; one that opens a dispute has its reason, a promise's verdict has the promise's own states. */
export const AGREEMENT_OUTCOMES = [
  "accepted",
  "partly",
  "rejected",
  "agreed",
  "done",
  "broken",
  "kept",
  "withdrawn",
  "granted",
  "offered",
  "proposed",
  "approved",
  "declined",
  "taken",
  "lapsed",
  "reopened",
  "terms",
] as const;

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
export const DESPITE_MAX = 300;
