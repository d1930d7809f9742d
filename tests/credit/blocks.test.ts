import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { conductOf } from "../../shared/credit/conduct.ts";
import { conductBlock } from "../../shared/credit/conduct-block.ts";
import { exposureBlock } from "../../shared/credit/exposure-block.ts";
import {
  ADVERSE_KINDS,
  type ConductFacts,
  type CreditFacts,
  NOTHING_BESIDE,
} from "../../shared/credit/facts.ts";
import { financialBlock } from "../../shared/credit/financial-block.ts";
import { historyOf } from "../../shared/credit/history.ts";
import { marketBlock } from "../../shared/credit/market-block.ts";
import { portfolioOf } from "../../shared/credit/portfolio.ts";
import { scoreAccount } from "../../shared/credit/score-account.ts";
import { STANDARD_SCORECARD } from "../../shared/credit/scorecard.ts";
import { tenureBlock } from "../../shared/credit/tenure-block.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import { payment } from "../ledger/entries.ts";
import { accounts, settled, TODAY } from "./histories.ts";

const CONDUCT: ConductFacts = {
  duePromises: 0,
  broken: 0,
  brokenRecently: 0,
  judgedDisputes: 0,
  invalidDisputes: 0,
  payments: 0,
  bouncedPayments: 0,
  bouncedOn: null,
};
const repeat = (count: number, late: number) =>
  Array.from({ length: count }, (_, at) => settled(`s${at}`, 10 + at, late));
const scored = (facts: Partial<CreditFacts>, seen = repeat(30, 0)) => {
  const history = historyOf("1", seen, TODAY);
  return scoreAccount(history, portfolioOf([history], TODAY), { ...NOTHING_BESIDE, ...facts });
};
const valueOf = (parts: readonly { readonly code: string; readonly value: number }[], code: string) =>
  parts.find((part) => part.code === code)?.value;

describe("conduct", () => {
  it("begins at three quarters: no promise is not a kept one, and a kept one lifts it", () => {
    expect(valueOf(conductBlock(CONDUCT), "promises")).toBe(75);
    expect(valueOf(conductBlock({ ...CONDUCT, duePromises: 1 }), "promises")).toBe(80);
    expect(valueOf(conductBlock({ ...CONDUCT, duePromises: 1, broken: 1 }), "promises")).toBe(60);
  });

  it("holds nothing against them that nobody did", () => {
    expect(conductBlock(CONDUCT).filter(({ isFault }) => isFault)).toEqual([]);
    expect(
      conductBlock({ ...CONDUCT, broken: 1, duePromises: 1, invalidDisputes: 1, judgedDisputes: 1 })
        .filter(({ isFault }) => isFault)
        .map(({ reason }) => reason),
    ).toEqual(["C01", "C02"]);
  });
});

describe("exposure", () => {
  it.each([
    [0.5, 100],
    [0.8, 75],
    [1, 40],
    [1.2, 0],
    [1.3, 0],
    [-1, 100],
  ])("uses %d of the limit for %d points", (useOfLimit, points) => {
    const parts = exposureBlock({ useOfLimit, overdueOfLimit: null, share: null });
    expect(valueOf(parts, "limit-use")).toBeCloseTo(points, 9);
  });

  it("is only the share of what we are owed without a limit", () => {
    const parts = exposureBlock({ useOfLimit: null, overdueOfLimit: null, share: 0.1 });
    expect(parts.map(({ code, value }) => [code, Math.round(value)])).toEqual([["share", 50]]);
  });
});

describe("tenure, finances and the market", () => {
  it("grows for two years", () => {
    expect([0, 12, 24, 60].map((months) => valueOf(tenureBlock(months), "tenure"))).toEqual([
      0, 50, 100, 100,
    ]);
  });

  it.each([
    [1.1, 20],
    [2.6, 70],
    [5, 100],
    [0, 20],
  ])("gives Z″ %d its %d points", (z, points) => {
    expect(valueOf(financialBlock({ z, statementOn: TODAY, rating: null }, TODAY), "financial")).toBe(points);
  });

  it("lets a statement count half after eighteen months, and asks for a newer one", () => {
    const at = (days: number, rating: number | null) =>
      financialBlock({ z: 5, statementOn: addDays(TODAY, -days), rating }, TODAY)[0];
    expect(at(548, null)).toMatchObject({ weight: 100, value: 100, isFault: false });
    expect(at(549, null)).toMatchObject({ weight: 50, value: 100, reason: "F02", isFault: true });
    expect(at(549, 40)).toMatchObject({ weight: 100, value: 70, reason: "F02" });
  });

  it("takes a person's rating where there is no statement, and says nothing without either", () => {
    expect(financialBlock({ z: null, statementOn: null, rating: 60 }, TODAY)[0]).toMatchObject({ value: 60 });
    expect(financialBlock({ z: null, statementOn: null, rating: null }, TODAY)).toEqual([]);
    expect(marketBlock({ rating: null, adverse: [] })).toEqual([]);
  });

  it("takes what a court holds against them from what people think of them", () => {
    const adverse = [{ kind: "litigation" as const, on: TODAY }];
    expect(marketBlock({ rating: 90, adverse })[0]).toMatchObject({ value: 65, isFault: true });
    expect(marketBlock({ rating: null, adverse })[0]).toMatchObject({ value: 45 });
  });
});

describe("the whole score", () => {
  it("is the payment block alone where nothing else is known", () => {
    const alone = scored({});
    expect(alone.coverage).toBe(0.55);
    expect(alone.blocks).toEqual([{ block: "P", weight: 100, value: alone.score, points: alone.score }]);
  });

  it("leaves out what is missing: it counts neither as nothing nor as good", () => {
    const without = scored({});
    const same = scored({ financial: { z: null, statementOn: null, rating: without.score } });
    expect(same.score).toBe(without.score);
    expect(same.coverage).toBeCloseTo(0.65, 9);
  });

  it.each([
    ["insolvency", 10],
    ["dishonest-debtor", 29],
    ["enforcement", 29],
  ] as const)("is at most what %s leaves, and says so first", (kind, ceiling) => {
    const sheet = scored({ market: { rating: 100, adverse: [{ kind, on: TODAY }] } });
    expect(sheet.score).toBe(ceiling);
    expect(sheet.reasons[0]).toMatchObject({ effect: "cap", points: ceiling });
  });

  it("counts no bounced payment that was taken back on the day it came", () => {
    const taken = (on: string) =>
      conductOf(
        { promises: [], disputes: [] },
        [
          payment("1", null, 100, "2024-01-10", { reversedOn: toDay(on) }),
          payment("2", null, 100, "2024-01-10"),
        ],
        toDay("2024-02-01"),
      );
    expect(taken("2024-01-10")).toMatchObject({ payments: 1, bouncedPayments: 0, bouncedOn: null });
    expect(taken("2024-01-11")).toMatchObject({ payments: 2, bouncedPayments: 1 });
  });

  it("is capped for a year after a bounced payment, and by the second broken promise in 90 days", () => {
    const bounced = (days: number) =>
      scored({ conduct: { ...CONDUCT, payments: 30, bouncedPayments: 1, bouncedOn: addDays(TODAY, -days) } });
    expect(bounced(365).score).toBe(59);
    expect(bounced(366).score).toBeGreaterThan(59);
    const broken = (brokenRecently: number) =>
      scored({ conduct: { ...CONDUCT, duePromises: 9, broken: brokenRecently, brokenRecently } });
    expect(broken(2).score).toBe(64);
    expect(broken(1).score).toBeGreaterThan(64);
  });

  it("moves a newcomer by statements and what is said of them, and no further than the ceiling", () => {
    const cold = (rating: number) =>
      scored({ financial: { z: null, statementOn: null, rating } }, repeat(2, 0)).score;
    expect(cold(0)).toBeLessThan(cold(40));
    expect(cold(100)).toBeLessThanOrEqual(74);
  });

  const facts: fc.Arbitrary<CreditFacts> = fc.record({
    conduct: fc.option(
      fc
        .record({
          kept: fc.nat(20),
          broken: fc.nat(5),
          brokenRecently: fc.nat(3),
          valid: fc.nat(9),
          invalid: fc.nat(3),
          payments: fc.nat(50),
          bounced: fc.nat(2),
          days: fc.option(fc.nat(800)),
        })
        .map(
          ({ kept, broken, brokenRecently, valid, invalid, payments, bounced, days }): ConductFacts => ({
            duePromises: kept + broken,
            broken,
            brokenRecently: Math.min(broken, brokenRecently),
            judgedDisputes: valid + invalid,
            invalidDisputes: invalid,
            payments: payments + bounced,
            bouncedPayments: bounced,
            bouncedOn: days === null || bounced === 0 ? null : addDays(TODAY, -days),
          }),
        ),
    ),
    exposure: fc.option(
      fc.record({
        useOfLimit: fc.option(fc.double({ min: -1, max: 3, noNaN: true })),
        overdueOfLimit: fc.option(fc.double({ min: 0, max: 2, noNaN: true })),
        share: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      }),
    ),
    tenureMonths: fc.option(fc.nat(60)),
    financial: fc.option(
      fc.record({
        z: fc.option(fc.double({ min: -5, max: 12, noNaN: true })),
        statementOn: fc.option(fc.nat(900).map((days) => addDays(TODAY, -days))),
        rating: fc.option(fc.nat(100)),
      }),
    ),
    market: fc.option(
      fc.record({
        rating: fc.option(fc.nat(100)),
        adverse: fc.array(fc.record({ kind: fc.constantFrom(...ADVERSE_KINDS), on: fc.constant(TODAY) }), {
          maxLength: 3,
        }),
      }),
    ),
  });

  it("is the sum of its parts exactly, whatever is known", () => {
    fc.assert(
      fc.property(fc.tuple(accounts, facts), ([seen, known]) => {
        const history = historyOf("1", seen, TODAY);
        const sheet = scoreAccount(history, portfolioOf([history], TODAY), known);
        const tenths = (points: number) => Math.round(points * 10);
        expect(sheet.parts.reduce((all, part) => all + tenths(part.points), 0)).toBe(tenths(sheet.score));
        expect(sheet.score).toBeGreaterThanOrEqual(0);
        expect(sheet.score).toBeLessThanOrEqual(100);
        const before = sheet.parts.filter(({ points }) => points >= 0);
        expect(sheet.blocks.reduce((all, block) => all + tenths(block.points), 0)).toBe(
          before.reduce((all, part) => all + tenths(part.points), 0),
        );
        const caps = sheet.reasons.findLastIndex(({ effect }) => effect === "cap");
        expect(sheet.reasons.slice(0, caps + 1).every(({ effect }) => effect === "cap")).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("never rises by another broken promise or another fact against them", () => {
    fc.assert(
      fc.property(fc.tuple(accounts, facts), ([seen, known]) => {
        const history = historyOf("1", seen, TODAY);
        const portfolio = portfolioOf([history], TODAY);
        const conduct = known.conduct ?? CONDUCT;
        const market = known.market ?? { rating: 50, adverse: [] };
        const base = { ...known, conduct, market };
        const score = (more: Partial<CreditFacts>) =>
          scoreAccount(history, portfolio, { ...base, ...more }).score;
        const broken = { ...conduct, duePromises: conduct.duePromises + 1, broken: conduct.broken + 1 };
        expect(score({ conduct: broken })).toBeLessThanOrEqual(score({}));
        const rated = { ...market, rating: market.rating ?? 70 };
        const worse = { ...rated, adverse: [...rated.adverse, { kind: "litigation" as const, on: TODAY }] };
        expect(score({ market: worse })).toBeLessThanOrEqual(score({ market: rated }));
      }),
      { numRuns: 200 },
    );
  });

  it("weighs by the org's own card, and grades by its floors", () => {
    const history = historyOf("1", repeat(30, 0), TODAY);
    const card = {
      ...STANDARD_SCORECARD,
      version: 3,
      weights: { P: 50, C: 0, E: 0, T: 0, F: 50, M: 0 },
      floors: { A: 99, B: 98, C: 97, D: 20 },
    };
    const known = { ...NOTHING_BESIDE, financial: { z: null, statementOn: null, rating: 0 } };
    const sheet = scoreAccount(history, portfolioOf([history], TODAY), known, card);
    const alone = scored({});
    expect(sheet.score).toBeCloseTo(alone.score / 2, 0);
    expect(sheet).toMatchObject({ scorecard: 3, grade: "D", coverage: 1 });
  });
});
