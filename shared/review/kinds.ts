/** What a review came to. */
export const REVIEW_OUTCOMES = ["keep", "lower", "raise", "hold", "papers"] as const;
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];

/** Overdue: its day is over. Due: its day is near. Later: nobody need look yet. */
export const REVIEW_STATES = ["overdue", "due", "later"] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** What a review's interval goes by; "none": there is no score. */
export const REVIEW_GRADES = ["A", "B", "C", "D", "E", "none"] as const;
export type ReviewGrade = (typeof REVIEW_GRADES)[number];
