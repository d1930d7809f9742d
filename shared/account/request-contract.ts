import * as z from "zod/mini";
import { DisputeRequest, ResolveRequest } from "../dispute/request-contract.ts";
import { CrmText } from "../kernel/request-contract.ts";
import { ExtensionRequest, PlanRequest } from "../plan/request-contract.ts";
import { PromiseOffer } from "../promise/request-contract.ts";

/**
 * POST /v1/widget-sessions, by a server function with the org's credential: a session for one account, or without an
 * account one for the org's settings.
 */
export const SessionRequest = z.strictObject({
  account_id: z.optional(z.string().check(z.regex(/^[0-9]{10,24}$/))),
  user_id: z.string().check(z.regex(/^[0-9]{1,24}$/)),
  user_name: CrmText(1, 200),
  profile: CrmText(1, 100),
  nonce: z.string().check(z.minLength(16), z.maxLength(100)),
});
export type SessionRequest = z.infer<typeof SessionRequest>;

const AgreementId = z.string().check(z.regex(/^[\w-]{1,80}$/));

/** POST /v1/accounts/:accountId/previews. The bodies are those that record, without their clientId. */
export const PreviewRequest = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("promise"), body: PromiseOffer }),
  z.strictObject({ kind: z.literal("dispute"), body: z.omit(DisputeRequest, { clientId: true }) }),
  z.strictObject({ kind: z.literal("plan"), body: z.omit(PlanRequest, { clientId: true }) }),
  z.strictObject({ kind: z.literal("extension"), body: z.omit(ExtensionRequest, { clientId: true }) }),
  z.strictObject({
    kind: z.literal("resolve"),
    id: AgreementId,
    body: z.omit(ResolveRequest, { clientId: true, text: true }),
  }),
  z.strictObject({ kind: z.literal("withdraw-promise"), id: AgreementId }),
  z.strictObject({ kind: z.literal("withdraw-plan"), id: AgreementId }),
]);
export type PreviewRequest = z.infer<typeof PreviewRequest>;
