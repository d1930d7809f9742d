import * as z from "zod/mini";
import { Moment, WireCurrency, WireDay } from "../kernel/contract.ts";
import { AMOUNT_BANDS, FORMATS, LATE_BANDS } from "./kinds.ts";

const Row = z.object({
  regNo: z.nullable(z.string()),
  currency: WireCurrency,
  amount: z.enum(AMOUNT_BANDS),
  late: z.enum(LATE_BANDS),
});

/** GET /v1/settings/experiences: whether trade experience is shared, who consented, what left. */
export const SharingAnswer = z.object({
  on: z.boolean(),
  purpose: z.string(),
  /** Who said so last; null: nobody has, so it is off. */
  by: z.nullable(z.string()),
  consents: z.array(
    z.object({
      consentId: z.string(),
      accountId: z.string(),
      name: z.string(),
      regNo: z.string(),
      evidence: z.string(),
      givenOn: WireDay,
      untilOn: z.nullable(WireDay),
      holds: z.boolean(),
    }),
  ),
  /** Newest first, the latest hundred. */
  exports: z.array(
    z.object({
      exportId: z.string(),
      at: Moment,
      by: z.string(),
      purpose: z.string(),
      from: WireDay,
      to: WireDay,
      format: z.enum(FORMATS),
      count: z.int(),
      named: z.int(),
      digest: z.string(),
    }),
  ),
});
export type SharingBody = z.input<typeof SharingAnswer>;
export type SharingView = z.infer<typeof SharingAnswer>;

/** GET /v1/settings/experiences/preview: exactly the rows that would leave. */
export const ExperiencePreview = z.object({
  from: WireDay,
  to: WireDay,
  rows: z.array(Row),
  digest: z.string(),
});
export type ExperiencePreviewBody = z.input<typeof ExperiencePreview>;
export type ExperiencePreviewView = z.infer<typeof ExperiencePreview>;

/** POST /v1/settings/experiences/exports, GET /v1/settings/experiences/exports/:exportId */
export const ExperienceFile = z.object({ name: z.string(), text: z.string() });
export type ExperienceFile = z.infer<typeof ExperienceFile>;
