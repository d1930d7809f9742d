/** What a message is for. "early-notice": before anything is due, which nobody must listen to. */
export const PURPOSES = ["early-notice", "reminder"] as const;
export type Purpose = (typeof PURPOSES)[number];

/** By the days of a step: what comes on the due day or before is a notice. */
export const purposeOf = (days: number): Purpose => (days <= 0 ? "early-notice" : "reminder");
