import * as z from "zod/mini";
import { WireCurrency, WireDay } from "../kernel/contract.ts";
import { AFTER_ITS_END, CRM_WORDS, LINE_STATES, VERDICTS } from "./kinds.ts";

const said = { by: z.string(), on: WireDay };

/** A limit that was proposed, and what became of it. */
export const WireLimitLine = z.object({
  lineId: z.string(),
  state: z.enum(LINE_STATES),
  currency: WireCurrency,
  limitMinor: z.int(),
  /** As it was typed, where that was another currency. */
  typed: z.nullable(z.object({ currency: WireCurrency, limitMinor: z.int() })),
  from: WireDay,
  until: WireDay,
  parts: z.array(z.object({ currency: WireCurrency, partMinor: z.int() })),
  /** What the formulas gave on that day; null: nothing. */
  reckonedMinor: z.nullable(z.int()),
  /** The limit in force then. */
  beforeMinor: z.nullable(z.int()),
  proposed: z.object({ ...said, byMe: z.boolean(), reason: z.string() }),
  verdict: z.nullable(z.object({ ...said, verdict: z.enum(VERDICTS), note: z.string() })),
});
export type LimitLineView = z.infer<typeof WireLimitLine>;
export type LimitLineBody = z.input<typeof WireLimitLine>;

/** GET /v1/accounts/:accountId/limit-lines, and the answer to whatever changes them. */
export const WireLimitLines = z.object({
  today: WireDay,
  currency: WireCurrency,
  /** What the CRM says now, and nobody else. */
  limitMinor: z.nullable(z.int()),
  /** Of an account that sells under its head office's limit: that limit, and how many accounts share it. */
  group: z.nullable(z.object({ limitMinor: z.nullable(z.int()), accounts: z.int() })),
  /** The approved line that counts today, even if its last day is over, and whether the CRM says the same. */
  current: z.nullable(z.object({ line: WireLimitLine, crm: z.enum(CRM_WORDS) })),
  waiting: z.nullable(WireLimitLine),
  /** All others, the newest first. */
  others: z.array(WireLimitLine),
  /** What the CRM's field said, and since when, the newest first. */
  crm: z.array(
    z.object({ on: WireDay, currency: z.nullable(WireCurrency), limitMinor: z.nullable(z.int()) }),
  ),
  may: z.object({
    propose: z.boolean(),
    /** The one that waits: whether the reader may approve it, or refuse it. */
    approve: z.boolean(),
    refuse: z.boolean(),
  }),
  /** What the formulas give today; null: nothing. */
  reckonedMinor: z.nullable(z.int()),
  mostDays: z.int(),
});
export type LimitLinesView = z.infer<typeof WireLimitLines>;
export type LimitLinesBody = z.input<typeof WireLimitLines>;

const Most = z.nullable(z.int());
const ByGrade = z.object({
  A: z.int(),
  B: z.int(),
  C: z.int(),
  D: z.int(),
  E: z.int(),
  provisional: z.int(),
});

/** GET and PUT /v1/settings/credit-limits: what waits, what ends, and the rules from today on. */
export const WireCreditLimits = z.object({
  role: z.enum(["admin", "collector", "accountant"]),
  base: WireCurrency,
  waiting: z.array(
    z.object({
      accountId: z.string(),
      account: z.string(),
      accountUrl: z.nullable(z.string()),
      line: WireLimitLine,
      may: z.object({ approve: z.boolean(), refuse: z.boolean() }),
    }),
  ),
  /** Ended already, or ending within the days of notice, with nothing approved to follow; the earliest first. */
  ending: z.array(
    z.object({
      accountId: z.string(),
      account: z.string(),
      accountUrl: z.nullable(z.string()),
      currency: WireCurrency,
      limitMinor: z.int(),
      until: WireDay,
      ended: z.boolean(),
    }),
  ),
  /** How many there are of each: the lists stop at a hundred. */
  counts: z.object({ waiting: z.int(), ending: z.int() }),
  formulas: z.object({
    needPercent: z.int(),
    turnoverPercent: z.int(),
    equityPercent: z.int(),
    portfolioPercent: z.int(),
    gradePercent: ByGrade,
    termsDays: ByGrade,
    changePercent: z.int(),
  }),
  approval: z.object({
    most: z.object({ admin: Most, collector: Most, accountant: Most, rep: Most }),
    ownUpToMinor: z.int(),
    mostDays: z.int(),
    afterItsEnd: z.enum(AFTER_ITS_END),
    noticeDays: z.int(),
  }),
  /** Whose word the rules are; null: nobody's yet. */
  said: z.nullable(z.object({ by: z.string(), reason: z.string(), from: WireDay })),
});
export type CreditLimitsView = z.infer<typeof WireCreditLimits>;
export type CreditLimitsBody = z.input<typeof WireCreditLimits>;
