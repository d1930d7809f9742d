import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { NOTHING_BESIDE } from "../../shared/credit/facts.ts";
import { historyOf } from "../../shared/credit/history.ts";
import { portfolioOf } from "../../shared/credit/portfolio.ts";
import { scoreAccount } from "../../shared/credit/score-account.ts";
import { changeOf } from "../../shared/credit/score-change.ts";
import { accounts, open, settled, TODAY } from "./histories.ts";

const CONDUCT = {
  ...{ duePromises: 3, broken: 1, brokenRecently: 1, judgedDisputes: 0, invalidDisputes: 0 },
  ...{ payments: 9, bouncedPayments: 0, bouncedOn: null },
};
const sheetOf = (seen: Parameters<typeof historyOf>[1], facts: object = {}) => {
  const history = historyOf("1", seen, TODAY);
  return scoreAccount(history, portfolioOf([history], TODAY), { ...NOTHING_BESIDE, ...facts });
};
/** −0 is 0. */
const tenths = (points: number): number => Math.round(points * 10) + 0;
const monthly = Array.from({ length: 12 }, (_, at) => settled(`${at}`, 10 + 30 * at, 12));

describe("the change of a score", () => {
  it("is what the blocks and the ceilings brought, to the tenth", () => {
    fc.assert(
      fc.property(accounts, accounts, fc.boolean(), (before, now, promised) => {
        const [a, b] = [sheetOf(before), sheetOf(now, promised ? { conduct: CONDUCT } : {})];
        const { score, blocks, capped } = changeOf(a, b);
        const sum = blocks.reduce((all, { points }) => all + points, capped);
        expect(tenths(sum)).toBe(tenths(score));
        expect(tenths(b.score - a.score)).toBe(tenths(score));
      }),
      { numRuns: 100 },
    );
  });

  it("names no block that brought nothing", () => {
    const sheet = sheetOf(monthly);
    expect(changeOf(sheet, sheet)).toEqual({ score: 0, blocks: [], capped: 0 });
  });
});

describe("what lifts a score", () => {
  it("is beside the lowest ceiling: the score without it", () => {
    const late = open("late", 100, 50_000);
    const both = sheetOf([...monthly, late], { conduct: { ...CONDUCT, broken: 2, brokenRecently: 2 } });
    const [lowest, next] = both.reasons;
    expect([lowest?.code, next?.code]).toEqual(["over-90", "broken-promises"]);
    expect(lowest?.figures["without"]).toBe(
      Math.min(64, both.blocks.reduce((all, { points }) => all + Math.round(points * 10), 0) / 10),
    );
    expect(next?.figures).not.toHaveProperty("without");
  });

  it("is the next promise that is kept, with what it really wins", () => {
    const told = sheetOf(monthly, { conduct: CONDUCT });
    const kept = sheetOf(monthly, { conduct: { ...CONDUCT, duePromises: 4 } });
    const next = told.reasons.find(({ code }) => code === "C01")?.figures["next"] ?? 0;
    expect(next).toBeGreaterThan(0);
    expect(Math.abs(kept.score - told.score - next)).toBeLessThanOrEqual(0.11);
  });

  it("is paying what is overdue, at once", () => {
    const owing = sheetOf([...monthly, open("o", 20, 5_000)]);
    const lost = owing.reasons.find(({ code }) => code === "P04")?.points ?? 0;
    const part = (sheet: typeof owing, code: string) =>
      sheet.parts.find((each) => each.code === code)?.points ?? 0;
    const paid = sheetOf(monthly);
    expect(Math.abs(part(paid, "D") - part(owing, "D") + lost)).toBeLessThanOrEqual(0.11);
  });
});
