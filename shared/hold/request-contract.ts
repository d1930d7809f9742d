import * as z from "zod/mini";
import { WireDay } from "../kernel/contract.ts";
import { STOP_KINDS } from "./kinds.ts";
import { CrmId, Uuid, Words } from "../kernel/request-contract.ts";

/** POST /v1/accounts/:accountId/exemptions. Saved once, however often it is sent with the same `clientId`. */
export const ExemptRequest = z.strictObject({
  clientId: Uuid,
  invoiceId: z.nullable(CrmId),
  /** Of a whole account; all but "other" stop people as well as the machine. Absent: "other". */
  kind: z.optional(z.enum(STOP_KINDS)),
  reason: Words(1, 500),
  endsOn: z.nullable(WireDay),
  reviewOn: z.nullable(WireDay),
});
export type ExemptRequest = z.infer<typeof ExemptRequest>;

/** POST /v1/accounts/:accountId/exemptions/:exemptionId/lift, and …/veto/end */
export const EndHoldRequest = z.strictObject({ reason: Words(1, 500) });

/** POST /v1/accounts/:accountId/veto */
export const VetoRequest = z.strictObject({
  clientId: Uuid,
  hours: z.int().check(z.positive()),
  reason: Words(1, 500),
});
export type VetoRequest = z.infer<typeof VetoRequest>;
