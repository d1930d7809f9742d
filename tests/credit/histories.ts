import fc from "fast-check";
import { addDays, toDay, type Day } from "../../shared/kernel/day.ts";
import type { Settlement } from "../../shared/ledger/settlements.ts";
import { CNY } from "../ledger/entries.ts";

/** The day of the score in these tests. */
export const TODAY = toDay("2024-07-01");

/** One invoice: settled `settledAgo` days before today and `late` days after it was due. */
export function settled(id: string, settledAgo: number, late: number, amountMinor = 10_000): Settlement {
  const settledOn = addDays(TODAY, -settledAgo);
  const dueOn = addDays(settledOn, -late);
  return {
    invoiceId: id,
    issuedOn: addDays(dueOn, -30),
    dueOn,
    amountMinor,
    creditedMinor: 0,
    currency: CNY,
    settledOn,
    openMinor: 0,
  };
}

/** One open invoice, `dpd` days past due today (negative: not due yet). */
export function open(id: string, dpd: number, amountMinor = 10_000): Settlement {
  const dueOn: Day = addDays(TODAY, -dpd);
  return {
    ...settled(id, 1, 0, amountMinor),
    dueOn,
    issuedOn: addDays(dueOn, -30),
    settledOn: null,
    openMinor: amountMinor,
  };
}

/** Any account: up to 12 invoices, paid between 40 days early and 120 late, or open. */
export const accounts: fc.Arbitrary<Settlement[]> = fc
  .array(
    fc.tuple(
      fc.integer({ min: 1, max: 700 }),
      fc.integer({ min: -40, max: 120 }),
      fc.integer({ min: 1, max: 10 ** 7 }),
      fc.integer({ min: 0, max: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((rows) =>
    rows.map(([ago, late, amount, kind], at) =>
      kind === 0 ? open(`i${at}`, late, amount) : settled(`i${at}`, ago, late, amount),
    ),
  );

export const portfolios: fc.Arbitrary<Settlement[][]> = fc.array(accounts, { minLength: 1, maxLength: 5 });
