import * as z from "zod/mini";
import { WireCurrency, WireDay } from "../kernel/contract.ts";
import {
  ASKED_BY,
  BUREAU_GRADES,
  ENTRY_STATES,
  FACT_KINDS,
  FIGURES,
  RATED,
  WRITERS,
  ZONES,
} from "./kinds.ts";

const Statement = z.object({
  kind: z.literal("statement"),
  currency: WireCurrency,
  periodEnd: WireDay,
  audited: z.boolean(),
  figures: z.record(z.enum(FIGURES), z.int()),
  z: z.nullable(z.number()),
  zone: z.nullable(z.enum(ZONES)),
});
const Rating = z.object({ kind: z.literal("rating"), of: z.enum(RATED), points: z.int() });
const Fact = z.object({
  kind: z.literal("fact"),
  fact: z.enum(FACT_KINDS),
  since: WireDay,
  until: z.nullable(WireDay),
});
const Reference = z.object({
  kind: z.literal("reference"),
  referee: z.string(),
  knownSince: z.nullable(WireDay),
  highCreditMinor: z.nullable(z.int()),
  currency: WireCurrency,
  terms: z.string(),
  daysLate: z.nullable(z.int()),
  askedBy: z.enum(ASKED_BY),
});

const Bureau = z.object({
  kind: z.literal("bureau"),
  bureau: z.literal("creditsafe"),
  orderId: z.string(),
  companyName: z.string(),
  regNo: z.string(),
  grade: z.nullable(z.enum(BUREAU_GRADES)),
  points: z.nullable(z.number()),
  most: z.number(),
  limitMinor: z.nullable(z.int()),
  currency: z.nullable(WireCurrency),
});

const WireEntry = z.object({
  entryId: z.string(),
  state: z.enum(ENTRY_STATES),
  body: z.discriminatedUnion("kind", [Statement, Rating, Fact, Reference, Bureau]),
  source: z.string(),
  note: z.string(),
  on: WireDay,
  expiresOn: z.nullable(WireDay),
  supersedes: z.nullable(z.string()),
  file: z.nullable(z.object({ fileId: z.string(), name: z.string() })),
  recordedOn: WireDay,
  by: z.string(),
  withdrawal: z.nullable(z.object({ on: WireDay, reason: z.string(), by: z.string() })),
  /** Whether this reader may correct or withdraw it. */
  mayChange: z.boolean(),
});
export type DossierEntryBody = z.input<typeof WireEntry>;
export type DossierEntryView = z.infer<typeof WireEntry>;

/** GET /v1/accounts/:accountId/dossier (?asOf=YYYY-MM-DD: as it was known on that morning), newest first. */
export const DossierAnswer = z.object({
  asOf: WireDay,
  currency: WireCurrency,
  /** What this reader may add. */
  may: z.object({ rate: z.boolean(), record: z.boolean() }),
  summary: z.object({
    z: z.nullable(z.number()),
    zone: z.nullable(z.enum(ZONES)),
    statementOn: z.nullable(WireDay),
    financialRating: z.nullable(z.int()),
    marketRating: z.nullable(z.int()),
    adverse: z.array(z.object({ kind: z.enum(FACT_KINDS), on: WireDay })),
    references: z.int(),
    expired: z.int(),
  }),
  entries: z.array(WireEntry),
});
export type DossierBodyWire = z.input<typeof DossierAnswer>;
export type DossierView = z.infer<typeof DossierAnswer>;

/** GET /v1/accounts/:accountId/dossier/files: the account's attachments in the CRM. */
export const DossierFilesAnswer = z.object({
  files: z.array(z.object({ fileId: z.string(), name: z.string() })),
});
export type DossierFilesView = z.infer<typeof DossierFilesAnswer>;

/** GET /v1/settings/dossier: who may write what, and who said so. */
export const DossierRightsAnswer = z.object({
  rate: z.array(z.enum(WRITERS)),
  record: z.array(z.enum(WRITERS)),
  notes: z.boolean(),
  said: z.nullable(z.object({ by: z.string(), reason: z.string() })),
});
export type DossierRightsView = z.infer<typeof DossierRightsAnswer>;
