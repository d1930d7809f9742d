import * as z from "zod/mini";
import { WireCurrency, WireDay } from "../kernel/contract.ts";

/** POST /v1/accounts/:accountId/deal-check: one delivery on credit, today or later. Stores nothing. */
export const DealCheckRequest = z.strictObject({
  amountMinor: z.int().check(z.positive(), z.maximum(10 ** 14)),
  currency: WireCurrency,
  deliverOn: WireDay,
  termsDays: z.int().check(z.minimum(0), z.maximum(365)),
});
export type DealCheckRequest = z.infer<typeof DealCheckRequest>;
