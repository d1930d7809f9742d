import * as z from "zod/mini";
import { WireCurrency, WireDay } from "../kernel/contract.ts";
import { CrmId, PositiveMinor, Uuid, Words } from "../kernel/request-contract.ts";

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

const ppm = (most: number) => z.int().check(z.minimum(0), z.maximum(most));
const share = ppm(1_000_000);

/** PUT /v1/settings/provision: the whole of what losses and credit are reckoned by, for an accountant to approve. */
export const ProposeProvision = z.strictObject({
  clientId: Uuid,
  matrices: z
    .array(z.strictObject({ currency: WireCurrency, ratesPpm: z.array(z.int()).check(z.maxLength(5)) }))
    .check(z.maxLength(30)),
  assessed: z
    .array(z.strictObject({ accountId: CrmId, lossPpm: share, reason: Words(1, 500) }))
    .check(z.maxLength(500)),
  writeOffPpm: share,
  recoveryPpm: share,
  forwardPpm: ppm(5_000_000),
  forwardReason: Words(0, 500),
  yearlyPpm: z.nullable(ppm(1_000_000)),
  contact: z.nullable(z.strictObject({ amountMinor: PositiveMinor, currency: WireCurrency })),
  reason: Words(1, 500),
});
export type ProposeProvision = z.infer<typeof ProposeProvision>;

/** POST /v1/settings/provision/approval: an accountant says that a version holds from a day. */
export const ApproveProvision = z.strictObject({
  version: z.int().check(z.positive()),
  from: WireDay,
});
export type ApproveProvision = z.infer<typeof ApproveProvision>;
