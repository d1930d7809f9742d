import * as z from "zod/mini";
import { Moment, WireDay } from "../kernel/contract.ts";
import { TRIGGERS, UNITS } from "./kinds.ts";

export const WireAlert = z.object({
  alertId: z.string(),
  /** null: about all of the org's receivables. */
  accountId: z.nullable(z.string()),
  account: z.nullable(z.string()),
  /** The account's page in the CRM; null where its address is not known. */
  accountUrl: z.nullable(z.string()),
  owner: z.nullable(z.string()),
  trigger: z.enum(TRIGGERS),
  raisedOn: WireDay,
  value: z.number(),
  /** What its sentence needs, by name. */
  figures: z.record(z.string(), z.number()),
  endedOn: z.nullable(WireDay),
  seen: z.nullable(z.object({ at: Moment, by: z.string(), note: z.string() })),
});
export type AlertView = z.infer<typeof WireAlert>;
export type AlertBody = z.input<typeof WireAlert>;

export const WireThreshold = z.object({
  on: z.boolean(),
  fires: z.number(),
  rearms: z.number(),
  cooldownDays: z.int(),
});

const WireMeasured = z.object({
  asked: z.int(),
  bad: z.int(),
  raised: z.int(),
  hits: z.int(),
  severe: z.int(),
  severeHits: z.int(),
  leadDays: z.nullable(z.number()),
  low: z.number(),
  high: z.number(),
  verdict: z.enum(["too-little", "better", "unclear", "worse"]),
});

const WireTrigger = z.object({
  trigger: z.enum(TRIGGERS),
  unit: z.enum(UNITS),
  /** Whether the figure itself raises it, or only what is above. */
  raisedAt: z.enum(["at", "above"]),
  threshold: WireThreshold,
  /** Nothing in the store tells it yet. */
  unwatched: z.boolean(),
  /** Its alerts are kept and not shown: it was worse than chance. */
  muted: z.boolean(),
  /** How often it was right; null where the past cannot be asked. */
  measured: z.nullable(WireMeasured),
});
export type TriggerView = z.infer<typeof WireTrigger>;

/** GET /v1/settings/alerts?state=…&trigger=…&after=…: warnings, the newest first and of one day the most telling first, and what they are raised by. */
export const AlertsAnswer = z.object({
  today: WireDay,
  role: z.enum(["admin", "collector"]),
  /** Open ones by trigger, muted ones left out. */
  counts: z.array(z.object({ trigger: z.enum(TRIGGERS), count: z.int() })),
  alerts: z.array(WireAlert),
  /** Shows the page after this one; null: there is none. */
  after: z.nullable(z.string()),
  triggers: z.array(WireTrigger),
  /** The day of the last measurement; null before the first. */
  measuredOn: z.nullable(WireDay),
});
export type AlertsView = z.infer<typeof AlertsAnswer>;
export type AlertsBody = z.input<typeof AlertsAnswer>;
