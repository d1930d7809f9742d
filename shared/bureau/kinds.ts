/** Who sells credit reports; each is an adapter. */
export const BUREAUS = ["creditsafe"] as const;
export type Bureau = (typeof BUREAUS)[number];

/** What became of an order. Only `refused` is sure to have cost nothing. */
export const ORDER_STATES = ["asked", "reported", "refused", "in-doubt"] as const;
export type OrderState = (typeof ORDER_STATES)[number];
