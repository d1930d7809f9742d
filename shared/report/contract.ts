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
