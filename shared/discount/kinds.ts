/** For paying before the due day, or to close a debt for less than is owed. */
export const OFFER_KINDS = ["early", "settlement"] as const;
export type OfferKind = (typeof OFFER_KINDS)[number];

/** "proposed" waits for somebody whose authority suffices; "taken" is honoured by the money, "lapsed" is not. */
export const OFFER_STATES = ["proposed", "open", "taken", "lapsed", "declined", "withdrawn"] as const;
export type OfferState = (typeof OFFER_STATES)[number];

/** What a person does about an offer. */
export const OFFER_ACTS = ["approved", "declined", "withdrawn"] as const;
export type OfferAct = (typeof OFFER_ACTS)[number];

/** Who may let go of something. */
export const OFFERERS = ["admin", "collector", "rep"] as const;
export type Offerer = (typeof OFFERERS)[number];
