import * as z from "zod/mini";
import { WRITERS } from "../dossier/kinds.ts";
import { WireCurrency } from "../kernel/contract.ts";
import { Uuid, Words } from "../kernel/request-contract.ts";
import { BUREAUS } from "./kinds.ts";

/** ISO 3166-1. */
const Country = z.string().check(z.regex(/^[A-Z]{2}$/));

/**
 * POST /v1/accounts/:accountId/bureau. `companyId`: which of several was chosen; null: the one there is. Ordered once,
 * however often it is sent with the same `clientId`.
 */
export const BureauOrderRequest = z.strictObject({
  clientId: Uuid,
  country: Country,
  regNo: Words(2, 40),
  companyId: z.nullable(z.string().check(z.regex(/^[A-Za-z0-9._-]{1,64}$/))),
});
export type BureauOrderRequest = z.infer<typeof BureauOrderRequest>;

/** PUT /v1/settings/bureau. `secret` left out keeps the one that is stored for that user name. */
export const BureauAccessRequest = z.strictObject({
  bureau: z.enum(BUREAUS),
  username: Words(2, 100),
  secret: z.optional(Words(1, 200)),
  /** What one report costs, as the contract with the bureau has it. */
  priceMinor: z.int().check(z.minimum(0), z.maximum(100_000_000)),
  currency: WireCurrency,
  /** How long a report is believed. */
  monthsValid: z.int().check(z.minimum(1), z.maximum(24)),
  askers: z.array(z.enum(WRITERS)).check(z.maxLength(WRITERS.length)),
});
export type BureauAccessRequest = z.infer<typeof BureauAccessRequest>;
