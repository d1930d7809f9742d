import * as z from "zod/mini";
import { Moment, Sentence, WireCurrency, WireDay } from "../kernel/contract.ts";

/** Why a due step was not sent: exactly one, the most absolute first. */
export const HOLD_REASONS = [
  "paid",
  "excluded",
  "in-doubt",
  "stale-data",
  "disputed",
  "settlement-open",
  "let-go",
  "on-plan",
  "promise-open",
  "below-tolerance",
  "conditions",
  "no-contact",
  "all-opted-out",
  "vetoed",
  "too-soon",
  "outside-hours",
  "opted-out",
  "wrong-contact",
  "preference",
  "contact-limit",
  "quiet-hours",
  "capped",
  "stopped",
] as const;
export const WireHoldReason = z.enum(HOLD_REASONS);
export type HoldReason = z.infer<typeof WireHoldReason>;

/** All but e-mail and text messages are proposals: a person acts on them. */
export const CHANNELS = [
  "email",
  "sms",
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

const WireDispatchState = z.enum([
  "planned",
  "claimed",
  "sending",
  "sent",
  "deferred",
  "rejected",
  "held",
  "in_doubt",
  "cancelled",
]);

/** A message that left, as the timeline shows it. */
export const WireDispatch = z.object({
  dispatchId: z.string(),
  step: z.string(),
  days: z.int(),
  channel: WireChannel,
  state: WireDispatchState,
  rehearsed: z.boolean(),
  subject: z.nullable(z.string()),
  recipient: z.nullable(z.string()),
  invoiceCount: z.int(),
  amountMinor: z.int(),
  currency: z.string(),
  /** What the carrier said of a text that left; absent: nothing yet, or it is no text. */
  delivered: z.optional(z.boolean()),
  /** The head office that it went to for this account; absent: it went to the account itself. */
  through: z.optional(z.string()),
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

/** Why nothing leaves at this moment: what holds a message, and what only somebody who asks now is told. */
export const SEND_SILENCES = [
  ...HOLD_REASONS,
  "none-due",
  "under-way",
  "said-today",
  "refused-today",
  "domain-failed",
] as const;
export type SendSilence = (typeof SEND_SILENCES)[number];

/** What a mail would carry of its invoices' files; `wrong`: why it would not be sent. */
export const WireFiles = z.object({
  attached: z.array(z.object({ name: z.string(), bytes: z.int() })),
  wrong: z.nullable(Sentence),
});
export type FilesForeseen = z.infer<typeof WireFiles>;

const WireSendPart = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("leaves"),
    currency: WireCurrency,
    step: z.string(),
    days: z.int(),
    channel: WireChannel,
    /** Whom to write to or to call; null on a task for which nobody is known. */
    recipient: z.nullable(z.object({ name: z.string(), email: z.string() })),
    subject: z.string(),
    invoices: z.array(z.object({ number: z.string(), residualMinor: z.int() })),
    /** What is asked for. */
    amountMinor: z.int(),
    /** As the CRM lists them this minute; absent: mails carry none. */
    files: z.optional(WireFiles),
  }),
  z.object({
    kind: z.literal("nothing"),
    currency: WireCurrency,
    because: z.enum(SEND_SILENCES),
    /** The last day of a hold, where it is known. */
    until: z.nullable(WireDay),
    /** The moment from which it may leave, where that is known. */
    opensAt: z.nullable(Moment),
    next: WireNext,
  }),
]);

/** GET /v1/accounts/:accountId/send-now: what would leave at this moment, a part for each currency with anything open. */
export const SendPreview = z.object({
  asOf: WireDay,
  mode: z.enum(["rehearsal", "live", "stopped"]),
  parts: z.array(WireSendPart),
  /** The head office that is written to in this account's place: there are no parts here. */
  payer: z.optional(z.string()),
  /** Of exactly this: who confirms it shows it again. */
  digest: z.string(),
  /** Of the files that it would carry, by name and size; absent: none are asked for. Shown again like `digest`. */
  filesDigest: z.optional(z.string()),
});
export type SendPreview = z.infer<typeof SendPreview>;
export type SendPreviewBody = z.input<typeof SendPreview>;

/**
 * "planned": the messages below say what became of it. "changed": something else than what was shown would leave by now,
 * so nothing was planned for it. "over": its day was over before anybody could answer.
 */
export type SendOutcome = "planned" | "changed" | "over";

/** POST /v1/accounts/:accountId/send-now, and GET …/send-now/:requestId: what became of it so far. */
export const SendAnswer = z.object({
  requestId: z.string(),
  /** "queued": the org's next turn, in seconds, takes it up. */
  state: z.enum(["queued", "planned", "changed", "over"]),
  messages: z.array(
    z.object({
      dispatchId: z.string(),
      currency: WireCurrency,
      channel: WireChannel,
      subject: z.nullable(z.string()),
      recipient: z.nullable(z.string()),
      rehearsed: z.boolean(),
      state: WireDispatchState,
      /** Of a message that was held or cancelled, or that waits. */
      because: z.nullable(z.string()),
      /** When it is tried next, if that is not now. */
      opensAt: z.nullable(Moment),
    }),
  ),
});
export type SendAnswer = z.infer<typeof SendAnswer>;
export type SendAnswerBody = z.input<typeof SendAnswer>;
