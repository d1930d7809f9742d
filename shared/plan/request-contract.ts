import * as z from "zod/mini";
import { WireCurrency, WireDay } from "../kernel/contract.ts";
import { CrmId, PositiveMinor, Uuid, Words } from "../kernel/request-contract.ts";
import { INSTALMENTS_MAX } from "./kinds.ts";

const Count = z.int().check(z.gte(1), z.lte(INSTALMENTS_MAX));

/** POST /v1/accounts/:accountId/plans. The clientId becomes the plan's id. */
export const PlanRequest = z.strictObject({
  clientId: Uuid,
  invoiceIds: z.array(CrmId).check(z.minLength(1), z.maxLength(200)),
  totalMinor: PositiveMinor,
  currency: WireCurrency,
  schedule: z.discriminatedUnion("every", [
    z.strictObject({ every: z.literal("month"), count: Count, firstOn: WireDay }),
    z.strictObject({ every: z.literal("week"), count: Count, firstOn: WireDay }),
    z.strictObject({
      every: z.literal("custom"),
      rows: z
        .array(z.strictObject({ dueOn: WireDay, amountMinor: PositiveMinor }))
        .check(z.minLength(1), z.maxLength(INSTALMENTS_MAX)),
    }),
  ]),
  /** Business days after each instalment's day. */
  graceDays: z.int().check(z.gte(0), z.lte(30)),
  /** So many missed instalments end the plan. */
  breaksAfter: z.int().check(z.gte(1), z.lte(INSTALMENTS_MAX)),
  note: Words(0, 1000),
});
export type PlanRequest = z.infer<typeof PlanRequest>;

/** POST /v1/accounts/:accountId/plans/:planId/withdraw */
export const PlanWithdrawal = z.strictObject({ clientId: Uuid, reason: Words(1, 1000) });
export type PlanWithdrawal = z.infer<typeof PlanWithdrawal>;

/** POST /v1/accounts/:accountId/extensions. The clientId becomes the extension's id. */
export const ExtensionRequest = z.strictObject({
  clientId: Uuid,
  invoiceId: CrmId,
  extendedTo: WireDay,
  reason: Words(1, 1000),
  /** Who said yes. */
  approver: Words(1, 200),
});
export type ExtensionRequest = z.infer<typeof ExtensionRequest>;
