import * as z from "zod/mini";
import { Uuid } from "../kernel/request-contract.ts";

/** POST /v1/accounts/:accountId/send-now. Answered once, however often it is sent with the same `clientId`. */
export const SendRequest = z.strictObject({
  clientId: Uuid,
  /** Of the preview that the person saw. */
  digest: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});
export type SendRequest = z.infer<typeof SendRequest>;
