import * as z from "zod/mini";
import { WireChannel } from "../dunning/contract.ts";
import { Moment, WireDay } from "../kernel/contract.ts";

/** What an admin or an account's owner may have done, each with its reason in the audit. */
const ACT_KINDS = [
  "went-live",
  "stopped",
  "resumed",
  "rehearsed",
  "mode-set",
  "caps-set",
  "settings-set",
  "fuse-released",
  "exempted",
  "lifted",
  "vetoed",
  "veto-ended",
  "sent-now",
  "contact-preference",
  "contact-wrong",
  "contact-verified",
  "contact-limits",
  "opted-out",
  "opted-in",
  "third-party",
] as const;
const WireActKind = z.enum(ACT_KINDS);
export type ActKind = z.infer<typeof WireActKind>;

/** What may be wrong with an org's reminders. */
const ALARM_KINDS = [
  "no-run",
  "run-failed",
  "nothing-sent",
  "in-doubt",
  "stuck",
  "data-too-old",
  "connection-refused",
  "domain-failed",
  "fuse",
  "review-due",
] as const;
export const WireAlarmKind = z.enum(ALARM_KINDS);
export type AlarmKind = z.infer<typeof WireAlarmKind>;

const WireMode = z.enum(["rehearsal", "live", "stopped"]);
export type Mode = z.infer<typeof WireMode>;

const WireCaps = z.object({
  firstDay: z.int(),
  growth: z.number(),
  days: z.int(),
  fuseShare: z.number(),
  fuseAbove: z.int(),
});

/** GET /v1/settings/org: how the org stands. */
export const OrgState = z.object({
  name: z.string(),
  mode: WireMode,
  /** The org's own day. */
  today: WireDay,
  /** The first live day after a signature; null in rehearsal, and in an org that the operator put live. */
  liveOn: z.nullable(WireDay),
  sender: z.nullable(z.object({ name: z.string(), address: z.string() })),
  caps: WireCaps,
  /** Messages that may leave today at most; null without a cap. */
  capToday: z.nullable(z.int()),
  /** The operator stopped the whole installation. */
  installationStopped: z.boolean(),
});
export type OrgStateView = z.infer<typeof OrgState>;
export type OrgStateBody = z.input<typeof OrgState>;

/**
 * GET /v1/settings/go-live: the first live day as it would be today. What is signed is `digest`: of the day, the policy,
 * the sender, every message and everything held.
 */
export const Proposal = z.object({
  asOf: WireDay,
  policy: z.object({ id: z.string(), version: z.int() }),
  sender: z.nullable(z.object({ name: z.string(), address: z.string() })),
  messages: z.array(
    z.object({
      accountId: z.string(),
      account: z.string(),
      currency: z.string(),
      step: z.string(),
      channel: WireChannel,
      askedMinor: z.int(),
      recipient: z.nullable(z.string()),
      subject: z.string(),
    }),
  ),
  /** Accounts and currencies that are held, by reason. */
  held: z.record(z.string(), z.int()),
  /** Accounts that could not be judged. */
  failed: z.array(z.object({ accountId: z.string(), name: z.string(), reason: z.string() })),
  counts: z.object({
    messages: z.int(),
    accounts: z.int(),
    /** By currency, in minor units. */
    amounts: z.record(z.string(), z.int()),
  }),
  /** Messages of the first day at most; what is over is in `held` as capped. */
  cap: z.nullable(z.int()),
  /** Why it cannot be signed now; empty when it can. */
  obstacles: z.array(
    z.enum([
      "already-live",
      "is-stopped",
      "data-is-old",
      "no-sender",
      "domain-failed",
      "not-in-crm",
      "rehearsal-failed",
    ]),
  ),
  digest: z.string(),
});
export type ProposalView = z.infer<typeof Proposal>;
export type ProposalBody = z.input<typeof Proposal>;

/** GET /v1/settings/runs: newest first. */
export const RunsAnswer = z.object({
  runs: z.array(
    z.object({
      asOf: WireDay,
      startedAt: Moment,
      finishedAt: z.nullable(Moment),
      outcome: z.nullable(z.enum(["ok", "warning", "failed"])),
      /** Accounts and sources that went wrong, by name. */
      warnings: z.array(z.string()),
      counts: z.record(z.string(), z.number()),
      fault: z.nullable(z.object({ step: z.string(), text: z.string() })),
    }),
  ),
});
export type RunsView = z.infer<typeof RunsAnswer>;
export type RunsBody = z.input<typeof RunsAnswer>;

/** GET /v1/settings/health: what is wrong, gravest first, and the figures it was judged by. */
export const HealthAnswer = z.object({
  alarms: z.array(z.object({ kind: WireAlarmKind, figure: z.number(), since: Moment })),
  facts: z.object({
    mode: WireMode,
    installationStopped: z.boolean(),
    sinceRunMinutes: z.int(),
    lastOutcome: z.nullable(z.enum(["ok", "warning", "failed"])),
    plannedToday: z.int(),
    sentToday: z.int(),
    underWay: z.int(),
    waitingMinutes: z.nullable(z.int()),
    inDoubt: z.int(),
    dataAgeMinutes: z.nullable(z.int()),
    connectionRefused: z.boolean(),
    /** No mail to customers leaves until the sender's domain is mended. */
    domainFailed: z.boolean(),
    heldByFuse: z.int(),
    reviewsOver: z.int(),
  }),
});
export type HealthView = z.infer<typeof HealthAnswer>;
export type HealthBody = z.input<typeof HealthAnswer>;

/** GET /v1/settings/acts: who did what when, newest first. */
export const ActsAnswer = z.object({
  acts: z.array(
    z.object({
      actId: z.string(),
      kind: WireActKind,
      about: z.nullable(z.string()),
      reason: z.string(),
      by: z.string(),
      at: Moment,
      body: z.record(z.string(), z.unknown()),
    }),
  ),
});
export type ActsView = z.infer<typeof ActsAnswer>;
export type ActsBody = z.input<typeof ActsAnswer>;
