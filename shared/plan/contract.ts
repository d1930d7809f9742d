import * as z from "zod/mini";
import { WireCurrency, WireDay } from "../kernel/contract.ts";
import { PLAN_STATES } from "./kinds.ts";

/** A payment plan as the page shows it. */
export const WirePlan = z.object({
  planId: z.string(),
  currency: WireCurrency,
  totalMinor: z.int(),
  invoiceIds: z.array(z.string()),
  state: z.enum(PLAN_STATES),
  agreedOn: WireDay,
  breaksAfter: z.int(),
  missed: z.int(),
  receivedMinor: z.int(),
  arrearsMinor: z.int(),
  comingMinor: z.int(),
  /** Reminders of what is coming hold up to and including this day; null when nothing holds. */
  holdsUntil: z.nullable(WireDay),
  note: z.string(),
  instalments: z.array(z.object({ dueOn: WireDay, lastDay: WireDay, amountMinor: z.int() })),
});
export type PlanView = z.infer<typeof WirePlan>;
export type PlanBody = z.input<typeof WirePlan>;

/** The extension that lives for an invoice. */
export const WireExtension = z.object({
  extensionId: z.string(),
  invoiceId: z.string(),
  fromDue: WireDay,
  extendedTo: WireDay,
  reason: z.string(),
  approver: z.string(),
  grantedOn: WireDay,
});
export type ExtensionView = z.infer<typeof WireExtension>;
export type ExtensionBody = z.input<typeof WireExtension>;
