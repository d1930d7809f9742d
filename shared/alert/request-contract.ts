import * as z from "zod/mini";
import { Uuid, Words } from "../kernel/request-contract.ts";
import { ALERT_STATES, TRIGGERS } from "./kinds.ts";

const AlertId = z.string().check(z.regex(/^[\w-]{1,80}$/));

const AFTER = new RegExp(`^[0-9]{4}-[0-9]{2}-[0-9]{2}~(${TRIGGERS.join("|")})~[\\w-]{1,80}$`);

/** The query of GET /v1/settings/alerts. */
export const AlertsQuery = z.object({
  state: z.optional(z.enum(ALERT_STATES)),
  trigger: z.optional(z.enum(TRIGGERS)),
  /** As the page before said it: day, trigger, id. */
  after: z.optional(z.string().check(z.regex(AFTER))),
});
export type AlertsQuery = z.infer<typeof AlertsQuery>;

/** POST /v1/settings/alerts: somebody saw it, and says what they make of it. */
export const SeeAlertRequest = z.strictObject({ alertId: AlertId, note: Words(1, 500) });
export type SeeAlertRequest = z.infer<typeof SeeAlertRequest>;

const figure = z.number().check(z.minimum(0), z.maximum(1_000));

/** PUT /v1/settings/alert-thresholds: when one trigger speaks, from today on. */
export const ThresholdRequest = z.strictObject({
  clientId: Uuid,
  trigger: z.enum(TRIGGERS),
  on: z.boolean(),
  fires: figure,
  rearms: figure,
  cooldownDays: z.int().check(z.minimum(0), z.maximum(365)),
  reason: Words(1, 500),
});
export type ThresholdRequest = z.infer<typeof ThresholdRequest>;
