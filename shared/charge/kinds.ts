/** What is claimed beside an invoice. */
export const CHARGE_KINDS = ["interest", "late-fee", "compensation"] as const;
export type ChargeKind = (typeof CHARGE_KINDS)[number];

/** What a person does about a claim. */
export const CHARGE_ACTS = ["accepted", "declined", "waived", "paid"] as const;
export type ChargeAct = (typeof CHARGE_ACTS)[number];

export const CHARGE_STATES = ["proposed", "accepted", "declined"] as const;
export type ChargeState = (typeof CHARGE_STATES)[number];

/** Who said what holds: the account's own terms, the org's, the profile, or nobody (the product's start: nothing is charged). */
export const TERM_ORIGINS = ["account", "org", "profile", "nobody"] as const;
export type TermOrigin = (typeof TERM_ORIGINS)[number];
