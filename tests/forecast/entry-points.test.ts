import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { forecastOpenItems, learn, predictInvoice, scoreLedger } from "../../shared/forecast/entry-points.ts";
import { type KnownInvoice, seenBefore } from "../../shared/forecast/seen-invoice.ts";
import { addDays, type Day } from "../../shared/kernel/day.ts";
import { CNY } from "../ledger/entries.ts";
import { TODAY } from "./ledgers.ts";

/** What ledgers of other programs bring: ids twice, nothing owed, due before it was written, paid before that. */
const oddRows: fc.Arbitrary<KnownInvoice[]> = fc.array(
  fc
    .record({
      id: fc.integer({ min: 0, max: 12 }),
      accountId: fc.constantFrom("a", "b", "客户", ""),
      issued: fc.integer({ min: -700, max: 40 }),
      term: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: -90, max: 900 })),
      paid: fc.option(fc.oneof(fc.integer({ min: 0, max: 150 }), fc.integer({ min: -50, max: 500 }))),
      amountMinor: fc.constantFrom(0, -500, 1, 10_000, 999_999_999, 2 ** 45),
    })
    .map(({ id, accountId, issued, term, paid, amountMinor }): KnownInvoice => {
      const issuedOn = addDays(TODAY, issued);
      const settledOn = paid === null ? null : addDays(issuedOn, paid);
      const dueOn = addDays(issuedOn, term);
      return { invoiceId: `i${id}`, accountId, issuedOn, dueOn, settledOn, amountMinor, currency: CNY };
    }),
  { maxLength: 30 },
);

function said(known: readonly KnownInvoice[], asOf: Day) {
  const seen = seenBefore(known, asOf);
  const habits = learn(seen, asOf);
  const { invoices, cash } = forecastOpenItems(seen, habits, { weeks: 6 });
  return {
    predicted: ["a", "nobody", ""].flatMap((accountId) =>
      [-100, 0, 700].map((ahead) => predictInvoice({ accountId, dueOn: addDays(asOf, ahead) }, habits)),
    ),
    scored: scoreLedger(seen, asOf, ["nobody", "a"]),
    invoices,
    cash: { ...cash, accounts: [...cash.accounts] },
  };
}

const isFiniteAll = (value: unknown): boolean =>
  typeof value === "number"
    ? Number.isFinite(value)
    : typeof value !== "object" || value === null || Object.values(value).every(isFiniteAll);

const odd = <T>(check: (known: KnownInvoice[], more: T) => void, more: fc.Arbitrary<T>): void =>
  fc.assert(fc.property(oddRows, more, check), { numRuns: 100, endOnFailure: true });

describe("the models for other programs, on any rows", () => {
  it("say the same bytes for the same rows in any order, ids that stand twice and all", () => {
    odd(
      (known, seed) => {
        const other = [...known].sort(
          (a, b) => ((seed * (a.issuedOn + 7 * a.dueOn)) % 13) - ((seed * b.issuedOn) % 11),
        );
        expect(JSON.stringify(said(other, TODAY))).toBe(JSON.stringify(said(known, TODAY)));
      },
      fc.integer({ min: 1, max: 1000 }),
    );
  });

  it("look at nothing of the day itself or later", () => {
    odd(
      (known, amountMinor) => {
        const changed = known.map((each) => ({
          ...each,
          ...(each.settledOn !== null && each.settledOn >= TODAY ? { settledOn: null } : {}),
          ...(each.issuedOn >= TODAY ? { amountMinor, accountId: "new" } : {}),
        }));
        expect(JSON.stringify(said(changed, TODAY))).toBe(JSON.stringify(said(known, TODAY)));
      },
      fc.integer({ min: 1, max: 10 ** 6 }),
    );
  });

  it("answer with numbers, chances between 0 and 1, days in their order and scores between 0 and 100", () => {
    odd((known) => {
      const { predicted, scored, invoices, cash } = said(known, TODAY);
      expect(isFiniteAll([predicted, scored, invoices, cash])).toBe(true);
      for (const each of [...predicted, ...invoices]) {
        expect(0 <= each.lateBeyondGrace && each.late <= 1).toBe(true);
        expect(each.lateBeyondGrace).toBeLessThanOrEqual(each.late + 1e-12);
        expect([each.earliestOn <= each.expectedOn, each.expectedOn <= each.latestOn]).toEqual([true, true]);
      }
      for (const { score } of scored) expect(0 <= score && score <= 100).toBe(true);
    }, fc.constant(null));
  });

  it("foresee each open invoice once, not before today, and lose no minor unit over the weeks", () => {
    odd((known) => {
      const { invoices, cash } = said(known, TODAY);
      const open = seenBefore(known, TODAY).filter(({ openMinor }) => openMinor > 0);
      expect(invoices).toHaveLength(open.length);
      for (const { expectedOn } of invoices) expect(expectedOn).toBeGreaterThanOrEqual(TODAY);
      const { weeks, laterMinor, openMinor } = cash.total;
      expect(openMinor).toBe(open.reduce((all, each) => all + each.openMinor, 0));
      expect(weeks.reduce((all, { expectedMinor }) => all + expectedMinor, laterMinor)).toBe(openMinor);
      expect(laterMinor).toBeGreaterThanOrEqual(0);
    }, fc.constant(null));
  });
});
