import * as z from "zod/mini";
import { WireCurrency, WireDay } from "../kernel/contract.ts";
import { DISPUTE_OUTCOMES, DISPUTE_REASONS } from "./kinds.ts";

/** A dispute that still keeps money from being asked for: open, or accepted and waiting for its credit note. */
export const WireDispute = z.object({
  disputeId: z.string(),
  invoiceId: z.string(),
  amountMinor: z.int(),
  currency: WireCurrency,
  reason: z.enum(DISPUTE_REASONS),
  note: z.string(),
  ownerName: z.nullable(z.string()),
  answerBy: WireDay,
  openedOn: WireDay,
  /** Its day is over and nobody settled it. */
  late: z.boolean(),
  /** What of it is not asked for today. */
  contestedMinor: z.int(),
  resolution: z.nullable(
    z.object({
      outcome: z.enum(DISPUTE_OUTCOMES),
      acceptedMinor: z.int(),
      text: z.string(),
      on: WireDay,
      byName: z.string(),
    }),
  ),
});
export type DisputeView = z.infer<typeof WireDispute>;

/** Before it travels, with days as text. */
export type DisputeBody = z.input<typeof WireDispute>;
