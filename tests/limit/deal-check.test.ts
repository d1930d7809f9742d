import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { addDays, type Day, toDay } from "../../shared/kernel/day.ts";
import { type Arrival, checkDeal, type Deal, type Standing } from "../../shared/limit/deal-check.ts";

const TODAY = toDay("2024-04-10");
const day = (n: number): Day => addDays(TODAY, n);
const standing = (exposureMinor: number, ...arrivals: readonly [number, number][]): Standing => ({
  limitMinor: 1_000,
  exposureMinor,
  arrivals: arrivals.map(([on, amountMinor]) => ({ on: day(on), amountMinor })),
});
const deal = (amountMinor: number, on = 0, termsDays = 30): Deal => ({
  amountMinor,
  deliverOn: day(on),
  termsDays,
  lateDays: 0,
  exceptionUntil: day(90),
});

describe("may I sell this", () => {
  it.each([
    [400, 0],
    [401, 1],
  ])("%d more on 600 of a limit of 1,000 is %d beyond it", (amount, overMinor) => {
    const check = checkDeal([standing(600)], deal(amount));
    expect(check).toMatchObject({ beforeMinor: 600, peakMinor: 600 + amount, overMinor });
    expect(check.options === null).toBe(overMinor === 0);
  });

  it("counts money that is expected before the delivery, and not what is expected on that day", () => {
    const owed = standing(900, [5, 500]);
    expect(checkDeal([owed], deal(600, 6)).overMinor).toBe(0);
    expect(checkDeal([owed], deal(600, 5)).overMinor).toBe(500);
  });

  it("says by how much of a deposit, from which day, and in which parts it would fit", () => {
    expect(checkDeal([standing(800, [5, 300], [9, 400])], deal(600)).options).toEqual({
      depositMinor: 400,
      deliverFrom: day(10),
      split: { firstMinor: 200, restOn: day(10) },
      shorterTerms: null,
      exception: { overMinor: 400, until: day(10), tooLong: false },
    });
  });

  it("offers neither a deposit nor parts to who is beyond the limit without the deal", () => {
    expect(checkDeal([standing(1_100, [3, 600])], deal(100)).options).toEqual({
      depositMinor: null,
      deliverFrom: day(4),
      split: null,
      shorterTerms: null,
      exception: { overMinor: 200, until: day(4), tooLong: false },
    });
  });

  it("ends an exception on the day after the deal itself is to be paid, when nothing else comes", () => {
    const { options } = checkDeal([standing(800)], deal(400, 2, 14));
    expect(options).toMatchObject({ deliverFrom: null, exception: { overMinor: 200, until: day(17) } });
    expect(options?.split).toEqual({ firstMinor: 200, restOn: day(17) });
    expect(checkDeal([standing(800)], deal(401, 2, 14)).options?.split).toBeNull();
  });

  it("expects the deal's own money as late as the account pays, and on no day where nobody can say", () => {
    const { options } = checkDeal([standing(800)], { ...deal(400, 2, 14), lateDays: 9 });
    expect(options).toMatchObject({ split: { restOn: day(26) }, exception: { until: day(26) } });
    const early = checkDeal([standing(800)], { ...deal(400, 2, 3), lateDays: -9 });
    expect(early.options?.exception.until).toEqual(day(3));
    const unknown = checkDeal([standing(800)], { ...deal(400, 2, 14), lateDays: null });
    expect(unknown.options).toMatchObject({ split: null, shorterTerms: null, exception: { until: null } });
  });

  it("says which shorter terms end the excess while an exception may last", () => {
    const asked = { ...deal(400, 2, 60), lateDays: 5, exceptionUntil: day(30) };
    expect(checkDeal([standing(800)], asked).options).toMatchObject({
      shorterTerms: { termsDays: 22, until: day(30) },
      exception: { until: day(68), tooLong: true },
    });
    const within = checkDeal([standing(800)], { ...asked, termsDays: 22 });
    expect(within.options).toMatchObject({
      shorterTerms: null,
      exception: { until: day(30), tooLong: false },
    });
    const sooner = (change: Partial<Deal>) =>
      checkDeal([standing(800)], { ...asked, ...change }).options?.shorterTerms;
    expect(sooner({ lateDays: 27 })).toEqual({ termsDays: 0, until: day(30) });
    expect(sooner({ lateDays: 28 })).toBeNull();
    expect(sooner({ deliverOn: day(30), lateDays: -90 })).toBeNull();
    expect(checkDeal([standing(1_001)], asked).options?.shorterTerms).toBeNull();
  });

  it("keeps within each bound by itself: what comes in other money makes no room in a full part", () => {
    const whole = standing(900, [2, 500]);
    const part = { ...standing(400), limitMinor: 400 };
    const check = checkDeal([whole, part], deal(300, 5));
    expect(check).toMatchObject({ limitMinor: 400, beforeMinor: 400, peakMinor: 700, overMinor: 300 });
    expect(check.options).toMatchObject({ deliverFrom: null, exception: { overMinor: 300 } });
    const paid = { ...part, arrivals: [{ on: day(2), amountMinor: 500 }] };
    expect(checkDeal([whole, paid], deal(300, 5)).overMinor).toBe(0);
  });

  it("names no end of an exception that nothing expected ends", () => {
    expect(checkDeal([standing(1_100)], deal(100)).options?.exception.until).toBeNull();
  });

  it("fits by each option that it offers, and asks no more of the customer than it must", () => {
    const coming: fc.Arbitrary<Arrival> = fc
      .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 500 }))
      .map(([on, amountMinor]) => ({ on: day(on), amountMinor }));
    fc.assert(
      fc.property(
        fc.integer({ min: -500, max: 2_000 }),
        fc.array(coming, { maxLength: 6 }),
        fc.integer({ min: 1, max: 2_000 }),
        fc.integer({ min: 0, max: 60 }),
        fc.record({
          termsDays: fc.integer({ min: 0, max: 120 }),
          lateDays: fc.integer({ min: -10, max: 60 }),
          exceptionUntil: fc.integer({ min: 0, max: 90 }).map(day),
        }),
        (exposureMinor, arrivals, amount, on, terms) => {
          const at: Standing = { limitMinor: 1_000, exposureMinor, arrivals };
          const over = (asked: Deal): number => checkDeal([at], asked).overMinor;
          const asked: Deal = { ...deal(amount, on), ...terms };
          const { options } = checkDeal([at], asked);
          if (options === null) return;
          const { depositMinor, deliverFrom, split, shorterTerms } = options;
          if (depositMinor !== null && depositMinor < amount) {
            expect(over(deal(amount - depositMinor, on))).toBe(0);
            expect(over(deal(amount - depositMinor + 1, on))).toBe(1);
          }
          if (deliverFrom !== null) {
            expect(over({ ...deal(amount), deliverOn: deliverFrom })).toBe(0);
            expect(over({ ...deal(amount), deliverOn: addDays(deliverFrom, -1) })).toBeGreaterThan(0);
          }
          if (shorterTerms !== null) {
            expect(options.exception.tooLong).toBe(true);
            const shorter = (days: number) => {
              const termsDays = shorterTerms.termsDays + days;
              return checkDeal([at], { ...asked, termsDays }).options?.exception;
            };
            expect(shorter(0)).toMatchObject({ until: shorterTerms.until, tooLong: false });
            expect(shorter(1)?.tooLong).toBe(true);
          }
          if (split !== null) expect(over(deal(split.firstMinor, on))).toBe(0);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
