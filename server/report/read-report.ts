import { addDays, type Day } from "../../shared/kernel/day.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import { carryingCost, type CarryingCost } from "../../shared/report/cost-of-credit.ts";
import { figuresOf, type Figure } from "../../shared/report/figures.ts";
import { lastDays, wholeMonths } from "../../shared/report/period.ts";
import { positionOf, type Position } from "../../shared/report/position.ts";
import { rollForward, type RollForward } from "../../shared/report/roll-forward.ts";
import { rollRates, type Rolls } from "../../shared/report/roll-rates.ts";
import type { ReceivablesBook, ReceivablesDesk } from "./ports.ts";
import { type Priced, priceCredit, reckoningOn } from "./price-credit.ts";

/** One currency of an org; two are never added. */
export interface CurrencyReport {
  readonly currency: Currency;
  readonly position: Position;
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

const MONTHS_ROLLED_FORWARD = 12;
const MONTHS_OF_ROLLS = 24;

/** The org's receivables at the end of `asOf`, by what the ledger knows now; currencies in their order. */
export async function readReport(
  orgId: string,
  asOf: Day,
  { inTenant, breathe }: Pick<ReceivablesDesk, "inTenant" | "breathe">,
  yearlyPpm: number | null = null,
): Promise<CurrencyReport[]> {
  const byCurrency = await inTenant(orgId, entriesByCurrency);
  const reckoning = await inTenant(orgId, (book) => reckoningOn(asOf, book));
  const reports: CurrencyReport[] = [];
  for (const [currency, entries] of [...byCurrency].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const report = await reportOf(entries, currency, asOf, breathe);
    reports.push({
      ...report,
      carrying: yearlyPpm === null ? null : carryingCost(entries, currency, lastDays(asOf, 365), yearlyPpm),
      priced: reckoning && priceCredit(entries, report.position, reckoning),
    });
  }
  return reports;
}

export async function entriesByCurrency(
  book: Pick<ReceivablesBook, "allEntries">,
): Promise<ReadonlyMap<Currency, LedgerEntry[]>> {
  const found = new Map<Currency, LedgerEntry[]>();
  for await (const { entries } of book.allEntries())
    for (const entry of entries) {
      const own = found.get(entry.currency);
      if (own === undefined) found.set(entry.currency, [entry]);
      else own.push(entry);
    }
  return found;
}

async function reportOf(
  entries: readonly LedgerEntry[],
  currency: Currency,
  asOf: Day,
  breathe: ReceivablesDesk["breathe"],
): Promise<Omit<CurrencyReport, "carrying" | "priced">> {
  const whole = wholeMonths(asOf, MONTHS_ROLLED_FORWARD);
  const ended = whole.at(-1)?.to ?? asOf;
  const periods = ended < asOf ? [...whole, { from: addDays(ended, 1), to: asOf }] : whole;
  const months: RollForward[] = [];
  for (const period of periods) {
    await breathe();
    months.push(rollForward(entries, currency, period));
  }
  const position = positionOf(entries, currency, asOf);
  await breathe();
  const figures = figuresOf(entries, currency, asOf);
  await breathe();
  return { currency, position, figures, months, rolls: rollRates(entries, currency, asOf, MONTHS_OF_ROLLS) };
}
