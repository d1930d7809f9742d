import * as z from "zod/mini";
import { WireCurrency, WireDay } from "../kernel/contract.ts";
import { CrmId, PositiveMinor, Uuid, Words } from "../kernel/request-contract.ts";
import { ASKED_BY, FACT_KINDS, RATED, WRITERS } from "./kinds.ts";

const Minor = z.int().check(z.minimum(-1_000_000_000_000_000), z.maximum(1_000_000_000_000_000));

const common = {
  clientId: Uuid,
  source: Words(2, 300),
  note: Words(0, 1000),
  on: WireDay,
  expiresOn: z.nullable(WireDay),
  supersedes: z.nullable(Uuid),
  /** One of the account's own attachments in the CRM. */
  fileId: z.nullable(CrmId),
};

const StatementRequest = z.strictObject({
  ...common,
  kind: z.literal("statement"),
  currency: WireCurrency,
  periodEnd: WireDay,
  audited: z.boolean(),
  workingCapitalMinor: Minor,
  totalAssetsMinor: Minor,
  retainedEarningsMinor: Minor,
  ebitMinor: Minor,
  bookEquityMinor: Minor,
  totalLiabilitiesMinor: Minor,
});

/** A rating says why: its note may not be empty. */
const RatingRequest = z.strictObject({
  ...common,
  note: Words(1, 1000),
  kind: z.literal("rating"),
  of: z.enum(RATED),
  points: z.int().check(z.minimum(0), z.maximum(100)),
});

const FactRequest = z.strictObject({
  ...common,
  kind: z.literal("fact"),
  fact: z.enum(FACT_KINDS),
  since: WireDay,
  until: z.nullable(WireDay),
});

const ReferenceRequest = z.strictObject({
  ...common,
  kind: z.literal("reference"),
  referee: Words(2, 200),
  knownSince: z.nullable(WireDay),
  highCreditMinor: z.nullable(PositiveMinor),
  currency: WireCurrency,
  terms: Words(0, 200),
  daysLate: z.nullable(z.int().check(z.minimum(-365), z.maximum(3650))),
  askedBy: z.enum(ASKED_BY),
});

/** POST /v1/accounts/:accountId/dossier. Saved once, however often it is sent with the same `clientId`. */
export const DossierRequest = z.discriminatedUnion("kind", [
  StatementRequest,
  RatingRequest,
  FactRequest,
  ReferenceRequest,
]);
export type DossierRequest = z.infer<typeof DossierRequest>;

/** POST /v1/accounts/:accountId/dossier/:entryId/withdrawal */
export const DossierWithdrawalRequest = z.strictObject({ clientId: Uuid, reason: Words(1, 500) });
export type DossierWithdrawalRequest = z.infer<typeof DossierWithdrawalRequest>;

const Writers = z.array(z.enum(WRITERS)).check(z.maxLength(WRITERS.length));

/** PUT /v1/settings/dossier: an admin keeps every right. */
export const DossierRightsRequest = z.strictObject({
  clientId: Uuid,
  rate: Writers,
  record: Writers,
  notes: z.boolean(),
  reason: Words(1, 500),
});
export type DossierRightsRequest = z.infer<typeof DossierRightsRequest>;
