/** Why a customer contests an amount. */
export const DISPUTE_REASONS = [
  "quantity",
  "quality",
  "price",
  "delivery",
  "not-ordered",
  "duplicate",
  "already-paid",
  "documents",
  "other",
] as const;
export type DisputeReason = (typeof DISPUTE_REASONS)[number];

/** How a dispute ended: the customer was right, partly right, or not. */
export const DISPUTE_OUTCOMES = ["accepted", "partly", "rejected"] as const;
export type DisputeOutcome = (typeof DISPUTE_OUTCOMES)[number];
