import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { addDays, type Day } from "../../shared/kernel/day.ts";
import { aliveOn, aliveWithin, chaptersOf } from "../../shared/ledger/alive.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import { agingLines } from "../../shared/report/aging-csv.ts";
import { carryingCost } from "../../shared/report/cost-of-credit.ts";
import { moneyDaysBy } from "../../server/report/price-credit.ts";
import { figuresOf } from "../../shared/report/figures.ts";
import { suggestedRates } from "../../shared/report/loss-rates.ts";
import { wholeMonths } from "../../shared/report/period.ts";
import { type Position, positionOf } from "../../shared/report/position.ts";
import { lossOf, provisionOf } from "../../shared/report/provision.ts";
import { movedIn, standing } from "../../shared/report/roll-forward.ts";
import { rolledIn, rollRates } from "../../shared/report/roll-rates.ts";
import { counted } from "./counted.ts";
import { asOfDays, CNY, ledgers } from "../ledger/entries.ts";

const sum = (amounts: readonly number[]): number => amounts.reduce((all, each) => all + each, 0);
const RATES = [1_234, 45_678, 98_765, 200_001, 900_009] as const;
const RUNS = { numRuns: 40 };

const allOf = (entries: readonly LedgerEntry[], asOf: Day): string => {
  const count = counted(entries, CNY, asOf);
  return JSON.stringify([
    figuresOf(count),
    rollRates(count.rolled),
    provisionOf(count.accounts, RATES, []),
    count.months,
    carryingCost(moneyDaysBy(count), count.year, 61_000),
    [...agingLines(positionOf(entries, CNY, asOf), (id) => id)],
  ]);
};

/** As if whatever came after `asOf` had not happened. */
const known = (entries: readonly LedgerEntry[], asOf: Day): LedgerEntry[] =>
  entries.flatMap((entry): LedgerEntry[] => {
    if (entry.kind !== "payment") return entry.issuedOn <= asOf ? [entry] : [];
    if (entry.receivedOn > asOf) return [];
    return [entry.reversedOn !== null && entry.reversedOn > asOf ? { ...entry, reversedOn: null } : entry];
  });

/** Random ledgers are seldom paid to the cent: here every other payment pays its invoice, in its currency. */
const settling = ledgers.map((entries) => {
  const invoices = new Map(entries.flatMap((each) => (each.kind === "invoice" ? [[each.id, each]] : [])));
  return entries.map((entry, at): LedgerEntry => {
    const target = entry.kind === "invoice" ? undefined : invoices.get(entry.appliedTo ?? "");
    return target === undefined || at % 2 === 0
      ? entry
      : { ...entry, amountMinor: target.amountMinor, currency: target.currency };
  });
});

/** The same among three customers, each with its own payments. */
const ofThree = settling.map((entries) =>
  entries.map((entry): LedgerEntry => {
    const about = (entry.kind === "invoice" ? null : entry.appliedTo) ?? entry.id;
    return { ...entry, accountId: `700${Number(about.slice(1)) % 3}` };
  }),
);

const endsOf = ({ open, unappliedMinor, buckets }: Position) => ({ open, unappliedMinor, buckets });

describe("laws of the reports", () => {
  it("opening, what moved and closing reconcile over any period", () => {
    fc.assert(
      fc.property(ledgers, asOfDays, fc.nat(120), (entries, to, days) => {
        const moved = movedIn(
          entries.filter((each) => each.currency === CNY),
          { from: addDays(to, -days), to },
        );
        const balanceOn = (on: Day): number => positionOf(entries, CNY, on).balanceMinor;
        const flow = moved.invoicedMinor - moved.creditedMinor - moved.receivedMinor + moved.reversedMinor;
        expect(balanceOn(addDays(to, -days - 1)) + flow).toBe(balanceOn(to));
      }),
      RUNS,
    );
  });

  it("buckets less what is unapplied are the balance", () => {
    fc.assert(
      fc.property(ledgers, asOfDays, (entries, asOf) => {
        const { buckets, unappliedMinor, balanceMinor, openMinor } = positionOf(entries, CNY, asOf);
        expect([sum(buckets), sum(buckets) - unappliedMinor]).toEqual([openMinor, balanceMinor]);
      }),
      RUNS,
    );
  });

  it("what is alive on a day is open, left over and aged as all of the ledger is", () => {
    fc.assert(
      fc.property(settling, asOfDays, (entries, asOf) => {
        const own = entries.filter((each) => each.currency === CNY);
        const alive = aliveOn(chaptersOf(own), asOf);
        expect(endsOf(positionOf(alive, CNY, asOf))).toEqual(endsOf(positionOf(own, CNY, asOf)));
      }),
      { numRuns: 200 },
    );
  });

  it("what is alive within days has every payment and every settlement of them", () => {
    fc.assert(
      fc.property(settling, asOfDays, fc.nat(120), (entries, asOf, days) => {
        const own = entries.filter((each) => each.currency === CNY);
        const first = addDays(asOf, -days);
        const within = ({ paid, settled }: Position) => ({
          paid: paid
            .filter(({ paidOn }) => paidOn >= first)
            .map(({ invoice, ...part }) => [invoice.id, part]),
          settled: settled.filter(({ settledOn }) => settledOn >= first),
        });
        const alive = aliveWithin(chaptersOf(own), first, asOf);
        const sorted = (position: Position) => {
          const { paid, settled } = within(position);
          return [paid, settled].map((all) => all.map((each) => JSON.stringify(each)).sort());
        };
        expect(sorted(positionOf(alive, CNY, asOf))).toEqual(sorted(positionOf(own, CNY, asOf)));
      }),
      { numRuns: 200 },
    );
  });

  it("counted account by account the ends are those of the whole ledger, and roll rates too", () => {
    fc.assert(
      fc.property(ofThree, asOfDays, (entries, asOf) => {
        const count = counted(entries, CNY, asOf);
        const whole = (on: Day) => positionOf(entries, CNY, on);
        expect(count.standing).toEqual(standing(whole(asOf)));
        for (const { period, opening, closing } of count.months)
          expect([opening, closing]).toEqual(
            [addDays(period.from, -1), period.to].map((on) => standing(whole(on))),
          );
        expect(count.rolled).toEqual(rolledIn(wholeMonths(asOf, 24), (on) => whole(on).open));
      }),
      RUNS,
    );
  });

  it("neither the order of rows nor what comes after the day changes a byte", () => {
    fc.assert(
      fc.property(ledgers, asOfDays, (entries, asOf) => {
        const said = allOf(entries, asOf);
        expect(allOf([...entries].reverse(), asOf)).toBe(said);
        expect(allOf(known(entries, asOf), asOf)).toBe(said);
      }),
      RUNS,
    );
  });

  it("suggested loss rates do not fall as money gets older", () => {
    const share = fc.integer({ min: 0, max: 1_000_000 });
    const roll = share.map((ratePpm) => ({ movedMinor: 0, leftMinor: 0, ratePpm }));
    const terms = fc.record({ writeOffPpm: share, recoveryPpm: share, forwardPpm: fc.nat(3_000_000) });
    fc.assert(
      fc.property(fc.tuple(roll, roll, roll, roll), terms, (rolls, of) => {
        const rates = suggestedRates(rolls, of).map(Number);
        expect([...rates].sort((a, b) => a - b)).toEqual(rates);
        expect(Math.max(...rates)).toBeLessThanOrEqual(1_000_000);
      }),
      RUNS,
    );
  });

  it("no minor unit of a provision is lost or invented", () => {
    const amount = fc.nat(10 ** 9);
    fc.assert(
      fc.property(fc.tuple(amount, amount, amount, amount, amount), (exposure) => {
        const exact = exposure.reduce((all, each, at) => all + BigInt(each) * BigInt(RATES[at] ?? 0), 0n);
        expect(sum(lossOf(exposure, RATES))).toBe(Number((exact + 500_000n) / 1_000_000n));
      }),
      RUNS,
    );
  });

  it("roll rates lie between none and all", () => {
    fc.assert(
      fc.property(ledgers, asOfDays, (entries, asOf) => {
        for (const { movedMinor, leftMinor, ratePpm } of rollRates(counted(entries, CNY, asOf).rolled)) {
          expect(Math.min(movedMinor, leftMinor)).toBeGreaterThanOrEqual(0);
          expect(ratePpm === null || (ratePpm >= 0 && ratePpm <= 1_000_000)).toBe(true);
        }
      }),
      RUNS,
    );
  });
});
