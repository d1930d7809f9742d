/** What an account may still buy on credit, from all to nothing: the later is the stricter. */
export const CREDIT_HOLDS = ["none", "warn", "block-orders", "block-shipment"] as const;
export type CreditHold = (typeof CREDIT_HOLDS)[number];
