import * as z from "zod/mini";
import { CHARGE_KINDS } from "../charge/kinds.ts";
import { WireChannel, WireNext } from "../dunning/contract.ts";
import { Moment, WireDay } from "../kernel/contract.ts";
import { INBOX_KINDS } from "./kinds.ts";

const WireKind = z.enum(INBOX_KINDS);

/** The message, proposal or task that a line is about. */
const MessageFields = {
  step: z.string(),
  channel: WireChannel,
  subject: z.nullable(z.string()),
  invoices: z.int(),
};

/** What is known of a line, by its kind. */
const WireAbout = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("in-doubt"),
    ...MessageFields,
    recipient: z.nullable(z.string()),
    contact: z.nullable(z.string()),
    attempts: z.int(),
    /** The last that was heard of the mail server or provider; null when whoever sent it died. */
    reply: z.nullable(z.string()),
    /** As the mail server's log and the mailbox know it. */
    messageId: z.nullable(z.string()),
    /** Something came in about the account since: an answer, or money. */
    heardSince: z.nullable(z.enum(["answer", "payment"])),
  }),
  z.object({
    kind: z.literal("returned"),
    ...MessageFields,
    recipient: z.nullable(z.string()),
    contact: z.nullable(z.string()),
    /** The address is nobody's, or the message was not wanted; null: nobody said. */
    because: z.nullable(z.enum(["recipient", "message"])),
    reply: z.nullable(z.string()),
    /** What the policy does by itself, and to whom; null when it cannot be foreseen. */
    next: z.nullable(z.object({ next: WireNext, recipient: z.nullable(z.string()) })),
  }),
  z.object({
    kind: z.literal("proposal"),
    ...MessageFields,
    text: z.nullable(z.string()),
    /** A letter of ours is proposed: it is read before it is approved. */
    hasLetter: z.boolean(),
  }),
  z.object({
    kind: z.literal("task"),
    ...MessageFields,
    text: z.nullable(z.string()),
    contact: z.nullable(z.string()),
    dueOn: WireDay,
  }),
  z.object({
    kind: z.literal("offer"),
    discountPpm: z.int(),
    /** What was owed; the line's amount is what would be paid. */
    owedMinor: z.int(),
    invoices: z.int(),
    payBy: WireDay,
    note: z.string(),
    by: z.string(),
  }),
  z.object({
    kind: z.literal("claim"),
    what: z.enum(CHARGE_KINDS),
    number: z.string(),
    from: WireDay,
    to: WireDay,
    by: z.string(),
  }),
]);

const WireLine = z.object({
  id: z.string(),
  accountId: z.string(),
  account: z.string(),
  /** The account's page in the CRM; null where its address is not known. */
  accountUrl: z.nullable(z.string()),
  owner: z.nullable(z.string()),
  amountMinor: z.int(),
  currency: z.string(),
  /** Since when it waits. */
  since: Moment,
  about: WireAbout,
});
export type InboxLineView = z.infer<typeof WireLine>;
export type InboxLineBody = z.input<typeof WireLine>;

const Counted = z.object({
  kind: WireKind,
  /** The account's owner; null: it has none. */
  ownerId: z.nullable(z.string()),
  owner: z.nullable(z.string()),
  count: z.int(),
});

/** GET /v1/settings/inbox/counts, and what POST /v1/settings/inbox answers: how many lines wait, by kind and owner. */
export const InboxCounts = z.object({
  /** Who asks: nobody else is let in. */
  role: z.enum(["admin", "collector", "accountant"]),
  counts: z.array(Counted),
});
export type InboxCountsView = z.infer<typeof InboxCounts>;
export type InboxCountsBody = z.input<typeof InboxCounts>;

/** GET /v1/settings/inbox?kind=…&owner=…&after=…: what waits for a person, most urgent first, a page at a time. */
export const InboxAnswer = z.object({
  today: WireDay,
  /** Who asks, for "mine". */
  userId: z.string(),
  counts: z.array(Counted),
  lines: z.array(WireLine),
  /** Shows the page after this one; null: there is none. */
  after: z.nullable(z.string()),
});
export type InboxView = z.infer<typeof InboxAnswer>;
export type InboxBody = z.input<typeof InboxAnswer>;
