import { historyOf } from "../credit/history.ts";
import { portfolioOf } from "../credit/portfolio.ts";
import { scoreAccount, type ScoreSheet } from "../credit/score-account.ts";
import { addDays, type Day } from "../kernel/day.ts";
import { grouped } from "../kernel/grouped.ts";
import { forecastCash, inOrder, type CashOfAccounts } from "./cash.ts";
import { earnLayers } from "./earn-layers.ts";
import { chanceOver, quantile, type Lateness } from "./lateness.ts";
import { tallyHabits, type PayingHabits } from "./learn.ts";
import { latenessOf, latenessOfOpen, type Asked } from "./predict.ts";
import type { SeenInvoice } from "./seen-invoice.ts";

/**
 * The models for other programs: each function takes the ledger as it stood at 00:00 of `asOf` (`seenBefore` masks
 * one) and that day, looks at nothing else and changes nothing. The order of the rows does not matter.
 */
export function learn(seen: readonly SeenInvoice[], asOf: Day): PayingHabits {
  return tallyHabits(seen, asOf, earnLayers(seen, asOf));
}

/** When one invoice will be settled, in words that people use. */
export interface PaymentForecast {
  /** The chance of being settled after the due day, and more than `graceDays` after it. */
  readonly late: number;
  readonly lateBeyondGrace: number;
  /** The middle day, and the days between which it falls eight times in ten. */
  readonly expectedOn: Day;
  readonly earliestOn: Day;
  readonly latestOn: Day;
}

const GRACE_DAYS = 3;

export function paymentForecast(
  lateness: Lateness,
  dueOn: Day,
  graceDays: number = GRACE_DAYS,
): PaymentForecast {
  const dayAt = (share: number): Day => addDays(dueOn, quantile(lateness, share));
  return {
    late: chanceOver(lateness, 0),
    lateBeyondGrace: chanceOver(lateness, graceDays),
    expectedOn: dayAt(0.5),
    earliestOn: dayAt(0.1),
    latestOn: dayAt(0.9),
  };
}

/** At the time an invoice is written. */
export const predictInvoice = (asked: Asked, habits: PayingHabits): PaymentForecast =>
  paymentForecast(latenessOf(asked, habits), asked.dueOn);

/** Every account with its score at 00:00 of `asOf`, by account id; `also` names accounts that no row is of. */
export function scoreLedger(
  seen: readonly SeenInvoice[],
  asOf: Day,
  also: Iterable<string> = [],
): ScoreSheet[] {
  const byAccount = grouped(seen, ({ accountId }) => accountId);
  const histories = [...byAccount].map(([accountId, invoices]) => historyOf(accountId, invoices, asOf));
  const portfolio = portfolioOf(histories, asOf);
  const unknown = [...new Set(also)].filter((accountId) => !byAccount.has(accountId));
  return [...histories, ...unknown.map((accountId) => historyOf(accountId, [], asOf))]
    .map((history) => scoreAccount(history, portfolio))
    .sort((a, b) => (a.accountId < b.accountId ? -1 : 1));
}

export interface OpenForecast extends PaymentForecast {
  readonly invoiceId: string;
}

/** How much one customer's invoices move together, until an org's own past says. */
export const USUALLY_TOGETHER = 0.4;

/** Every open invoice, by account and id, with its expected day, and the cash of the coming weeks. One currency at a time. */
export function forecastOpenItems(
  seen: readonly SeenInvoice[],
  habits: PayingHabits,
  { weeks = 13, together = USUALLY_TOGETHER } = {},
): { readonly invoices: readonly OpenForecast[]; readonly cash: CashOfAccounts } {
  const expected = inOrder(seen.filter(({ openMinor }) => openMinor > 0)).map((each) => ({
    ...each,
    lateness: latenessOfOpen(each, habits),
  }));
  const invoices = expected.map(({ invoiceId, dueOn, lateness }) => ({
    invoiceId,
    ...paymentForecast(lateness, dueOn),
  }));
  return { invoices, cash: forecastCash(expected, { asOf: habits.asOf, weeks, together }) };
}
