import * as z from "zod/mini";
import { Sentence, WireCurrency, WireDay } from "../kernel/contract.ts";
import { CANDIDATES, CREDIT_HOLDS, GRADE_LETTERS, HOLD_CAUSES } from "./kinds.ts";

const WireUse = z.object({ currency: WireCurrency, limitMinor: z.int(), exposureMinor: z.int() });

/** May I sell to them? Everything in the limit's currency, at rates of `ratesOn`. */
export const WireExposure = z.object({
  currency: WireCurrency,
  limitMinor: z.nullable(z.int()),
  /** Of all accounts that the limit is for. */
  openMinor: z.int(),
  /** Sold and not billed yet. */
  ordersMinor: z.int(),
  creditsMinor: z.int(),
  /** open + orders − credits */
  exposureMinor: z.int(),
  /** How many accounts it is about: those of the group, where the limit is the head office's. */
  accounts: z.int(),
  /** limit − exposure, or what is left of the tightest part or of the group's limit; null without a limit */
  headroomMinor: z.nullable(z.int()),
  /** Sub-limits: how much in each of these currencies at most, and how much there is, in that currency. */
  parts: z.array(WireUse),
  /** The head office's limit, where it holds branches that have one of their own: what all of the group use of it. */
  group: z.nullable(WireUse),
  hold: z.enum(["none", "warn", "over"]),
  ratesOn: z.nullable(WireDay),
  /** Open money in currencies without a rate: left out of the sums and said so. */
  withoutRate: z.array(z.string()),
});
export type ExposureView = z.infer<typeof WireExposure>;
export type ExposureBody = z.input<typeof WireExposure>;

/** The longest terms that a grade is allowed, in days; 0: against payment. */
export const WireGradeTerms = z.object({ grade: z.enum(GRADE_LETTERS), mostDays: z.int() });
export type GradeTermsBody = z.input<typeof WireGradeTerms>;

/** May I sell this? Everything in the limit's currency. */
export const WireDealCheck = z.object({
  currency: WireCurrency,
  limitMinor: z.int(),
  /** What is left on that day of exceptions to the limit: the deal may use it. */
  allowedMinor: z.int(),
  /** Whether they may buy on credit at all, and why not. */
  hold: z.enum(CREDIT_HOLDS),
  why: Sentence,
  amountMinor: z.int(),
  deliverOn: WireDay,
  /** Whether the deal's are longer than those that the account's grade is allowed; null: never scored. */
  terms: z.nullable(z.extend(WireGradeTerms, { tooLong: z.boolean() })),
  /** On the day of delivery, without the deal and with it. */
  beforeMinor: z.int(),
  peakMinor: z.int(),
  /** 0 when it fits. */
  overMinor: z.int(),
  /** Of what is open or ordered: nobody can say when it comes, so it is taken to stay. */
  unexpectedMinor: z.int(),
  /** null when it fits; each of them makes it fit, and is null where it cannot. */
  options: z.nullable(
    z.object({
      depositMinor: z.nullable(z.int()),
      deliverFrom: z.nullable(WireDay),
      split: z.nullable(z.object({ firstMinor: z.int(), restOn: WireDay })),
      /** With an exception that ends in time, as it would not with the terms asked for. */
      shorterTerms: z.nullable(z.object({ termsDays: z.int(), until: WireDay })),
      /** `tooLong`: longer than anybody may allow. */
      exception: z.object({ overMinor: z.int(), until: z.nullable(WireDay), tooLong: z.boolean() }),
    }),
  ),
  ratesOn: z.nullable(WireDay),
  /** Open money in currencies without a rate: left out and said so. */
  withoutRate: z.array(z.string()),
});
export type DealCheckView = z.infer<typeof WireDealCheck>;
export type DealCheckBody = z.input<typeof WireDealCheck>;

const WireHold = z.enum(CREDIT_HOLDS);

/** GET /v1/accounts/:accountId/credit-hold, and the answer to whatever changes it. */
export const WireCreditHold = z.object({
  asOf: WireDay,
  hold: WireHold,
  /** The strictest first. */
  because: z.array(z.object({ cause: z.enum(HOLD_CAUSES), hold: WireHold })),
  /** Overdue by more than so many days is a reason. */
  overdueDays: z.int(),
  /** A person's word that is in force. */
  placed: z.nullable(
    z.object({
      hold: WireHold,
      reason: z.string(),
      by: z.string(),
      placedOn: WireDay,
      until: z.nullable(WireDay),
      reviewOn: z.nullable(WireDay),
      reviewDue: z.boolean(),
    }),
  ),
  currency: WireCurrency,
  /** In force, with what orders have left of each; the one that ends first comes first. */
  exceptions: z.array(
    z.object({
      exceptionId: z.string(),
      amountMinor: z.int(),
      leftMinor: z.int(),
      until: WireDay,
      reason: z.string(),
      by: z.string(),
      /** Taken back before its last day. */
      withdrawn: z.nullable(z.object({ by: z.string(), reason: z.string() })),
      mayWithdraw: z.boolean(),
    }),
  ),
  may: z.object({
    place: z.boolean(),
    /** The most that the reader may still allow beyond the limit; 0: nothing. */
    exceptionMinor: z.int(),
    exceptionDays: z.int(),
  }),
});
export type CreditHoldView = z.infer<typeof WireCreditHold>;
export type CreditHoldBody = z.input<typeof WireCreditHold>;

/** GET and PUT /v1/settings/credit-control: what holds from today on. */
export const WireCreditControl = z.object({
  counted: z.object({ order: z.array(z.string()), deal: z.array(z.string()) }),
  overLimit: WireHold,
  overGroup: WireHold,
  overdue: z.object({ days: z.int(), hold: WireHold }),
  insolvency: WireHold,
  exceptions: z.object({ admin: z.int(), collector: z.int(), mostDays: z.int() }),
  /** Whose word it is; null: nobody's yet. */
  said: z.nullable(z.object({ by: z.string(), reason: z.string(), from: WireDay })),
});
export type CreditControlView = z.infer<typeof WireCreditControl>;
export type CreditControlBody = z.input<typeof WireCreditControl>;

/** GET /v1/accounts/:accountId/limit-proposal: what a limit would be by each formula, and by the grade. */
export const WireLimitProposal = z.object({
  currency: WireCurrency,
  limitMinor: z.nullable(z.int()),
  year: z.object({
    salesMinor: z.int(),
    monthsBilled: z.int(),
    termsDays: z.int(),
    lateDays: z.int(),
    withoutRate: z.array(z.string()),
  }),
  equityMinor: z.nullable(z.int()),
  receivablesMinor: z.nullable(z.int()),
  /** Of whose limit it is: the head office's, where several accounts sell under one. */
  accounts: z.int(),
  grade: z.nullable(z.enum(GRADE_LETTERS)),
  provisional: z.boolean(),
  rules: z.object({
    needPercent: z.int(),
    turnoverPercent: z.int(),
    equityPercent: z.int(),
    portfolioPercent: z.int(),
    changePercent: z.int(),
  }),
  /** null: no formula has what it needs, or the account was never scored. */
  proposal: z.nullable(
    z.object({
      candidates: z.array(z.object({ name: z.enum(CANDIDATES), valueMinor: z.nullable(z.int()) })),
      by: z.enum(CANDIDATES),
      gradePercent: z.int(),
      proposedMinor: z.int(),
      termsDays: z.int(),
      differs: z.boolean(),
    }),
  ),
});
export type LimitProposalView = z.infer<typeof WireLimitProposal>;
export type LimitProposalBody = z.input<typeof WireLimitProposal>;
