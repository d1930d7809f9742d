import * as z from "zod/mini";
import { WireCurrency, WireDay } from "../kernel/contract.ts";

/** Without a day: today. */
export const ReportQuery = z.strictObject({ asOf: z.optional(WireDay) });

export const AgingQuery = z.strictObject({ asOf: WireDay, currency: WireCurrency });
export type AgingQuery = z.infer<typeof AgingQuery>;

export const BucketQuery = z.strictObject({
  asOf: WireDay,
  currency: WireCurrency,
  bucket: z.enum(["0", "1", "2", "3", "4"]),
});
export type BucketQuery = z.infer<typeof BucketQuery>;
