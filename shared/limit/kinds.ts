/** What an account may still buy on credit, from all to nothing: the later is the stricter. */
export const CREDIT_HOLDS = ["none", "warn", "block-orders", "block-shipment"] as const;
export type CreditHold = (typeof CREDIT_HOLDS)[number];

export const HOLD_CAUSES = ["placed", "insolvency", "over-limit", "over-group", "overdue"] as const;
export type HoldCause = (typeof HOLD_CAUSES)[number];

/** The score's grade, handed in: the limit does not look up to the score. */
export const GRADE_LETTERS = ["A", "B", "C", "D", "E"] as const;
export type GradeLetter = (typeof GRADE_LETTERS)[number];

/** What a limit may be reckoned from. */
export const CANDIDATES = ["need", "turnover", "net-worth", "portfolio"] as const;
export type CandidateName = (typeof CANDIDATES)[number];
