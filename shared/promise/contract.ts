import * as z from "zod/mini";
import { WireCurrency, WireDay } from "../kernel/contract.ts";

export const PROMISE_STATES = ["open", "kept", "partly-kept", "broken", "withdrawn", "superseded"] as const;

export const WirePromise = z.object({
  promiseId: z.string(),
  amountMinor: z.int(),
  currency: WireCurrency,
  promisedOn: WireDay,
  madeOn: WireDay,
  invoiceIds: z.array(z.string()),
  state: z.enum(PROMISE_STATES),
  /** What of it newer promises and plans have left: it is judged by this. */
  standsMinor: z.int(),
  receivedMinor: z.int(),
  /** 1 + earlier promises for the same invoice that were not kept. */
  level: z.int(),
  /** Reminders hold up to and including this day. */
  holdsUntil: WireDay,
});
export type PromiseView = z.infer<typeof WirePromise>;

export type PromiseBody = z.input<typeof WirePromise>;

/** How one account kept its word in one currency in the last twelve months; kept rate = receivedMinor ÷ promisedMinor. */
export const WirePromiseRecord = z.object({
  currency: WireCurrency,
  promises: z.int(),
  kept: z.int(),
  promisedMinor: z.int(),
  receivedMinor: z.int(),
});
