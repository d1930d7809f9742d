import fc from "fast-check";
import { seenBefore, type KnownInvoice, type SeenInvoice } from "../../shared/forecast/seen-invoice.ts";
import { addDays, toDay, weekdayOf, type Day } from "../../shared/kernel/day.ts";
import { CNY } from "../ledger/entries.ts";

/** The day of the forecast in these tests, a Monday. */
export const TODAY = toDay("2024-07-01");

/** One invoice of `accountId`, written 30 days before it is due. */
export function invoice(
  id: string,
  accountId: string,
  dueOn: Day,
  late: number | null,
  amountMinor = 10_000,
): KnownInvoice {
  const settledOn = late === null ? null : addDays(dueOn, late);
  return {
    invoiceId: id,
    accountId,
    issuedOn: addDays(dueOn, -30),
    dueOn,
    settledOn,
    amountMinor,
    currency: CNY,
  };
}

/** Any ledger around today: four customers, due up to 300 days ago or 60 ahead, up to 40 days early or 120 late. */
export const ledgers: fc.Arbitrary<KnownInvoice[]> = fc
  .array(
    fc.tuple(
      fc.constantFrom("a", "b", "c", "d"),
      fc.integer({ min: -300, max: 60 }),
      fc.option(fc.integer({ min: -40, max: 120 }), { freq: 4 }),
      fc.integer({ min: 1, max: 10 ** 8 }),
    ),
    { maxLength: 25 },
  )
  .map((rows) =>
    rows.map(([account, due, late, amount], at) =>
      invoice(`i${at}`, account, addDays(TODAY, due), late, amount),
    ),
  );

export const seen = (known: readonly KnownInvoice[]): SeenInvoice[] => seenBefore(known, TODAY);

/** Small numbers that look drawn and are not: the same on every machine. */
export function drawn(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/**
 * A seller whose customers each have their own way: some pay on the next Friday, some at their own
 * number of days around the due day.
 */
export function steadyTown(days: number, customers: number, byFriday: boolean): KnownInvoice[] {
  const draw = drawn(20_240_701);
  const town: KnownInvoice[] = [];
  for (let on = addDays(TODAY, -days); on < TODAY; on = addDays(on, 1)) {
    for (let count = 0; count < 3; count += 1) {
      const customer = draw(customers);
      const dueOn = addDays(on, 30);
      const late = byFriday
        ? (customer % 3) * 7 + ((12 - weekdayOf(dueOn)) % 7)
        : (customer % 7) * 3 - 9 + draw(9) - 4;
      const known = addDays(dueOn, late) < TODAY;
      const id = `i${String(town.length).padStart(5, "0")}`;
      town.push(invoice(id, `c${customer}`, dueOn, known ? late : null, 1_000 + draw(1_000_000)));
    }
  }
  return town;
}
