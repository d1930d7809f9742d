import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { companiesIn, reportIn } from "../../server/adapters/bureau/read-creditsafe.ts";
import { reportOf } from "../../sandbox/bureau/answers.ts";
import { KNOWN } from "../../sandbox/bureau/companies.ts";
import { mayOrder } from "../../shared/bureau/ask-again.ts";
import { entriesOfReport } from "../../shared/bureau/entries-of-report.ts";
import { ORDER_STATES } from "../../shared/bureau/kinds.ts";
import type { BureauReport } from "../../shared/bureau/report.ts";
import type { DossierEntry } from "../../shared/dossier/entry.ts";
import { marketFactsOf } from "../../shared/dossier/facts-of.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";

const today = toDay("2026-03-05");
const known = (at: number) => {
  const company = KNOWN[at];
  if (company === undefined) throw new Error(`no company ${at}`);
  return company;
};
const answer = (at: number) => reportOf(known(at), "100001", new Date("2026-03-05T08:00:00Z"));
function read(at: number): BureauReport {
  const report = reportIn(answer(at), known(at).id);
  if (report === null) throw new Error("not read");
  return report;
}
const filed = (
  report: BureauReport,
  on = today,
  before: readonly DossierEntry[] = [],
): readonly DossierEntry[] =>
  entriesOfReport(report, `order-${on}`, before, on).map((entry, index) => ({
    ...entry,
    ...{ entryId: `${on}.${index}`, accountId: "100", source: "Creditsafe 100001" },
    ...{ expiresOn: addDays(on, 180), recordedOn: on, recordedAt: on * 1000, withdrawal: null },
  }));

describe("an answer of Creditsafe", () => {
  it("tells letter, points, limit and the judgments that stand", () => {
    expect(read(1)).toMatchObject({
      companyName: "SLOW FERRY GOODS LIMITED",
      grade: "D",
      points: 24,
      most: 100,
      limit: { amountMinor: 0, currency: "GBP" },
      trades: true,
      judgments: [
        { on: toDay("2025-06-11"), about: "Bristol County Court · A1QZ0001 · 1840", isOver: false },
        { isOver: true },
      ],
    });
  });

  it("takes words for no amount, and what does not trade for no rating", () => {
    expect(read(3)).toMatchObject({
      grade: "E",
      points: null,
      limit: null,
      trades: false,
      status: "Dissolved",
    });
  });

  it("is refused when it is about another company, or has another shape", () => {
    expect(reportIn(answer(0), "GB-0-99999999")).toBeNull();
    expect(reportIn({ orderId: "1", report: "later" }, "1")).toBeNull();
    expect(companiesIn({ companies: [{ id: "../../authenticate" }] })).toBeNull();
  });
});

describe("what a report writes into a credit file", () => {
  it("is its score as one entry and each judgment that stands as a fact", () => {
    expect(entriesOfReport(read(1), "o1", [], today)).toMatchObject([
      { body: { kind: "bureau", orderId: "o1", grade: "D", points: 24 }, supersedes: null },
      { body: { kind: "fact", fact: "litigation", since: toDay("2025-06-11") }, supersedes: null },
    ]);
  });

  it("takes the place of what the report before said, so that no judgment counts twice", () => {
    const first = filed(read(1));
    const again = filed(read(1), addDays(today, 40), first);
    expect(again.map(({ supersedes }) => supersedes)).toEqual(first.map(({ entryId }) => entryId));
    expect(marketFactsOf([...first, ...again], addDays(today, 41))?.adverse).toHaveLength(1);
  });

  it("says of a company that no longer trades since when that is known, and never that it is insolvent", () => {
    const first = filed(read(3));
    const again = filed(read(3), addDays(today, 40), first);
    expect(again[1]?.body).toEqual({ kind: "fact", fact: "other", since: today, until: null });
    expect(filed({ ...read(3), trades: null })).toHaveLength(1);
  });
});

describe("a second order on one day", () => {
  it.each(ORDER_STATES)("after one that is %s", (state) => {
    expect(mayOrder([{ on: today, state }], today)).toBe(state === "refused");
    expect(mayOrder([{ on: today, state }], addDays(today, 1))).toBe(true);
  });

  it("is never allowed while one of that day may have cost something", () => {
    const order = fc.record({
      on: fc.integer({ min: today - 2, max: today }).map((days) => days as typeof today),
      state: fc.constantFrom(...ORDER_STATES),
    });
    fc.assert(
      fc.property(fc.array(order), (orders) => {
        const paid = orders.filter(({ on, state }) => on === today && state !== "refused");
        expect(mayOrder(orders, today)).toBe(paid.length === 0);
      }),
    );
  });
});
