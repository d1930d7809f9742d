import * as z from "zod/mini";
import { WireDay } from "../kernel/contract.ts";
import { CrmId } from "../kernel/request-contract.ts";

/** POST /v1/accounts/:accountId/what-if: these invoices paid in full, today unless a later day is named. Stores nothing. */
export const WhatIfRequest = z.strictObject({
  invoiceIds: z.array(CrmId).check(z.minLength(1), z.maxLength(200)),
  paidOn: z.optional(WireDay),
});
/** The query of GET /v1/accounts/:accountId/score. */
export const ScoreOnQuery = z.object({ on: WireDay });

export type WhatIfRequest = z.infer<typeof WhatIfRequest>;
