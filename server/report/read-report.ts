import type { Currency } from "../../shared/kernel/currency.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { carryingCost, type CarryingCost } from "../../shared/report/cost-of-credit.ts";
import { figuresOf, type Figure } from "../../shared/report/figures.ts";
import { ReceivablesCount } from "../../shared/report/receivables.ts";
import type { RollForward, Standing } from "../../shared/report/roll-forward.ts";
import { rollRates, type Rolls } from "../../shared/report/roll-rates.ts";
import { countReceivables, type ReadingDesk } from "./count-receivables.ts";
import { moneyDaysBy, type Priced, priceCredit, type Reckoning, reckoningOn } from "./price-credit.ts";

/** One currency of an org; two are never added. */
export interface CurrencyReport {
  readonly currency: Currency;
  readonly asOf: Day;
  readonly standing: Standing;
  readonly figures: readonly Figure[];
  /** Of the last whole months and of this one so far, oldest first. */
  readonly months: readonly RollForward[];
  /** Of the last two years. */
  readonly rolls: Rolls;
  /** What waiting cost in the 365 days that end with `asOf`; null when no rate was given. */
  readonly carrying: CarryingCost | null;
  /** What is expected to be lost and what credit cost, by the approved version of the day; null without one. */
  readonly priced: Priced | null;
}

/** The org's receivables at the end of `asOf`, by what the ledger knows now; currencies in their order. */
export async function readReport(
  orgId: string,
  asOf: Day,
  desk: ReadingDesk,
  yearlyPpm: number | null = null,
): Promise<CurrencyReport[]> {
  const billed = await countReceivables(orgId, asOf, desk);
  const reckoning = await desk.inTenant(orgId, (book) => reckoningOn(asOf, book));
  const reports: CurrencyReport[] = [];
  for (const count of withContacts(billed, reckoning, asOf)) {
    await desk.breathe();
    const carrying = yearlyPpm === null ? null : carryingCost(moneyDaysBy(count), count.year, yearlyPpm);
    const priced = reckoning && (await priceCredit(count, reckoning, desk));
    reports.push({ ...reportOf(count), carrying, priced });
  }
  return reports;
}

/** What reaching customers costs may be money that nobody is billed in: it is a cost all the same. */
function withContacts(
  billed: readonly ReceivablesCount[],
  reckoning: Reckoning | null,
  asOf: Day,
): readonly ReceivablesCount[] {
  const currency = reckoning?.inForce.terms.contact?.currency;
  const isTold = currency === undefined || billed.some((count) => count.currency === currency);
  if (isTold || reckoning?.contacts.size === 0 || reckoning?.inForce.terms.yearlyPpm == null) return billed;
  return [...billed, new ReceivablesCount(currency, asOf)].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

const reportOf = (count: ReceivablesCount): Omit<CurrencyReport, "carrying" | "priced"> => ({
  currency: count.currency,
  asOf: count.asOf,
  standing: count.standing,
  figures: figuresOf(count),
  months: count.months,
  rolls: rollRates(count.rolled),
});
