import * as z from "zod/mini";
import { Words } from "../kernel/request-contract.ts";

/**
 * POST /v1/widget-sessions, by a server function with the org's credential: a session for one account, or without an
 * account one for the org's settings.
 */
export const SessionRequest = z.strictObject({
  account_id: z.optional(z.string().check(z.regex(/^[0-9]{10,24}$/))),
  user_id: z.string().check(z.regex(/^[0-9]{1,24}$/)),
  user_name: Words(1, 200),
  profile: Words(1, 100),
  nonce: z.string().check(z.minLength(16), z.maxLength(100)),
});
export type SessionRequest = z.infer<typeof SessionRequest>;
