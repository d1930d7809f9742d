import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { addDays, type Day } from "../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import { agingCsv } from "../../shared/report/aging-csv.ts";
import { figuresOf } from "../../shared/report/figures.ts";
import { suggestedRates } from "../../shared/report/loss-rates.ts";
import { positionOf } from "../../shared/report/position.ts";
import { lossOf, provisionOf } from "../../shared/report/provision.ts";
import { rollForward } from "../../shared/report/roll-forward.ts";
import { rollRates } from "../../shared/report/roll-rates.ts";
import { asOfDays, CNY, ledgers } from "../ledger/entries.ts";

const sum = (amounts: readonly number[]): number => amounts.reduce((all, each) => all + each, 0);
const RATES = [1_234, 45_678, 98_765, 200_001, 900_009] as const;
const RUNS = { numRuns: 40 };

const allOf = (entries: readonly LedgerEntry[], asOf: Day): string =>
  JSON.stringify([
    figuresOf(entries, CNY, asOf),
    rollRates(entries, CNY, asOf, 6),
    provisionOf(positionOf(entries, CNY, asOf), RATES, []),
    rollForward(entries, CNY, { from: addDays(asOf, -40), to: asOf }),
    agingCsv(positionOf(entries, CNY, asOf), (id) => id),
  ]);

/** As if whatever came after `asOf` had not happened. */
const known = (entries: readonly LedgerEntry[], asOf: Day): LedgerEntry[] =>
  entries.flatMap((entry): LedgerEntry[] => {
    if (entry.kind !== "payment") return entry.issuedOn <= asOf ? [entry] : [];
    if (entry.receivedOn > asOf) return [];
    return [entry.reversedOn !== null && entry.reversedOn > asOf ? { ...entry, reversedOn: null } : entry];
  });

describe("laws of the reports", () => {
  it("opening, what moved and closing reconcile over any period", () => {
    fc.assert(
      fc.property(ledgers, asOfDays, fc.nat(120), (entries, to, days) => {
        const { opening, closing, ...moved } = rollForward(entries, CNY, { from: addDays(to, -days), to });
        const flow = moved.invoicedMinor - moved.creditedMinor - moved.receivedMinor + moved.reversedMinor;
        expect(opening.balanceMinor + flow).toBe(closing.balanceMinor);
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
        for (const { movedMinor, leftMinor, ratePpm } of rollRates(entries, CNY, asOf, 8)) {
          expect(Math.min(movedMinor, leftMinor)).toBeGreaterThanOrEqual(0);
          expect(ratePpm === null || (ratePpm >= 0 && ratePpm <= 1_000_000)).toBe(true);
        }
      }),
      RUNS,
    );
  });
});
