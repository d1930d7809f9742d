import type { Currency } from "../../shared/kernel/currency.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { grouped } from "../../shared/kernel/grouped.ts";
import { aliveOn, chaptersOf } from "../../shared/ledger/alive.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import { type OpenInvoice, positionOf } from "../../shared/report/position.ts";
import { ReceivablesCount } from "../../shared/report/receivables.ts";
import type { ReceivablesDesk } from "./ports.ts";

/** What reads a whole ledger. */
export type ReadingDesk = Pick<ReceivablesDesk, "inTenant" | "breathe" | "inTurn">;

/** The org's receivables at the end of `asOf`, by what the ledger knows now: one count for each currency, in their order. */
export const countReceivables = (
  orgId: string,
  asOf: Day,
  desk: ReadingDesk,
): Promise<readonly ReceivablesCount[]> =>
  desk.inTurn(orgId, `all ${asOf}`, () => countAll(orgId, asOf, desk));

async function countAll(orgId: string, asOf: Day, desk: ReadingDesk): Promise<readonly ReceivablesCount[]> {
  const counts = new Map<Currency, ReceivablesCount>();
  await eachAccount(orgId, desk, (accountId, currency, entries) => {
    const count = counts.get(currency) ?? new ReceivablesCount(currency, asOf);
    counts.set(currency, count);
    count.add(accountId, entries);
  });
  return [...counts.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

/** Everybody's open invoices of one currency, oldest due first, then by id. */
export const openInvoices = (
  orgId: string,
  currency: Currency,
  asOf: Day,
  desk: ReadingDesk,
): Promise<readonly OpenInvoice[]> =>
  desk.inTurn(orgId, `open ${currency} ${asOf}`, () => allOpen(orgId, currency, asOf, desk));

async function allOpen(
  orgId: string,
  currency: Currency,
  asOf: Day,
  desk: ReadingDesk,
): Promise<readonly OpenInvoice[]> {
  const byDueDay = new Map<Day, OpenInvoice[]>();
  await eachAccount(orgId, desk, (_, own, entries) => {
    if (own !== currency) return;
    for (const each of positionOf(aliveOn(chaptersOf(entries), asOf), currency, asOf).open) {
      const alike = byDueDay.get(each.dueOn);
      if (alike === undefined) byDueDay.set(each.dueOn, [cutOff(each)]);
      else alike.push(cutOff(each));
    }
  });
  return inOrder(byDueDay, desk);
}

/** Texts cut out of what the store sent keep all of it in memory, the paid invoices with the open ones: copies do not. */
const cutOff = (each: OpenInvoice): OpenInvoice => ({
  ...each,
  invoiceId: copied(each.invoiceId),
  number: copied(each.number),
});
const copied = (text: string): string => Buffer.from(text).toString();

/** A day's invoices are sorted at a time: all of a large ledger at once would keep others waiting. */
async function inOrder(
  byDueDay: ReadonlyMap<Day, readonly OpenInvoice[]>,
  { breathe }: Pick<ReadingDesk, "breathe">,
): Promise<readonly OpenInvoice[]> {
  const sorted: OpenInvoice[][] = [];
  for (const [, alike] of [...byDueDay].sort(([a], [b]) => a - b)) {
    sorted.push(alike.toSorted((a, b) => (a.invoiceId < b.invoiceId ? -1 : 1)));
    await breathe();
  }
  return sorted.flat();
}

type Visit = (accountId: string, currency: Currency, entries: readonly LedgerEntry[]) => void;

/** One account is in memory at a time, and others get their turn between two. */
const eachAccount = (orgId: string, { inTenant, breathe }: ReadingDesk, visit: Visit): Promise<void> =>
  inTenant(orgId, async (book) => {
    for await (const { accountId, entries } of book.allEntries()) {
      for (const [currency, own] of byCurrency(entries)) visit(accountId, currency, own);
      await breathe();
    }
  });

export const byCurrency = (entries: readonly LedgerEntry[]): ReadonlyMap<Currency, readonly LedgerEntry[]> =>
  grouped(entries, ({ currency }) => currency);
