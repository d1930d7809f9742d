import { tryTogether } from "../../shared/forecast/backtest/open-book.ts";
import { CashByCurrency } from "../../shared/forecast/cash-by-currency.ts";
import { type Agreements, agreedBooks, judgeAgreements } from "../../shared/dunning/agreements.ts";
import type { PromisedDay } from "../../shared/forecast/promised.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import { openMoney, promisedDays } from "./promised-days.ts";
import type { CashBody } from "../../shared/forecast/contract.ts";
import { LayersTrial } from "../../shared/forecast/earn-layers.ts";
import { cashItem, foresee, LEAST_SETTLED } from "../../shared/forecast/foresee.ts";
import { HabitsCount, type PayingHabits } from "../../shared/forecast/learn.ts";
import type { KnownInvoice } from "../../shared/forecast/seen-invoice.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import { formatDay, type Day } from "../../shared/kernel/day.ts";
import type { OpenItem } from "../../shared/ledger/open-item.ts";
import { openBooks } from "../../shared/ledger/open-items.ts";
import { settlements } from "../../shared/ledger/settlements.ts";
import type { ForecastBook, ForecastDesk, KeptHabits } from "./ports.ts";

export interface HabitsReport {
  readonly settled: number;
  /** The layers and how much invoices move together were tried anew. */
  readonly tried: boolean;
}

/**
 * Counts how the org's customers have paid before `asOf`, and tells the org's money of the coming weeks. One pass over
 * the ledger: its open invoices stay in memory, of the others only counts. What is tried is tried once a month. A run
 * for a day gone by leaves what is newer alone.
 */
export function learnHabits(orgId: string, asOf: Day, desk: ForecastDesk): Promise<HabitsReport> {
  return desk.inTenant(orgId, async (book) => {
    const before = await book.kept();
    if (before !== null && before.asOf > asOf) return { settled: before.settled, tried: false };
    const newMonth = before === null || monthOf(before.layersOn) !== monthOf(asOf);
    const agreed = await book.agreements();
    const { count, open, trial, sample } = await readLedger(book, asOf, newMonth, agreed);
    const { settled } = count;
    const tried = newMonth
      ? {
          layers: await stepped(trial.earning(), desk),
          layersOn: asOf,
          together: await stepped(tryTogether(sample, asOf), desk),
        }
      : (before as KeptHabits);
    const habits = count.habits(tried.layers, await stepped(count.payRuns(), desk));
    const { accounts, portfolio, levels, layers, runs } = habits;
    const { layersOn, together } = tried;
    const cash = settled < LEAST_SETTLED ? [] : await cashOf(open, habits, together, desk);
    await book.keep({ asOf, settled, portfolio, levels, layers, layersOn, together, cash }, accounts, runs);
    return { settled, tried: newMonth };
  });
}

const monthOf = (on: Day): string => formatDay(on).slice(0, 7);

/** How much invoices move together is set on as many invoices of whole accounts: more would tell little more. */
const SAMPLE_INVOICES = 5_000;

/** What comes at the end of the steps. Letters and pages of others are let through between two. */
async function stepped<T>(steps: Generator<unknown, T>, { breathe }: ForecastDesk): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    const others = breathe();
    if (others !== undefined) await others;
  }
}

async function readLedger(
  book: Pick<ForecastBook, "ledger">,
  asOf: Day,
  isTried: boolean,
  agreed: ReadonlyMap<string, Agreements>,
) {
  const count = new HabitsCount(asOf);
  const trial = new LayersTrial(asOf);
  const open: OpenOfAccount[] = [];
  const samples = new Map<Currency, KnownInvoice[]>();
  for await (const { accountId, entries } of book.ledger.allEntries()) {
    const known = settlements(entries, asOf).map((each) => ({ ...each, accountId }));
    for (const each of known) {
      count.add(each);
      if (isTried) trial.add(each);
      if (isTried && each.creditedMinor < each.amountMinor) addTo(samples, each);
    }
    const own = openOf(entries, agreed.get(accountId), asOf);
    if (own.items.length > 0) open.push(own);
  }
  const [sample = []] = [...samples.values()].sort((a, b) => b.length - a.length);
  return { count, trial, open, sample };
}

/** Money of two currencies is never added: how it comes together is tried on the one that is billed most. */
function addTo(
  samples: Map<Currency, KnownInvoice[]>,
  invoice: KnownInvoice & { readonly currency: Currency },
): void {
  const own = samples.get(invoice.currency) ?? [];
  samples.set(invoice.currency, own);
  if (own.length < SAMPLE_INVOICES) own.push(invoice);
}

interface OpenOfAccount {
  readonly items: readonly OpenItem[];
  readonly promised: ReadonlyMap<string, PromisedDay>;
}
const NOTHING_PROMISED: OpenOfAccount["promised"] = new Map();

/** An account's open invoices, with what is contested of them here, and what was promised for them. */
function openOf(entries: readonly LedgerEntry[], agreed: Agreements | undefined, asOf: Day): OpenOfAccount {
  const books = agreed === undefined ? openBooks(entries, asOf) : agreedBooks(entries, agreed, asOf);
  const items = books.flatMap((each) => each.items);
  if (agreed === undefined || agreed.promises.length + agreed.plans.length === 0)
    return { items, promised: NOTHING_PROMISED };
  return { items, promised: promisedDays(judgeAgreements(agreed, asOf), openMoney(items), asOf) };
}

async function cashOf(
  open: readonly OpenOfAccount[],
  habits: PayingHabits,
  together: number,
  { breathe }: ForecastDesk,
): Promise<readonly CashBody[]> {
  const cash = new CashByCurrency(habits.asOf);
  for (const { items, promised } of open) {
    cash.add(foresee(items, habits, promised).map(cashItem));
    await breathe();
  }
  return cash.told(together);
}
