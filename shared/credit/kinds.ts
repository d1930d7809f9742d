/** The blocks of a score: payment, conduct, exposure, tenure, financial, market. */
export const BLOCK_CODES = ["P", "C", "E", "T", "F", "M"] as const;

/** Of the payment block: slow on average, often late, severely late, overdue now. */
export const PAYMENT_PARTS = ["A", "B", "S", "D"] as const;

export const GRADES_WITH_FLOOR = ["A", "B", "C", "D"] as const;

export const CAP_CODES = [
  "insolvency",
  "listed",
  "over-90",
  "bounced-payment",
  "over-60",
  "broken-promises",
  "provisional",
] as const;

/** Whole numbers by which a scorecard counts, each with the least and the most that it may be. */
export const COUNTED_BY = {
  /** Days after which a settled invoice counts half. */
  halfLifeDays: [1, 3650],
  /** Days past due that are not late yet, and those beyond which an invoice is severely late. */
  graceDays: [0, 30],
  severeDays: [1, 365],
  /** As much evidence as this many invoices comes from the portfolio. */
  priorInvoices: [0, 50],
  /** Settled invoices from which on an account's own payments speak. */
  settledNeeded: [1, 50],
  /** Months of trade that are enough. */
  tenureMonths: [1, 240],
  /** Days after which a statement counts half. */
  statementDays: [1, 3650],
  /** An open invoice of at least this much of the balance, in per cent, is material. */
  materialPercent: [0, 100],
  /** Days for which a payment that the bank took back is held against them. */
  bounceDays: [1, 3650],
  /** Promises broken within 90 days from which on it is held against them. */
  brokenPromises: [1, 50],
} as const satisfies Readonly<Record<string, readonly [least: number, most: number]>>;
export type CountedBy = keyof typeof COUNTED_BY;
