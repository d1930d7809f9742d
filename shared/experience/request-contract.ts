import * as z from "zod/mini";
import { WireDay } from "../kernel/contract.ts";
import { CrmId, Uuid, Words } from "../kernel/request-contract.ts";
import { FORMATS, PERIODS } from "./kinds.ts";

const Months = z.literal(PERIODS);

/** PUT /v1/settings/experiences: on with a purpose, or off. */
export const SharingRequest = z.discriminatedUnion("on", [
  z.strictObject({ clientId: Uuid, on: z.literal(true), purpose: Words(10, 500) }),
  z.strictObject({ clientId: Uuid, on: z.literal(false) }),
]);
export type SharingRequest = z.infer<typeof SharingRequest>;

/** GET /v1/settings/experiences/preview?months= */
export const PreviewQuery = z.strictObject({
  months: z.pipe(z.string().check(z.regex(/^\d{1,2}$/)), z.pipe(z.transform(Number), Months)),
});

/** POST /v1/settings/experiences/exports: `digest` of what was shown. */
export const ExportRequest = z.strictObject({
  clientId: Uuid,
  months: Months,
  format: z.enum(FORMATS),
  digest: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});
export type ExportRequest = z.infer<typeof ExportRequest>;

/** POST /v1/settings/experiences/consents */
export const ConsentRequest = z.strictObject({
  clientId: Uuid,
  accountId: CrmId,
  regNo: z.string().check(z.regex(/^[A-Za-z0-9]{4,40}$/)),
  evidence: Words(4, 500),
  givenOn: WireDay,
  untilOn: z.nullable(WireDay),
});
export type ConsentRequest = z.infer<typeof ConsentRequest>;

/** POST /v1/settings/experiences/consents/:consentId/end */
export const ConsentEndRequest = z.strictObject({ reason: Words(1, 500) });
export type ConsentEndRequest = z.infer<typeof ConsentEndRequest>;
