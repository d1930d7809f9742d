import * as z from "zod/mini";
import { Uuid, Words } from "../kernel/request-contract.ts";
import { INBOX_ACTS, INBOX_KINDS } from "./kinds.ts";

/** A message's or a claim's own id. */
const LineId = z.string().check(z.regex(/^[\w-]{1,80}$/));

/** POST /v1/settings/inbox: what a person says about one line. Done once, however often it is sent. */
export const InboxActRequest = z.strictObject({
  clientId: Uuid,
  kind: z.enum(INBOX_KINDS),
  id: LineId,
  act: z.enum(INBOX_ACTS),
  /** Of the letter that was read, where one is approved. */
  letter: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
  /** Blank where none is needed. */
  reason: Words(0, 500),
});
export type InboxActRequest = z.infer<typeof InboxActRequest>;

/** The query of GET /v1/settings/inbox. */
export const InboxQuery = z.object({
  kind: z.optional(z.enum(INBOX_KINDS)),
  /** An owner's id, or "none" for accounts without one. */
  owner: z.optional(z.string().check(z.regex(/^([0-9]{1,24}|none)$/))),
  /** As the page before said it: kind, milliseconds, id. */
  after: z.optional(z.string().check(z.regex(/^[a-z-]{1,20}~[0-9]{1,16}~[\w-]{1,80}$/))),
});
export type InboxQuery = z.infer<typeof InboxQuery>;
