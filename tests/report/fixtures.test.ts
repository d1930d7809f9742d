import { describe, expect, it } from "@jest/globals";
import type { Buckets } from "../../shared/aging/age.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import {
  agedBy,
  averageDaysDelinquent,
  bestPossibleDso,
  dsoCountBack,
  dsoSimple,
  dsoTrue,
} from "../../shared/report/days-sales.ts";
import { cei, ceiChained } from "../../shared/report/effectiveness.ts";
import { checkRates, suggestedRates } from "../../shared/report/loss-rates.ts";
import { averageDaysLate, daysToPay, dbtOfBuckets, dbtOfPayments } from "../../shared/report/paying-days.ts";
import { meanDays } from "../../shared/report/quotient.ts";
import { lossOf } from "../../shared/report/provision.ts";
import { invoice } from "../ledger/entries.ts";

const due = toDay("2024-03-31");
const paid = (parts: readonly (readonly [amount: number, late: number])[]) =>
  parts.map(([amountMinor, late]) => ({
    invoice: invoice("1", { dueOn: due, issuedOn: addDays(due, -30) }),
    paidOn: addDays(due, late),
    amountMinor,
  }));

describe("days of sales outstanding, by the published figures", () => {
  it("simple: 15 000 of 10 000 in 30 days is 45", () => {
    expect(dsoSimple(15_000, 10_000, 30)).toBe(45);
  });

  it("best possible: 4 000 not due is 12, and the delinquent rest is 33", () => {
    expect(bestPossibleDso(4_000, 10_000, 30)).toBe(12);
    expect(averageDaysDelinquent(15_000, 4_000, 10_000, 30)).toBe(33);
  });

  const months = [100_000, 80_000, 70_000].map((salesMinor) => ({ salesMinor, days: 30 }));

  it("count-back: 212 000 against 100, 80 and 70 thousand is 73.71", () => {
    expect(dsoCountBack(212_000, months)).toBe(73.71);
  });

  it("count-back uses up a month exactly, and says nothing one unit beyond the months it knows", () => {
    expect([dsoCountBack(250_000, months), dsoCountBack(250_001, months)]).toEqual([90, null]);
    expect(dsoCountBack(180_000, months)).toBe(60);
  });

  it("true: each open invoice by its age and the sales of its month", () => {
    const asOf = toDay("2024-03-31");
    const item = (ago: number, residualMinor: number) => ({ issuedOn: addDays(asOf, -ago), residualMinor });
    const march = { aged: agedBy([item(10, 300), item(20, 600)], asOf), salesMinor: 1_000 };
    expect(dsoTrue([march, { aged: agedBy([item(40, 100)], asOf), salesMinor: 800 }])).toBe(20);
    expect(dsoTrue([march, { aged: agedBy([item(40, 100)], asOf), salesMinor: 0 }])).toBeNull();
  });

  it("says nothing without sales", () => {
    expect([dsoSimple(5, 0, 30), dsoSimple(5, -1, 30), dsoCountBack(0, []), dsoTrue([])]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

describe("collection effectiveness, by the published figures", () => {
  const period = { beginMinor: 6_200, salesMinor: 10_890, endTotalMinor: 6_340, endCurrentMinor: 3_590 };

  it("is 79.63 with N = 1 and 55.93 with N = 3 on the same data", () => {
    expect([cei(period), cei(period, 3)]).toEqual([79.63, 55.93]);
  });

  it("chains months by money, and says nothing where nothing could be collected", () => {
    const nothing = { beginMinor: 0, salesMinor: 100, endTotalMinor: 100, endCurrentMinor: 100 };
    expect(cei(nothing)).toBeNull();
    expect(ceiChained([period, nothing])).toBe(79.63);
    expect(ceiChained([period, { ...period, endTotalMinor: 3_590 }])).toBe(89.81);
  });
});

describe("how late the money comes, by the published figures", () => {
  const early = paid([
    [100, -10],
    [200, -5],
    [300, 0],
    [400, 5],
    [500, 10],
  ]);

  it("days beyond terms of payments are 3.33 and 3.98, early ones negative", () => {
    expect(meanDays(dbtOfPayments(early))).toBe(3.33);
    const satago = [
      [4_100, 10],
      [6_200, 0],
    ] as const;
    expect(meanDays(dbtOfPayments(paid(satago)))).toBe(3.98);
  });

  it("average days late counts early as 0, and is another figure", () => {
    const settled = early.map(({ paidOn, amountMinor }) => ({
      dueOn: due,
      settledOn: paidOn,
      paidMinor: amountMinor,
    }));
    expect(meanDays(averageDaysLate(settled))).toBe(4.67);
  });

  it("days to pay are days beyond terms and the terms", () => {
    expect(meanDays(daysToPay(early))).toBe(33.33);
  });

  it("days beyond terms of buckets take each one's middle", () => {
    expect(dbtOfBuckets([100, 100, 100, 100, 100])).toBe(48);
    expect([dbtOfBuckets([7, 0, 0, 0, 0]), dbtOfBuckets([0, 0, 0, 0, 0])]).toEqual([0, null]);
  });

  it("says nothing without payments", () => {
    expect([dbtOfPayments([]), averageDaysLate([]), daysToPay([])].map(meanDays)).toEqual([null, null, null]);
  });
});

describe("the provision matrix, by the published figures", () => {
  const million = (amounts: readonly number[]) => amounts.map((each) => each * 1_000_000) as Buckets;

  it("is 526 500 and, by the example of IFRS 9, 580 000", () => {
    const first = lossOf(million([7, 4, 2.5, 1, 0]), [15_000, 34_000, 71_000, 108_000, 108_000]);
    expect(first.reduce((all, each) => all + each, 0)).toBe(526_500);
    const second = lossOf(million([15, 7.5, 4, 2.5, 1]), [3_000, 16_000, 36_000, 66_000, 106_000]);
    expect(second).toEqual([45_000, 120_000, 144_000, 165_000, 106_000]);
    expect(second.reduce((all, each) => all + each, 0)).toBe(580_000);
  });

  const roll = (ratePpm: number | null) => ({ movedMinor: 0, leftMinor: 0, ratePpm });

  it("multiplies rolls, write-off, what is recovered and what is ahead", () => {
    const rolls = [roll(100_000), roll(200_000), roll(500_000), roll(500_000)] as const;
    const terms = { writeOffPpm: 400_000, recoveryPpm: 250_000, forwardPpm: 1_100_000 };
    expect(suggestedRates(rolls, terms)).toEqual([1_650, 16_500, 82_500, 165_000, 330_000]);
  });

  it("suggests nothing that leads through a bucket of which nothing is known", () => {
    const rolls = [roll(100_000), roll(null), roll(500_000), roll(500_000)] as const;
    const terms = { writeOffPpm: 400_000, recoveryPpm: 0, forwardPpm: 1_000_000 };
    expect(suggestedRates(rolls, terms)).toEqual([null, null, 100_000, 200_000, 400_000]);
  });

  it("refuses rates that fall, that are no shares, or that are not five", () => {
    expect(checkRates([1, 1, 2, 3, 1_000_000])).toMatchObject({ ok: true });
    expect(checkRates([1, 2, 1, 3, 4])).toEqual({ ok: false, because: "rates-fall" });
    expect(checkRates([1, 2, 3, 4, 1_000_001])).toEqual({ ok: false, because: "not-a-share" });
    expect(checkRates([0, 0.5, 1, 1, 1])).toEqual({ ok: false, because: "not-a-share" });
    expect(checkRates([1, 2, 3, 4])).toEqual({ ok: false, because: "five-rates" });
  });
});
