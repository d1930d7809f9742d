import * as z from "zod/mini";
import { WireAlert } from "../alert/contract.ts";
import { WireOpened } from "../playbook/contract.ts";
import { WireReviewLine } from "../review/contract.ts";
import { WireAlarmKind } from "../activation/contract.ts";
import { WireWay } from "../contact/contract.ts";
import { WireScore } from "../credit/contract.ts";
import { WireExposure, WireGradeTerms } from "../limit/contract.ts";
import { WireDispute } from "../dispute/contract.ts";
import { WireConsequence, WireNext } from "../dunning/contract.ts";
import { FollowUpPage } from "../followup/contract.ts";
import { WireGroup } from "../group/contract.ts";
import { Moment, Sentence, WireCurrency, WireDay } from "../kernel/contract.ts";
import { WireExtension, WirePlan } from "../plan/contract.ts";
import { WirePromise, WirePromiseRecord } from "../promise/contract.ts";

/** Amounts by age: current, 1–30, 31–60, 61–90, 91+ days past due. They add up to `openMinor`. */
export const WireBuckets = z.tuple([z.int(), z.int(), z.int(), z.int(), z.int()]);

export const WireOpenItem = z.object({
  invoiceId: z.string(),
  number: z.string(),
  currency: WireCurrency,
  issuedOn: WireDay,
  dueOn: WireDay,
  /** Days past due; negative before. */
  dpd: z.int(),
  amountMinor: z.int(),
  residualMinor: z.int(),
  disputedMinor: z.int(),
  disputeReason: z.nullable(z.string()),
  promisedOn: z.nullable(WireDay),
  /** The day by which its money is likelier here than not; absent: too little is known, or all of it is contested. */
  expectedOn: z.optional(WireDay),
  next: WireNext,
});
export type OpenItemView = z.infer<typeof WireOpenItem>;

export const WireOpenCredit = z.object({
  creditId: z.string(),
  kind: z.enum(["credit-note", "unapplied-cash", "overpayment"]),
  number: z.string(),
  currency: WireCurrency,
  on: WireDay,
  residualMinor: z.int(),
});
export type OpenCreditView = z.infer<typeof WireOpenCredit>;

/** What is open in one currency. netMinor = openMinor − creditsMinor. */
export const WireBalance = z.object({
  currency: WireCurrency,
  count: z.int(),
  openMinor: z.int(),
  creditsMinor: z.int(),
  netMinor: z.int(),
  overdueMinor: z.int(),
  buckets: WireBuckets,
});
export type BalanceView = z.infer<typeof WireBalance>;

export const SOURCES = ["accounts", "contacts", "invoices", "payments"] as const;

export const ROLES = ["admin", "collector", "accountant", "rep", "viewer"] as const;
export type Role = (typeof ROLES)[number];

/** GET /v1/accounts/:accountId/view — the whole page in one answer. */
export const AccountView = z.object({
  account: z.object({
    accountId: z.string(),
    name: z.string(),
    ownerName: z.nullable(z.string()),
    country: z.nullable(z.string()),
    noReminders: z.nullable(z.string()),
    /** As the CRM's field says that an admin chose; absent where it does not say. */
    keyAccount: z.optional(z.boolean()),
  }),
  /** Who looks, by the token: the CRM's page may not say. */
  viewer: z.object({
    userId: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    mayLog: z.boolean(),
    /** Collects, or owns the account: may ask that today's message leaves now. */
    maySend: z.boolean(),
  }),
  asOf: WireDay,
  /** The server's moment, for "09:12" beside the figures. */
  at: Moment,
  mode: z.enum(["rehearsal", "live", "stopped"]),
  /** When each source was last read whole from the CRM; null when never. */
  freshness: z.array(z.object({ source: z.enum(SOURCES), readAt: z.nullable(Moment) })),
  /** What is wrong with the org's reminders, for those who can do something about it; absent while nothing is. */
  alarms: z.optional(z.array(WireAlarmKind)),
  /** True when the data is too old for anything to be sent by itself. */
  stale: z.boolean(),
  /** Invoices and payments of this account that could not be read: the figures are not whole, reminders hold. */
  unread: z.int(),
  score: z.nullable(WireScore),
  exposure: z.nullable(WireExposure),
  /** What holds them back from buying on credit, and why; absent: nothing. */
  creditHold: z.optional(
    z.object({ hold: z.enum(["warn", "block-orders", "block-shipment"]), why: Sentence }),
  ),
  /** On which terms the account's grade may buy; absent: never scored. */
  terms: z.optional(WireGradeTerms),
  balances: z.array(WireBalance),
  items: z.array(WireOpenItem),
  credits: z.array(WireOpenCredit),
  /** The open ones. */
  promises: z.array(WirePromise),
  promiseRecords: z.array(WirePromiseRecord),
  /** Those that still keep money from being asked for. */
  disputes: z.array(WireDispute),
  plans: z.array(WirePlan),
  extensions: z.array(WireExtension),
  contacts: z.array(
    z.object({
      contactId: z.string(),
      name: z.string(),
      email: z.nullable(z.string()),
      phone: z.nullable(z.string()),
      role: z.nullable(z.enum(["billing", "finance_lead", "executive"])),
      /** The ways by which they want no reminders; absent: any may be used. */
      refuses: z.optional(z.array(WireWay)),
    }),
  ),
  /** The account's next step per currency, for the dashed first entry of the timeline. */
  next: z.array(z.object({ currency: WireCurrency, next: WireNext })),
  /** By which policy that is, and the segment that puts the account under it, null for none; absent before any record. */
  under: z.optional(z.object({ policy: Sentence, segment: z.nullable(Sentence) })),
  log: FollowUpPage,
  /** The account group that it belongs to; absent: none. */
  group: z.optional(WireGroup),
});
export type AccountView = z.infer<typeof AccountView>;

/** POST /v1/accounts/:accountId/previews — what recording it would do; nothing is stored. */
export const PreviewAnswer = z.object({ parts: z.array(WireConsequence) });
export type PreviewAnswer = z.infer<typeof PreviewAnswer>;

/** GET /v1/accounts/:accountId/watch — what to be warned of, when it is reviewed, and what is being done. */
export const AccountWatch = z.object({
  today: WireDay,
  /** Those that stand, the most telling first; without what is muted. */
  alerts: z.array(WireAlert),
  review: z.object({
    /** null: nobody reviews an account that has no limit and was not billed for a year. */
    line: z.nullable(WireReviewLine),
    /** Whether whoever looks may complete it. */
    may: z.boolean(),
  }),
  /** Playbooks with steps left to do. */
  opened: z.array(WireOpened),
});
export type AccountWatch = z.infer<typeof AccountWatch>;
export type AccountWatchBody = z.input<typeof AccountWatch>;

/** GET /v1/accounts/:accountId/messages/:dispatchId — the exact bytes that left, as text. */
export const MessageAnswer = z.object({
  dispatchId: z.string(),
  subject: z.string(),
  recipient: z.string(),
  text: z.string(),
  raw: z.string(),
  sha256: z.string(),
  sentAt: z.nullable(Moment),
});
export type MessageAnswer = z.infer<typeof MessageAnswer>;

/** What the server function hands the widget: a token for one user on one account, at most ten minutes. */
export const WidgetSession = z.object({
  ok: z.literal(true),
  token: z.string(),
  expiresAt: Moment,
  apiUrl: z.string(),
});
export type WidgetSession = z.infer<typeof WidgetSession>;

/** The same shapes before they travel, with days as text: what the server builds. */
export type AccountViewBody = z.input<typeof AccountView>;
