import * as z from "zod/mini";
import { WireCurrency, WireDay } from "../kernel/contract.ts";
import { PositiveMinor, Uuid, Words } from "../kernel/request-contract.ts";
import { CHARGE_ACTS } from "./kinds.ts";

const within = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most));
const MoneyOrNone = z.optional(
  z.nullable(z.strictObject({ amountMinor: within(0, 1_000_000_000), currency: WireCurrency })),
);

/** POST /v1/accounts/:accountId/charges: nothing to say, and nothing else to be heard. */
export const ClaimRequest = z.strictObject({});

/** POST /v1/accounts/:accountId/charges/:chargeId. Saved once, however often it is sent with the same `clientId`. */
export const ChargeActRequest = z.strictObject({
  clientId: Uuid,
  act: z.enum(CHARGE_ACTS),
  /** Of what is waived or paid; null for the rest. */
  amountMinor: z.nullable(PositiveMinor),
  reason: Words(1, 500),
});
export type ChargeActRequest = z.infer<typeof ChargeActRequest>;

/** PUT /v1/settings/charges, and POST /v1/accounts/:accountId/charge-terms. An absent field is inherited, null is none. */
export const ChargeTermsRequest = z.strictObject({
  clientId: Uuid,
  profileId: z.optional(z.nullable(z.string().check(z.maxLength(40)))),
  ratePpm: z.optional(z.nullable(within(0, 1_000_000))),
  graceDays: z.optional(z.nullable(within(0, 365))),
  least: MoneyOrNone,
  lateFee: MoneyOrNone,
  mostPpm: z.optional(z.nullable(within(0, 1_000_000))),
  reason: Words(1, 500),
});
export type ChargeTermsRequest = z.infer<typeof ChargeTermsRequest>;

/** POST /v1/settings/charges/rates: a rate as it was published, and until when it is known to stand. */
export const AddRateRequest = z.strictObject({
  clientId: Uuid,
  tableId: z.string().check(z.maxLength(40)),
  from: WireDay,
  ratePpm: within(0, 1_000_000),
  knownUntil: WireDay,
  source: Words(3, 300),
});
export type AddRateRequest = z.infer<typeof AddRateRequest>;
