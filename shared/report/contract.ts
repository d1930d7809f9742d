import * as z from "zod/mini";
import { WireCurrency, WireDay } from "../kernel/contract.ts";

/** The figures of a report. "DSO" alone is none: its method is part of its name. */
export const METHODS = [
  "dso-simple",
  "dso-count-back",
  "dso-true",
  "bpdso",
  "add",
  "average-days-late",
  "cei-month",
  "cei-chained",
  "dbt-payments",
  "dbt-buckets",
  "days-to-pay",
] as const;
export type Method = (typeof METHODS)[number];

const WireFigure = z.object({
  method: z.enum(METHODS),
  from: WireDay,
  to: WireDay,
  /** CEI in percent, all others in days; null where there is nothing to divide by. */
  value: z.nullable(z.number()),
});

/** opening + invoiced − credited − received + reversed = closing. */
const WireMonth = z.object({
  from: WireDay,
  to: WireDay,
  openingMinor: z.int(),
  invoicedMinor: z.int(),
  creditedMinor: z.int(),
  receivedMinor: z.int(),
  reversedMinor: z.int(),
  closingMinor: z.int(),
});

const WireRoll = z.object({ movedMinor: z.int(), leftMinor: z.int(), ratePpm: z.nullable(z.int()) });

export const EVIDENCE = ["own-history", "short-history", "by-hand"] as const;

/** Expected credit loss by the version in force on the day. matrix + assessed exposure = open; Σ of all losses = provision. */
const WireProvision = z.object({
  version: z.int(),
  from: WireDay,
  approvedBy: z.string(),
  stage: z.enum(EVIDENCE),
  /** Of the five buckets, without what is assessed. */
  ratesPpm: z.array(z.int()),
  exposureMinor: z.array(z.int()),
  lossMinor: z.array(z.int()),
  assessed: z.array(
    z.object({
      name: z.string(),
      reason: z.string(),
      lossPpm: z.int(),
      exposureMinor: z.int(),
      lossMinor: z.int(),
    }),
  ),
  provisionMinor: z.int(),
});
export type ProvisionView = z.infer<typeof WireProvision>;

const costParts = {
  averageMinor: z.int(),
  carryingMinor: z.int(),
  expectedMinor: z.int(),
  contacts: z.int(),
  handlingMinor: z.int(),
  totalMinor: z.int(),
};

/** What credit cost in the 365 days that end with the report's day. total = carrying + expected loss + handling. */
const WireCreditCost = z.object({
  ...costParts,
  from: WireDay,
  yearlyPpm: z.int(),
  /** Whether contacts cost something in this currency; the expected loss is of an approved matrix. */
  hasHandling: z.boolean(),
  hasLoss: z.boolean(),
  accounts: z.array(z.object({ ...costParts, accountId: z.string(), name: z.string() })),
  /** Accounts beyond those listed, and what they cost. */
  restCount: z.int(),
  restMinor: z.int(),
});
export type CreditCostView = z.infer<typeof WireCreditCost>;

/** One currency; two are never added. Σ buckets = open; balance = open − unapplied. */
const WireCurrencyReport = z.object({
  currency: WireCurrency,
  /** Current, 1–30, 31–60, 61–90, 91 and more days past due. */
  buckets: z.array(z.int()),
  openMinor: z.int(),
  unappliedMinor: z.int(),
  balanceMinor: z.int(),
  figures: z.array(WireFigure),
  /** Oldest first; the last one may not be over. */
  months: z.array(WireMonth),
  /** From each bucket but the last to the next one. */
  rolls: z.array(WireRoll),
  /** null: no approved matrix of this currency holds on the day. */
  provision: z.nullable(WireProvision),
  /** null: no approved version of the day says what money costs. */
  cost: z.nullable(WireCreditCost),
});
export type CurrencyReportView = z.infer<typeof WireCurrencyReport>;

/** GET /v1/settings/report: the receivables at the end of `asOf`, by what the ledger knows now. */
export const ReportAnswer = z.object({
  asOf: WireDay,
  today: WireDay,
  currencies: z.array(WireCurrencyReport),
});
export type ReportView = z.infer<typeof ReportAnswer>;
export type ReportBody = z.input<typeof ReportAnswer>;

const WireAccountBehind = z.object({
  accountId: z.string(),
  name: z.string(),
  openMinor: z.int(),
  /** How many invoices make it up; the first of them follow, the longest due first. */
  count: z.int(),
  invoices: z.array(
    z.object({ number: z.string(), dueOn: WireDay, daysPastDue: z.int(), residualMinor: z.int() }),
  ),
});

/** GET /v1/settings/report/bucket: who is behind one bucket, by how much. The sums of those listed and the rest = bucket. */
export const BucketAnswer = z.object({
  openMinor: z.int(),
  accounts: z.array(WireAccountBehind),
  /** Accounts beyond those listed, and their money. */
  restCount: z.int(),
  restMinor: z.int(),
});
export type BucketView = z.infer<typeof BucketAnswer>;
export type BucketBody = z.input<typeof BucketAnswer>;

/** GET /v1/settings/report/aging: every open invoice of one currency as a file. */
export const AgingFile = z.object({ name: z.string(), text: z.string() });
export type AgingFile = z.infer<typeof AgingFile>;

const WireMatrix = z.object({
  currency: WireCurrency,
  ratesPpm: z.array(z.int()),
  stage: z.enum(EVIDENCE),
  months: z.int(),
  suggestedPpm: z.array(z.nullable(z.int())),
});

const WireProvisionVersion = z.object({
  version: z.int(),
  matrices: z.array(WireMatrix),
  assessed: z.array(
    z.object({ accountId: z.string(), name: z.string(), lossPpm: z.int(), reason: z.string() }),
  ),
  writeOffPpm: z.int(),
  recoveryPpm: z.int(),
  forwardPpm: z.int(),
  forwardReason: z.string(),
  yearlyPpm: z.nullable(z.int()),
  contact: z.nullable(z.object({ amountMinor: z.int(), currency: WireCurrency })),
  proposed: z.object({ by: z.string(), byMe: z.boolean(), on: WireDay, reason: z.string() }),
  approval: z.nullable(z.object({ by: z.string(), on: WireDay, from: WireDay })),
});
export type ProvisionVersionView = z.infer<typeof WireProvisionVersion>;

/** GET /v1/settings/provision, and what proposing and approving answer. */
export const ProvisionAnswer = z.object({
  today: WireDay,
  /** Whether whoever asks is an accountant, who alone approves. */
  mayApprove: z.boolean(),
  /** The version of today. */
  inForce: z.nullable(z.int()),
  /** The newest first, at most 24 of them. */
  versions: z.array(WireProvisionVersion),
});
export type ProvisionTermsView = z.infer<typeof ProvisionAnswer>;
export type ProvisionTermsBody = z.input<typeof ProvisionAnswer>;

const WireAccountCost = z.object({
  currency: WireCurrency,
  /** Of the balance at the end of each day. */
  averageMinor: z.int(),
  /** total = carrying + expected loss + handling. */
  carryingMinor: z.int(),
  expectedMinor: z.int(),
  contacts: z.int(),
  handlingMinor: z.int(),
  totalMinor: z.int(),
  /** Net sales of the same days; the cost as a share of them is null where they are not positive. */
  salesMinor: z.int(),
  ofSalesPpm: z.nullable(z.int()),
  hasLoss: z.boolean(),
  hasHandling: z.boolean(),
});

/** GET /v1/accounts/:accountId/cost: what the credit of one account cost in the 365 days up to today, each currency apart. */
export const AccountCostAnswer = z.discriminatedUnion("state", [
  /** No approved version of today says what money costs. */
  z.object({ state: z.literal("not-approved") }),
  z.object({
    state: z.literal("ready"),
    from: WireDay,
    to: WireDay,
    version: z.int(),
    yearlyPpm: z.int(),
    currencies: z.array(WireAccountCost),
  }),
]);
export type AccountCostView = z.infer<typeof AccountCostAnswer>;
export type AccountCostBody = z.input<typeof AccountCostAnswer>;
