export { disputeIn, openDispute, type OpenRefusal } from "./open-dispute.ts";
export { resolutionIn, resolveDispute } from "./resolve-dispute.ts";
export type { DisputeBook, DisputeDesk } from "./ports.ts";
