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
  receivedMinor: z.int(),
  /** Reminders hold up to and including this day. */
  holdsUntil: WireDay,
});
export type PromiseView = z.infer<typeof WirePromise>;

export type PromiseBody = z.input<typeof WirePromise>;
