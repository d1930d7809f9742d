import * as z from "zod/mini";
import { Moment, WireDay } from "../kernel/contract.ts";
import { CrmId, Uuid, Words } from "../kernel/request-contract.ts";
import { PromiseOffer } from "../promise/request-contract.ts";
import { DESPITE_MAX, LOG_KINDS, NOTE_MAX, OUTCOMES } from "./kinds.ts";

/** POST /v1/accounts/:accountId/followups. The same clientId with the same body is answered again; with another body it is refused. */
export const LogRequest = z.strictObject({
  clientId: Uuid,
  kind: z.enum(LOG_KINDS),
  outcome: z.nullable(z.enum(OUTCOMES)),
  contactId: z.nullable(CrmId),
  note: Words(0, NOTE_MAX),
  /** When it happened; null means now. */
  happenedAt: z.nullable(Moment),
  next: z.nullable(z.object({ what: Words(1, 200), on: WireDay })),
  promise: z.nullable(PromiseOffer),
  /** Why it was made all the same, against a contact limit; kept with what it went beyond. */
  despite: z.optional(z.nullable(Words(1, DESPITE_MAX))),
  /** The entry this one corrects. */
  supersedes: z.nullable(z.string().check(z.regex(/^[\w-]{1,80}$/))),
});
export type LogRequest = z.infer<typeof LogRequest>;
