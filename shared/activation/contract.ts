import * as z from "zod/mini";
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
  "fuse",
  "review-due",
] as const;
const WireAlarmKind = z.enum(ALARM_KINDS);
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
  /** The first live day after a signature; null in rehearsal, and in an org that the operator put live. */
  liveOn: z.nullable(WireDay),
  sender: z.nullable(z.object({ name: z.string(), address: z.string() })),
  caps: WireCaps,
  /** Messages that may leave today at most; null without a cap. */
  capToday: z.nullable(z.int()),
  /** The operator stopped the whole installation. */
  installationStopped: z.boolean(),
});
export type OrgStateBody = z.input<typeof OrgState>;

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
export type ActsBody = z.input<typeof ActsAnswer>;
