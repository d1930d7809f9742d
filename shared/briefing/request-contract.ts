import * as z from "zod/mini";
import { CrmId, Words } from "../kernel/request-contract.ts";

/** PUT /v1/settings/briefings */
export const BriefingsRequest = z.strictObject({
  forewarning: z.boolean(),
  digestOn: z.nullable(z.int().check(z.minimum(1), z.maximum(7))),
  digestTo: z.array(CrmId).check(z.maxLength(50)),
  reason: Words(1, 500),
});
export type BriefingsRequest = z.infer<typeof BriefingsRequest>;
