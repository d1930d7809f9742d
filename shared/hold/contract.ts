import * as z from "zod/mini";
import { STOP_KINDS } from "./kinds.ts";
import { Moment, WireDay } from "../kernel/contract.ts";

/** An account, or one of its invoices, that nobody may remind, by a person's word. */
const WireExemption = z.object({
  exemptionId: z.string(),
  /** Null: the whole account. */
  invoiceId: z.nullable(z.string()),
  /** All but "other" stop calls and visits as well. */
  kind: z.enum(STOP_KINDS),
  reason: z.string(),
  /** Who answers for it. */
  owner: z.string(),
  fromOn: WireDay,
  /** It passes by itself after this day; null: it stands until it is lifted. */
  endsOn: z.nullable(WireDay),
  /** A person looks at it again by this day; it holds on beyond it, with an alarm. */
  reviewOn: z.nullable(WireDay),
  /** It was lifted on this day, through which it still holds; null: it was not. */
  liftedOn: z.nullable(WireDay),
});
export type ExemptionBody = z.input<typeof WireExemption>;

/** Messages put off for some hours by the account's owner. */
const WireVeto = z.object({
  vetoId: z.string(),
  reason: z.string(),
  by: z.string(),
  from: Moment,
  /** From this moment on messages go again, by themselves. */
  until: Moment,
});
export type VetoBody = z.input<typeof WireVeto>;

/** GET /v1/accounts/:accountId/holds: what people hold back now, newest first. */
export const HoldsAnswer = z.object({
  exemptions: z.array(WireExemption),
  veto: z.nullable(WireVeto),
  /** The longest veto, in hours. */
  maxVetoHours: z.int(),
});
export type HoldsView = z.infer<typeof HoldsAnswer>;
export type HoldsBody = z.input<typeof HoldsAnswer>;

/** POST …/exemptions, …/lift, …/veto and …/veto/end: what stands now. */
export const HoldAnswer = z.object({
  exemption: z.optional(WireExemption),
  veto: z.optional(z.nullable(WireVeto)),
});

/** GET /v1/settings/vetoes: those that hold now, the next to end first; and of the last 90 days, by who made them, most first. */
export const VetoCounts = z.object({
  now: z.array(z.extend(WireVeto, { accountId: z.string(), account: z.string() })),
  owners: z.array(
    z.object({ userId: z.string(), name: z.string(), vetoes: z.int(), hours: z.number(), accounts: z.int() }),
  ),
});
export type VetoCountsView = z.infer<typeof VetoCounts>;
export type VetoCountsBody = z.input<typeof VetoCounts>;
