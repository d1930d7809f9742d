import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { cardFrom } from "../../server/adapters/db/scorecard-in-force.ts";
import { sayIssue } from "../../server/http/say-issue.ts";
import { countingOf } from "../../shared/credit/counting.ts";
import { NOTHING_BESIDE } from "../../shared/credit/facts.ts";
import { historyOf } from "../../shared/credit/history.ts";
import { PAYMENT_PARTS } from "../../shared/credit/kinds.ts";
import { portfolioOf } from "../../shared/credit/portfolio.ts";
import { scoreAccount } from "../../shared/credit/score-account.ts";
import { type Card, type Scorecard, STANDARD_SCORECARD } from "../../shared/credit/scorecard.ts";
import { CardRequest } from "../../shared/credit/scorecard/request-contract.ts";
import { compareCards, movesOf } from "../../shared/forecast/backtest/try-scorecard.ts";
import { settled, TODAY } from "./histories.ts";

/** Monthly invoices, each settled so many days late. */
const repeat = (count: number, late: number) =>
  Array.from({ length: count }, (_, at) => settled(`${at}`, 10 + 30 * at, late));

const { version: _, ...standard } = STANDARD_SCORECARD;

/** What is said of a card in English; null when it is taken. */
function flawOf(more: object): string | null {
  const card = { ...standard, ...more };
  const seen = CardRequest.safeParse(card);
  return seen.success ? null : sayIssue(seen.error.issues[0], card, "scorecard").message.en;
}
const weights = (more: object) => flawOf({ weights: { ...standard.weights, ...more } });
const floors = (more: object) => flawOf({ floors: { ...standard.floors, ...more } });
const counted = (more: object) => flawOf({ counted: { ...standard.counted, ...more } });
const FIX = ": correct it and try again.";

describe("a scorecard that somebody sends", () => {
  it("is taken as the product has it", () => expect(flawOf({})).toBeNull());

  it("has weights that add up to 100, and some for the payments", () => {
    const sum = `The field “Weights of the blocks” must add up to 100${FIX}`;
    expect([weights({ P: 54 }), weights({ P: 56 }), weights({ P: 54, C: 11 })]).toEqual([sum, sum, null]);
    expect(weights({ P: 0, C: 65 })).toBe(
      `The field “Weights of the blocks” must leave the payments some weight, at least 1${FIX}`,
    );
    expect(flawOf({ payment: { ...standard.payment, A: 41 } })).toBe(
      `The field “Weights within payment” must add up to 100${FIX}`,
    );
  });

  it("has cut-offs that fall from A to D, no two of them equal", () => {
    const fall = `The field “Cut-offs of the grades” must fall from A to D, no two of them equal${FIX}`;
    expect([floors({ B: 70 }), floors({ B: 69 }), floors({ B: 71 })]).toEqual([fall, fall, null]);
    expect(floors({ D: 0 })).toBe(`The field “Lowest score of grade D” must be at least 1${FIX}`);
  });

  it("has caps within the hundred", () => {
    const cap = (listed: number) => flawOf({ ceilings: { ...standard.ceilings, listed } });
    const name = "Cap for enforcement or a list of dishonest debtors";
    expect([cap(-1), cap(0), cap(100), cap(101)]).toEqual([
      `The field “${name}” must be at least 0${FIX}`,
      null,
      null,
      `The field “${name}” must be at most 100${FIX}`,
    ]);
  });

  it("has a half-life of a day at least, and grace shorter than what is severe", () => {
    expect(counted({ halfLifeDays: 0 })).toBe(`The field “Half-life in days” must be at least 1${FIX}`);
    expect([counted({ halfLifeDays: 1 }), counted({ graceDays: 29 })]).toEqual([null, null]);
    expect(counted({ graceDays: 30 })).toBe(
      `The field “Days that are severely late” must be more than the days of grace${FIX}`,
    );
  });
});

describe("another card", () => {
  const scoreBy = (card: Scorecard, days = 12) => {
    const history = historyOf("7001", repeat(12, days), TODAY, countingOf(card));
    return scoreAccount(history, portfolioOf([history], TODAY, card), NOTHING_BESIDE, card);
  };
  const by = (more: object): Scorecard => ({ ...STANDARD_SCORECARD, version: 2, ...more });

  it("moves the grade by its cut-offs, and says which card it was", () => {
    const { score } = scoreBy(STANDARD_SCORECARD);
    const at = Math.floor(score);
    expect(scoreBy(by({ floors: { A: at, B: 3, C: 2, D: 1 } }))).toMatchObject({ grade: "A", scorecard: 2 });
    expect(scoreBy(by({ floors: { A: at + 1, B: 3, C: 2, D: 1 } })).grade).toBe("B");
  });

  it("counts as late by its own grace", () => {
    const grace = (graceDays: number) =>
      scoreBy(by({ counted: { ...standard.counted, graceDays } }), 5).reasons.find(
        ({ code }) => code === "P02",
      )?.figures["late"];
    expect(grace(4)).toBeGreaterThan(5);
    expect(grace(5)).toBe(0);
  });

  it("lets an account's own payments speak from its own number of invoices on", () => {
    const needed = (settledNeeded: number) =>
      scoreBy(by({ counted: { ...standard.counted, settledNeeded } })).provisional;
    expect([needed(12), needed(13)]).toEqual([false, true]);
  });

  it("adds its points up to the score, whatever its figures", () => {
    const parts = (count: number) =>
      fc
        .array(fc.integer({ min: 0, max: 20 }), { minLength: count - 1, maxLength: count - 1 })
        .map((rest) => [100 - rest.reduce((all, each) => all + each, 0), ...rest]);
    fc.assert(
      fc.property(
        parts(4),
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 0, max: 9 }),
        (payment, halfLifeDays, priorInvoices) => {
          const [A = 0, B = 0, S = 0, D = 0] = payment;
          const card = by({
            payment: { A, B, S, D },
            counted: { ...standard.counted, halfLifeDays, priorInvoices },
          });
          const sheet = scoreBy(card);
          const points = sheet.parts.reduce((all, each) => all + Math.round(each.points * 10), 0);
          expect(points).toBe(Math.round(sheet.score * 10));
        },
      ),
      { numRuns: 50 },
    );
  });

  it("is compared over the same days with the one in force", () => {
    const sheet = (accountId: string, days: number, card: Scorecard) => {
      const history = historyOf(accountId, repeat(12, days), TODAY);
      return scoreAccount(history, portfolioOf([history], TODAY, card), NOTHING_BESIDE, card);
    };
    const strict = by({ floors: { A: 99, B: 98, C: 97, D: 96 } });
    const tried = [
      { accountId: "1", days: 0, bad: false },
      { accountId: "2", days: 60, bad: true },
    ].map(({ accountId, days, bad }) => ({
      inForce: sheet(accountId, days, STANDARD_SCORECARD),
      draft: sheet(accountId, days, strict),
      bad,
    }));
    const compared = compareCards(tried);
    expect(compared).toMatchObject({ asked: 2, badShare: 0.5, inForce: { auc: 1 }, draft: { auc: 1 } });
    expect(compared.draft.grades).toEqual([{ grade: "E", accounts: 2, badShare: 0.5 }]);
    expect(movesOf(tried).map(({ accountId }) => accountId)).toEqual(["1"]);
    expect(compareCards([])).toMatchObject({ asked: 0, badShare: null, draft: { auc: null, grades: [] } });
  });
});

describe("a card that was made before the product had some of its figures", () => {
  it("weighs them with nothing, and counts and caps as the product does", () => {
    const made = { weights: { P: 100 }, payment: { A: 60, B: 40 }, floors: standard.floors };
    const { weights, payment, ceilings, counted } = cardFrom(made as unknown as Card);
    expect(weights).toEqual({ P: 100, C: 0, E: 0, T: 0, F: 0, M: 0 });
    const nothing = Object.fromEntries(PAYMENT_PARTS.map((part) => [part, 0]));
    expect(payment).toEqual({ ...nothing, A: 60, B: 40 });
    expect({ ceilings, counted }).toEqual({ ceilings: standard.ceilings, counted: standard.counted });
  });
});
