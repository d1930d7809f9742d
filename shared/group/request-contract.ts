import * as z from "zod/mini";
import { Uuid, Words } from "../kernel/request-contract.ts";

/** POST /v1/accounts/:accountId/payer, at the head office. Saved once, however often it is sent with the same `clientId`. */
export const PayerRequest = z.strictObject({
  clientId: Uuid,
  together: z.boolean(),
  reason: Words(1, 500),
});
export type PayerRequest = z.infer<typeof PayerRequest>;
