import * as z from "zod/mini";
import { WireBeyond } from "../contact/contract.ts";
import { WireDispatch } from "../dunning/contract.ts";
import { Moment, WireCurrency, WireDay } from "../kernel/contract.ts";
import { WirePromise } from "../promise/contract.ts";
import { FOLLOWUP_KINDS } from "./kinds.ts";

/** One line of the log, newest first on the wire. */
export const WireFollowUp = z.object({
  followupId: z.string(),
  kind: z.enum(FOLLOWUP_KINDS),
  outcome: z.nullable(z.string()),
  contactName: z.nullable(z.string()),
  note: z.string(),
  next: z.nullable(z.object({ what: z.string(), on: WireDay })),
  happenedAt: Moment,
  byName: z.string(),
  promise: z.nullable(WirePromise),
  dispatch: z.nullable(WireDispatch),
  /** A payment that arrived, for kind "payment". */
  payment: z.nullable(z.object({ amountMinor: z.int(), currency: z.string(), reference: z.string() })),
  /** The dispute, plan or extension that the line speaks of; `on`: a deadline, a last instalment, a granted day. */
  about: z.nullable(
    z.object({
      id: z.string(),
      amountMinor: z.nullable(z.int()),
      currency: WireCurrency,
      invoices: z.array(z.object({ invoiceId: z.string(), number: z.string() })),
      on: z.nullable(WireDay),
    }),
  ),
  /** Absent when it was within every limit. */
  beyond: z.optional(WireBeyond),
  supersedes: z.nullable(z.string()),
  supersededBy: z.nullable(z.string()),
  /** Whether the CRM has its copy yet; null for what needs none. */
  inCrm: z.nullable(z.enum(["waiting", "written", "refused"])),
});
export type FollowUpView = z.infer<typeof WireFollowUp>;

/** Answer to a log request, sent only after the commit. */
export const LogAnswer = z.object({ followup: WireFollowUp });

/** GET /v1/accounts/:accountId/followups?before=<cursor> */
export const FollowUpPage = z.object({ followups: z.array(WireFollowUp), before: z.nullable(z.string()) });
export type FollowUpPage = z.infer<typeof FollowUpPage>;

/** The same shapes before they travel, with days as text: what the server builds. */
export type FollowUpBody = z.input<typeof WireFollowUp>;
export type FollowUpPageBody = z.input<typeof FollowUpPage>;
