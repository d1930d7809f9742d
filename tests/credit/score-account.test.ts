import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { WireScore } from "../../shared/credit/contract.ts";
import { type AccountHistory, historyOf } from "../../shared/credit/history.ts";
import { portfolioOf } from "../../shared/credit/portfolio.ts";
import { scoreAccount, type ScoreSheet } from "../../shared/credit/score-account.ts";
import { STANDARD_SCORECARD } from "../../shared/credit/scorecard.ts";
import { addDays } from "../../shared/kernel/day.ts";
import { settlements, type Settlement } from "../../shared/ledger/settlements.ts";
import { ledgers, asOfDays } from "../ledger/entries.ts";
import { accounts, open, portfolios, settled, TODAY } from "./histories.ts";

/** Scores the first of these accounts among all of them. */
function scoreFirst(of: readonly (readonly Settlement[])[]): ScoreSheet {
  const histories = of.map((seen, at) => historyOf(`70${at}`, seen, TODAY));
  const [first] = histories;
  if (first === undefined) throw new Error("no account to score");
  return scoreAccount(first, portfolioOf(histories, TODAY));
}

const repeat = (count: number, late: number, prefix = "s") =>
  Array.from({ length: count }, (_, at) => settled(`${prefix}${at}`, 10 + at, late));

const codes = (sheet: ScoreSheet, effect: string) =>
  sheet.reasons.filter((reason) => reason.effect === effect).map((reason) => reason.code);

describe("an account's score", () => {
  it("is high for who pays in time and low for who pays late", () => {
    const good = scoreFirst([repeat(40, -5), repeat(40, 20)]);
    const bad = scoreFirst([repeat(40, 40), repeat(40, 2)]);
    expect(good.grade).toBe("A");
    expect(bad.grade).toBe("E");
    expect(good.evidence).toBeCloseTo(36.1, 0);
    expect(good.coverage).toBe(0.55);
  });

  it("answers in the words of the contract", () => {
    const sheet = scoreFirst([[...repeat(9, 40), open("x", 70)]]);
    const { accountId: _, asOf: __, version: ___, parts: ____, ...body } = sheet;
    expect(WireScore.safeParse({ ...body, asOf: "2024-07-01", trend: [] }).success).toBe(true);
  });

  it("stays provisional until three invoices are settled", () => {
    const others = [repeat(40, -5), repeat(30, -3)];
    const two = scoreFirst([repeat(2, 60), ...others]);
    const three = scoreFirst([repeat(3, 60), ...others]);
    expect([two.provisional, three.provisional]).toEqual([true, false]);
    expect(two.score).toBe(74);
    expect(codes(two, "cap")).toEqual(["provisional"]);
    expect(codes(two, "loss")).toEqual(["N01"]);
    expect(three.score).toBeLessThan(74);
  });

  it("takes a newcomer for the median of the others when that is below the ceiling", () => {
    const newcomer = scoreFirst([[], repeat(40, 60), repeat(40, 50), repeat(40, 55)]);
    expect(newcomer.score).toBeLessThan(74);
    expect(newcomer.parts).toEqual([{ code: "portfolio", points: newcomer.score }]);
  });

  it("caps a newcomer who is long overdue as anybody else", () => {
    const newcomer = scoreFirst([[open("x", 91)], repeat(40, -5)]);
    expect(newcomer).toMatchObject({ score: 49, grade: "E", provisional: true });
    expect(codes(newcomer, "cap")).toEqual(["over-90", "provisional"]);
  });
});

describe("caps", () => {
  const withOpen = (dpd: number, amount: number, rest: number) =>
    scoreFirst([[...repeat(60, -5), open("x", dpd, amount), open("y", -20, rest)]]);

  it.each([
    [60, []],
    [61, ["over-60"]],
    [90, ["over-60"]],
    [91, ["over-90"]],
  ])("%d days past due gives %j", (dpd, caps) => {
    expect(codes(withOpen(dpd, 600, 9_400), "cap")).toEqual(caps);
  });

  it("counts from five percent of the balance", () => {
    expect(codes(withOpen(91, 500, 9_500), "cap")).toEqual(["over-90"]);
    expect(codes(withOpen(91, 499, 9_501), "cap")).toEqual([]);
  });

  it("is never higher for older money, whatever ceilings an org has set", () => {
    const card = {
      ...STANDARD_SCORECARD,
      ceilings: { ...STANDARD_SCORECARD.ceilings, "over-60": 30, "over-90": 95 },
    };
    const scoreOf = (dpd: number): number => {
      const histories = [
        historyOf("1", [...repeat(60, -5), open("x", dpd, 600), open("y", -20, 9_400)], TODAY),
      ];
      return scoreAccount(histories[0] as AccountHistory, portfolioOf(histories, TODAY), undefined, card)
        .score;
    };
    expect([scoreOf(90), scoreOf(91)]).toEqual([30, 30]);
  });

  it("holds the score at its ceiling and names itself first", () => {
    const capped = withOpen(91, 600, 9_400);
    expect(capped.score).toBe(49);
    expect(capped.reasons[0]).toMatchObject({
      code: "over-90",
      effect: "cap",
      points: 49,
      figures: { days: 91, share: 6 },
    });
    expect(withOpen(61, 600, 9_400).score).toBe(64);
  });
});

describe("reasons", () => {
  it("list the largest loss first and leave out what costs a point or less", () => {
    const sheet = scoreFirst([repeat(40, 25), repeat(200, 1)]);
    const losses = sheet.reasons.filter((reason) => reason.effect === "loss");
    expect(losses.map((loss) => loss.code)).toEqual(["P02", "P01"]);
    expect(losses.every((loss) => loss.points < -1)).toBe(true);
  });

  it("give the figures: our days beside the portfolio's", () => {
    const sheet = scoreFirst([repeat(40, 25), repeat(200, 1)]);
    const slow = sheet.reasons.find((reason) => reason.code === "P01");
    expect(slow?.figures["dbt"]).toBeGreaterThan(20);
    expect(slow?.figures["portfolioDbt"]).toBeLessThan(10);
  });

  it("do not call somebody slow who pays on the day", () => {
    const sheet = scoreFirst([repeat(200, 0), repeat(10, -20)]);
    expect(codes(sheet, "loss")).not.toContain("P01");
  });

  it("name at most two strengths, never one that is also a loss", () => {
    const sheet = scoreFirst([repeat(60, -5), repeat(60, 40), [...repeat(20, 40, "z"), open("o", 50)]]);
    const strengths = codes(sheet, "strength");
    expect(strengths).toHaveLength(2);
    expect(strengths.filter((code) => codes(sheet, "loss").includes(code))).toEqual([]);
  });

  it("let a part speak by what weighs more: better than the others, or worse than perfect", () => {
    const of = (lateOnes: number) => [...repeat(lateOnes, 10, "x"), ...repeat(100 - lateOnes, -5)];
    const others = [...repeat(50, 10, "x"), ...repeat(50, -5)];
    const rarely = scoreFirst([of(8), others, others]);
    const often = scoreFirst([of(30), others, others]);
    expect([codes(rarely, "strength"), codes(rarely, "loss")]).toEqual([expect.arrayContaining(["P02"]), []]);
    expect(codes(often, "loss")).toContain("P02");
    expect(codes(often, "strength")).not.toContain("P02");
  });

  it("see a payer getting worse by seven days, and not by six", () => {
    const of = (late: number) => [
      ...Array.from({ length: 6 }, (_, at) => settled(`old${at}`, 100 + at, 5)),
      ...Array.from({ length: 6 }, (_, at) => settled(`new${at}`, 10 + at, late)),
    ];
    expect(codes(scoreFirst([of(12)]), "loss")).toContain("P05");
    expect(codes(scoreFirst([of(11)]), "loss")).not.toContain("P05");
  });
});

const points = (sheet: ScoreSheet) =>
  sheet.parts.reduce((all, part) => all + Math.round(part.points * 10), 0);

describe("laws of the score", () => {
  it("its parts sum to it, to the tenth", () => {
    fc.assert(
      fc.property(portfolios, (all) => {
        const sheet = scoreFirst(all);
        expect(points(sheet)).toBe(Math.round(sheet.score * 10));
        expect(sheet.score).toBeGreaterThanOrEqual(0);
        expect(sheet.score).toBeLessThanOrEqual(100);
      }),
      { numRuns: 2_000 },
    );
  });

  it("same input, same bytes; the order of rows and of accounts does not matter", () => {
    const shuffled = fc
      .array(accounts, { minLength: 2, maxLength: 4 })
      .chain((all) =>
        fc.tuple(
          fc.constant(all),
          fc.tuple(...all.map((rows) => fc.shuffledSubarray(rows, { minLength: rows.length }))),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([all, others]) => {
        const sheets = (of: readonly (readonly Settlement[])[], turned: boolean) => {
          const histories = of.map((seen, at) => historyOf(`70${at}`, seen, TODAY));
          const portfolio = portfolioOf(turned ? [...histories].reverse() : histories, TODAY);
          return JSON.stringify(histories.map((each) => scoreAccount(each, portfolio)));
        };
        expect(sheets(others, true)).toBe(sheets(all, false));
      }),
      // Shrinking a shuffle takes minutes; the first counterexample says enough.
      { numRuns: 1_000, endOnFailure: true },
    );
  });

  it("what happens on the day or after it changes nothing", () => {
    fc.assert(
      fc.property(ledgers, asOfDays, (entries, day) => {
        const past = entries.filter((e) => (e.kind === "payment" ? e.receivedOn : e.issuedOn) < day);
        const score = (of: typeof entries) => {
          const history = historyOf("7001", settlements(of, day), day);
          return JSON.stringify(scoreAccount(history, portfolioOf([history], day)));
        };
        expect(score(past)).toBe(score(entries));
      }),
      { numRuns: 2_000 },
    );
  });

  it("moving the due day of one open invoice earlier does not raise the score of who has older ones open", () => {
    const others = [
      settled("b", 103, 11, 283_510),
      settled("c", 213, 80, 3_318_513),
      settled("d", 590, -31, 8_975_178),
      open("e", 51, 7_317_120),
      open("f", 18, 7_422_883),
      open("g", 107, 9_947_148),
    ];
    const score = (dpd: number) => scoreFirst([[...others, open("a", dpd, 6_135_714)]]).score;
    expect(score(6)).toBeLessThanOrEqual(score(-21));
  });

  it("moving one due day earlier never raises the score, settled or open, seasoned or not", () => {
    fc.assert(
      fc.property(portfolios, fc.nat(), fc.integer({ min: 1, max: 60 }), (all, pick, days) => {
        const [first = [], ...others] = all;
        fc.pre(first.length > 0);
        const at = pick % first.length;
        const stricter = first.map((row, index) =>
          index === at ? { ...row, dueOn: addDays(row.dueOn, -days) } : row,
        );
        expect(scoreFirst([stricter, ...others]).score).toBeLessThanOrEqual(scoreFirst(all).score);
      }),
      // Shrinking a portfolio takes minutes; the first counterexample says enough.
      { numRuns: 2_500, endOnFailure: true },
    );
  });

  it("the unit of the amounts does not matter", () => {
    fc.assert(
      fc.property(portfolios, (all) => {
        const inCents = all.map((rows) =>
          rows.map((row) => ({ ...row, amountMinor: row.amountMinor * 100, openMinor: row.openMinor * 100 })),
        );
        expect(JSON.stringify(scoreFirst(inCents))).toBe(JSON.stringify(scoreFirst(all)));
      }),
      { numRuns: 1_000 },
    );
  });
});
