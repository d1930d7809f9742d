import * as z from "zod/mini";
import { Uuid } from "../kernel/request-contract.ts";

/** POST /v1/accounts/:accountId/send-now. Answered once, however often it is sent with the same `clientId`. */
const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
export const SendRequest = z.strictObject({
  clientId: Uuid,
  /** Of the preview that the person saw. */
  digest: Sha256,
  /** Of the files in it; absent where it showed none. */
  filesDigest: z.optional(Sha256),
});
export type SendRequest = z.infer<typeof SendRequest>;
