import * as z from "zod/mini";
import { WireCurrency, WireDay } from "../../kernel/contract.ts";
import { GRADES } from "../../credit/contract.ts";

const Maybe = z.nullable(z.number());
const WireRanked = z.object({ auc: Maybe, mae: Maybe });

/** How far the model's AUC lies above a rule's, with its standard error; a test kept before it was measured has none. */
const WireBeaten = z.extend(WireRanked, {
  lead: z.optional(z.nullable(z.object({ by: z.number(), error: z.number() }))),
});

const WireAtInvoiceTime = z.object({
  invoices: z.int(),
  lateShare: Maybe,
  model: z.extend(WireRanked, { brier: Maybe, ece: Maybe, cover: Maybe, width: Maybe }),
  dueDate: WireBeaten,
  lateRatio: WireBeaten,
  paydex: WireBeaten,
});
const WireOfAccounts = z.object({
  accounts: z.int(),
  badShare: Maybe,
  auc: Maybe,
  aucBy10: Maybe,
  aucSeasoned: Maybe,
  grades: z.readonly(z.array(z.object({ grade: z.enum(GRADES), accounts: z.int(), badShare: z.number() }))),
});
const WireOfOpenBook = z.object({
  invoices: z.int(),
  mae: Maybe,
  cover: Maybe,
  weeks: z.int(),
  wape: Maybe,
  wapeDueDate: Maybe,
  wapeMeanDelay: Maybe,
  together: z.number(),
  bandCover: Maybe,
});

/** The protocol's three questions of the past, with and without the customer that has the most invoices. */
const WireBackTest = z.object({
  from: WireDay,
  to: WireDay,
  cut: WireDay,
  p1: z.extend(WireAtInvoiceTime, {
    withoutLargest: WireAtInvoiceTime,
    /** Ten bins of equal count: the chance of late that was said, and the share that was. */
    reliability: z.readonly(z.array(z.object({ count: z.int(), chance: z.number(), share: z.number() }))),
  }),
  p2: z.extend(WireOfAccounts, { withoutLargest: WireOfAccounts }),
  p3: z.extend(WireOfOpenBook, { withoutLargest: WireOfOpenBook }),
});

const TESTED = { testedOn: WireDay, version: z.string() };
const WireTested = z.discriminatedUnion("state", [
  z.object({
    state: z.literal("ready"),
    ...TESTED,
    currency: WireCurrency,
    invoices: z.int(),
    otherCurrencies: z.int(),
    /** More than a back-test reads at once. */
    leftOut: z.int(),
    test: WireBackTest,
  }),
  z.object({
    state: z.literal("too-little"),
    ...TESTED,
    invoices: z.int(),
    settled: z.int(),
    needed: z.int(),
    before: z.nullable(WireDay),
  }),
  z.object({ state: z.literal("failed"), ...TESTED }),
]);
export type TestedBody = z.input<typeof WireTested>;

/** GET and POST /v1/settings/back-test: how well the forecast would have said the org's own past. */
export const BackTestAnswer = z.object({
  /** How many of its three parts are done; null when none is under way. */
  running: z.nullable(z.object({ done: z.int().check(z.minimum(0), z.maximum(3)) })),
  /** The newest that ended; null before the first. */
  last: z.nullable(WireTested),
});
export type BackTestAnswer = z.infer<typeof BackTestAnswer>;
export type BackTestAnswerBody = z.input<typeof BackTestAnswer>;
