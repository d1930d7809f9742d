import * as z from "zod/mini";
import { WireCurrency, WireDay } from "../kernel/contract.ts";
import { CrmId, PositiveMinor, Uuid, Words } from "../kernel/request-contract.ts";
import { CREDIT_HOLDS } from "./kinds.ts";

/** POST /v1/accounts/:accountId/deal-check: one delivery on credit, today or later. Stores nothing. */
export const DealCheckRequest = z.strictObject({
  amountMinor: z.int().check(z.positive(), z.maximum(10 ** 14)),
  currency: WireCurrency,
  deliverOn: WireDay,
  termsDays: z.int().check(z.minimum(0), z.maximum(365)),
  /** The CRM's deal that it is about: what it counts for already is not counted twice. */
  dealId: z.optional(CrmId),
});
export type DealCheckRequest = z.infer<typeof DealCheckRequest>;

/** POST /v1/accounts/:accountId/credit-hold: "none" lifts. A hold has a last day or a day to be looked at again. */
export const CreditHoldRequest = z.strictObject({
  clientId: Uuid,
  hold: z.enum(CREDIT_HOLDS),
  reason: Words(1, 500),
  until: z.nullable(WireDay),
  reviewOn: z.nullable(WireDay),
});
export type CreditHoldRequest = z.infer<typeof CreditHoldRequest>;

/** POST /v1/accounts/:accountId/credit-exceptions */
export const ExceptionRequest = z.strictObject({
  clientId: Uuid,
  amountMinor: PositiveMinor.check(z.maximum(10 ** 14)),
  currency: WireCurrency,
  until: WireDay,
  reason: Words(1, 500),
});
export type ExceptionRequest = z.infer<typeof ExceptionRequest>;

/** POST /v1/accounts/:accountId/credit-exceptions/withdrawals */
export const WithdrawalRequest = z.strictObject({ exceptionId: Uuid, reason: Words(1, 500) });
export type WithdrawalRequest = z.infer<typeof WithdrawalRequest>;

const Stages = z.array(Words(1, 120)).check(z.maxLength(20));
const Percent = z.int().check(z.minimum(0), z.maximum(1000));

/** PUT /v1/settings/credit-control: the whole of what holds from today on. */
export const CreditControlRequest = z.strictObject({
  clientId: Uuid,
  counted: z.strictObject({ order: Stages, deal: Stages }),
  overLimit: z.enum(CREDIT_HOLDS),
  overGroup: z.enum(CREDIT_HOLDS),
  overdue: z.strictObject({
    days: z.int().check(z.minimum(0), z.maximum(3650)),
    hold: z.enum(CREDIT_HOLDS),
  }),
  insolvency: z.enum(CREDIT_HOLDS),
  exceptions: z.strictObject({
    admin: Percent,
    collector: Percent,
    mostDays: z.int().check(z.minimum(1), z.maximum(366)),
  }),
  reason: Words(1, 500),
});
export type CreditControlRequest = z.infer<typeof CreditControlRequest>;
