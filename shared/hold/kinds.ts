/** Why nobody may be reminded: a vulnerable person, an insolvency, a matter before lawyers or courts, or anything else. */
export const STOP_KINDS = ["other", "vulnerable", "insolvent", "legal"] as const;
export type StopKind = (typeof STOP_KINDS)[number];
