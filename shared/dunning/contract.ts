import * as z from "zod/mini";
import { WireDay } from "../kernel/contract.ts";

/** Why a due step was not sent: exactly one, the most absolute first. */
export const HOLD_REASONS = [
  "paid",
  "excluded",
  "in-doubt",
  "stale-data",
  "disputed",
  "on-plan",
  "promise-open",
  "below-tolerance",
  "conditions",
  "no-contact",
  "vetoed",
  "too-soon",
  "outside-hours",
  "capped",
  "stopped",
] as const;
export const WireHoldReason = z.enum(HOLD_REASONS);
export type HoldReason = z.infer<typeof WireHoldReason>;

/** All but e-mail are proposals: a person acts on them. */
export const CHANNELS = [
  "email",
  "call-task",
  "visit-task",
  "demand-letter",
  "lawyers-letter",
  "stop-supply",
  "agency",
] as const;
export const WireChannel = z.enum(CHANNELS);
export type Channel = z.infer<typeof WireChannel>;

/** Whom a step may go to. */
export const RECIPIENT_ROLES = ["billing", "finance_lead", "executive", "anybody"] as const;
export type RecipientRole = (typeof RECIPIENT_ROLES)[number];

/** How a deadline is worded. */
export const TONES = ["warm", "neutral", "firm", "formal"] as const;
export type Tone = (typeof TONES)[number];

/** What comes next for one invoice or one account. `step` is the policy's key, `days` its threshold (negative = before due). */
export const WireNext = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("step"), step: z.string(), days: z.int(), channel: WireChannel, on: WireDay }),
  z.object({ kind: z.literal("hold"), because: WireHoldReason, until: z.nullable(WireDay) }),
  z.object({ kind: z.literal("none") }),
]);
export type Next = z.infer<typeof WireNext>;

/** A message that left, as the timeline shows it. */
export const WireDispatch = z.object({
  dispatchId: z.string(),
  step: z.string(),
  days: z.int(),
  channel: WireChannel,
  state: z.enum([
    "planned",
    "claimed",
    "sending",
    "sent",
    "deferred",
    "rejected",
    "held",
    "in_doubt",
    "cancelled",
  ]),
  rehearsed: z.boolean(),
  subject: z.nullable(z.string()),
  recipient: z.nullable(z.string()),
  invoiceCount: z.int(),
  amountMinor: z.int(),
  currency: z.string(),
});
export type DispatchView = z.infer<typeof WireDispatch>;

export type NextBody = z.input<typeof WireNext>;

const ConsequenceMoney = { currency: z.string(), amountMinor: z.int(), invoices: z.array(z.string()) };

/** What a change would do to the reminders, for a page to say in words. */
export const WireConsequence = z.discriminatedUnion("code", [
  z.object({
    code: z.literal("holds"),
    because: z.enum(["disputed", "on-plan", "promise-open"]),
    /** Up to and including this day; null: until somebody settles it. */
    until: z.nullable(WireDay),
    ...ConsequenceMoney,
  }),
  /** Of the same invoices: stays chaseable, and is still asked for. */
  z.object({ code: z.literal("asks"), ...ConsequenceMoney }),
  z.object({ code: z.literal("releases"), ...ConsequenceMoney }),
  z.object({
    code: z.literal("extends"),
    currency: z.string(),
    invoices: z.array(z.string()),
    until: WireDay,
  }),
  z.object({ code: z.literal("next"), currency: z.string(), next: WireNext }),
  /** How an older promise fares: `lostMinor` of it is taken over, `leftMinor` still stands. */
  z.object({
    code: z.literal("takes-over"),
    currency: z.string(),
    promisedOn: WireDay,
    lostMinor: z.int(),
    leftMinor: z.int(),
  }),
  /** So many promises for one of these invoices were not kept before: this is the next. */
  z.object({ code: z.literal("level"), level: z.int() }),
  z.object({
    code: z.literal("instalments"),
    currency: z.string(),
    rows: z.array(z.object({ dueOn: WireDay, lastDay: WireDay, amountMinor: z.int() })),
  }),
]);
export type ConsequenceView = z.infer<typeof WireConsequence>;
export type ConsequenceBody = z.input<typeof WireConsequence>;
