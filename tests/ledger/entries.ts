import fc from "fast-check";
import type { Currency } from "../../shared/kernel/currency.ts";
import { parseCurrency } from "../../shared/kernel/currency.ts";
import { addDays, toDay, type Day } from "../../shared/kernel/day.ts";
import type { CreditNoteEntry, InvoiceEntry, LedgerEntry, PaymentEntry } from "../../shared/ledger/entry.ts";

export function currency(text: string): Currency {
  const parsed = parseCurrency(text);
  if (!parsed.ok) throw new Error(`${text} is not a currency`);
  return parsed.value;
}

export const CNY = currency("CNY");
const account = { accountId: "7001", currency: CNY };

/** ¥100.00 billed on 1 March 2024, due on the 31st, unless said otherwise. */
export const invoice = (id: string, more: Partial<InvoiceEntry> = {}): InvoiceEntry => ({
  ...account,
  kind: "invoice",
  id,
  amountMinor: 10_000,
  number: `INV-${id}`,
  issuedOn: toDay("2024-03-01"),
  dueOn: toDay("2024-03-31"),
  disputedMinor: 0,
  disputeReason: null,
  noReminders: false,
  contactId: null,
  ...more,
});

export const payment = (
  id: string,
  appliedTo: string | null,
  amountMinor: number,
  on: string,
  more: Partial<PaymentEntry> = {},
): PaymentEntry => ({
  ...account,
  kind: "payment",
  id,
  amountMinor,
  reference: `R-${id}`,
  receivedOn: toDay(on),
  reversedOn: null,
  appliedTo,
  ...more,
});

export const creditNote = (
  id: string,
  appliedTo: string | null,
  amountMinor: number,
  on: string,
  more: Partial<CreditNoteEntry> = {},
): CreditNoteEntry => ({
  ...account,
  kind: "credit-note",
  id,
  amountMinor,
  number: `CN-${id}`,
  issuedOn: toDay(on),
  appliedTo,
  ...more,
});

/** Day 0 of the random ledgers; they span about 200 days from here. */
export const EPOCH = toDay("2024-01-01");
export const daysOn = (days: number): Day => addDays(EPOCH, days);

const CURRENCIES = [CNY, currency("USD"), currency("JPY")];
const upTo = (max: number) => fc.integer({ min: 0, max });

// One flat tuple of numbers per entry: drawing records with options took most of the time of the laws.
const draw = fc.tuple(upTo(7), upTo(10 ** 9), upTo(2), upTo(200), upTo(90), upTo(12));
type Draw = typeof draw extends fc.Arbitrary<infer T> ? T : never;

function drawn([kind, size, code, on, later, target]: Draw, at: number): LedgerEntry {
  // Small amounts collide and overpay; large ones look for lost precision.
  const amountMinor = size % 2 === 0 ? size % 50 : size;
  const of = { amountMinor, currency: CURRENCIES[code] as Currency };
  // Few ids, so that payments meet invoices, miss them, and meet those of another currency.
  const appliedTo = target < 9 ? `i${target}` : null;
  if (kind < 3) {
    const days = { issuedOn: daysOn(on), dueOn: daysOn(on + later) };
    return invoice(`i${at}`, { ...of, ...days, disputedMinor: target * 1_000 });
  }
  if (kind === 3) return { ...creditNote(`c${at}`, appliedTo, 0, "2024-01-01"), ...of, issuedOn: daysOn(on) };
  const reversedOn = later < 30 ? daysOn(on + later) : null;
  return { ...payment(`p${at}`, appliedTo, 0, "2024-01-01"), ...of, receivedOn: daysOn(on), reversedOn };
}

/** Any ledger of one account: in advance, in part, twice, too much, reversed, misapplied, in three currencies. */
export const ledgers: fc.Arbitrary<LedgerEntry[]> = fc
  .array(draw, { maxLength: 16 })
  .map((draws) => draws.map(drawn));

export const asOfDays = fc.integer({ min: -1, max: 300 }).map(daysOn);
