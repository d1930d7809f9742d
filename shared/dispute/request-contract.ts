import * as z from "zod/mini";
import { WireCurrency, WireDay } from "../kernel/contract.ts";
import { CrmId, PositiveMinor, Uuid, Words } from "../kernel/request-contract.ts";
import { DISPUTE_OUTCOMES, DISPUTE_REASONS } from "./kinds.ts";

/** POST /v1/accounts/:accountId/disputes. The clientId becomes the dispute's id. */
export const DisputeRequest = z.strictObject({
  clientId: Uuid,
  invoiceId: CrmId,
  amountMinor: PositiveMinor,
  currency: WireCurrency,
  reason: z.enum(DISPUTE_REASONS),
  note: Words(0, 1000),
  /** Who is to settle it; null: the account's owner. */
  ownerId: z.nullable(CrmId),
  answerBy: WireDay,
});
export type DisputeRequest = z.infer<typeof DisputeRequest>;

/** POST /v1/accounts/:accountId/disputes/:disputeId/resolve */
export const ResolveRequest = z.strictObject({
  clientId: Uuid,
  outcome: z.enum(DISPUTE_OUTCOMES),
  /** For "partly": what the customer need not pay. Null otherwise. */
  acceptedMinor: z.nullable(PositiveMinor),
  text: Words(1, 1000),
});
export type ResolveRequest = z.infer<typeof ResolveRequest>;
