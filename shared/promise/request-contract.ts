import * as z from "zod/mini";
import { WireCurrency, WireDay } from "../kernel/contract.ts";
import { CrmId, PositiveMinor, Uuid, Words } from "../kernel/request-contract.ts";

/** "They will pay this much by then." No invoice named means the oldest first. */
export const PromiseOffer = z.object({
  amountMinor: PositiveMinor,
  currency: WireCurrency,
  promisedOn: WireDay,
  invoiceIds: z.array(CrmId).check(z.maxLength(200)),
});
export type PromiseOffer = z.infer<typeof PromiseOffer>;

/** POST /v1/accounts/:accountId/promises/:promiseId/withdraw */
export const PromiseWithdrawal = z.strictObject({ clientId: Uuid, reason: Words(1, 1000) });
export type PromiseWithdrawal = z.infer<typeof PromiseWithdrawal>;
