/** What an account may still buy on credit, from all to nothing: the later is the stricter. */
export const CREDIT_HOLDS = ["none", "warn", "block-orders", "block-shipment"] as const;
export type CreditHold = (typeof CREDIT_HOLDS)[number];

export const HOLD_CAUSES = ["placed", "insolvency", "over-limit", "overdue"] as const;
export type HoldCause = (typeof HOLD_CAUSES)[number];
