import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { hasEvidence } from "../../shared/credit/cold-start.ts";
import { historyOf } from "../../shared/credit/history.ts";
import { portfolioOf } from "../../shared/credit/portfolio.ts";
import { scoreAccount } from "../../shared/credit/score-account.ts";
import { paidOn, whatIf } from "../../shared/credit/what-if.ts";
import { addDays, type Day } from "../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import { openBooks } from "../../shared/ledger/open-items.ts";
import { settlements, type Settlement } from "../../shared/ledger/settlements.ts";
import { asOfDays, daysOn, invoice, ledgers, payment } from "../ledger/entries.ts";

const nobody = (asOf: Day) => portfolioOf([], asOf);
const openOn = (entries: readonly LedgerEntry[], on: Day) =>
  openBooks(entries, on).flatMap(({ items }) => items.map(({ invoiceId }) => invoiceId));
const someOpen = fc
  .tuple(ledgers, asOfDays)
  .chain(([entries, on]) =>
    fc.tuple(fc.constant(entries), fc.constant(on), fc.subarray(openOn(entries, on))),
  );

describe("a score if invoices were paid", () => {
  it("is the score of the facts in which they are", () => {
    fc.assert(
      fc.property(someOpen, ([entries, on, invoiceIds]) => {
        const asOf = addDays(on, 1);
        const edited = settlements(entries, asOf).map(
          (each): Settlement =>
            invoiceIds.includes(each.invoiceId) ? { ...each, settledOn: on, openMinor: 0 } : each,
        );
        const history = historyOf("7001", edited, asOf);
        const { after } = whatIf(entries, { accountId: "7001", invoiceIds, on }, nobody(asOf));
        expect(after).toEqual(hasEvidence(history) ? scoreAccount(history, nobody(asOf)) : null);
      }),
      { numRuns: 300, endOnFailure: true },
    );
  });

  it("leaves nothing open of them, and all else as it was", () => {
    fc.assert(
      fc.property(someOpen, ([entries, on, invoiceIds]) => {
        const left = openOn(entries, on).filter((id) => !invoiceIds.includes(id));
        expect(openOn(paidOn(entries, { invoiceIds, on }), on)).toEqual(left);
      }),
      { numRuns: 200, endOnFailure: true },
    );
  });

  it("names the reasons that differ: what is overdue now no longer costs anything", () => {
    const on = daysOn(150);
    const past = Array.from({ length: 6 }, (_, at) => [
      invoice(`s${at}`),
      payment(`p${at}`, `s${at}`, 10_000, "2024-03-30"),
    ]).flat();
    const owed = ["a", "b"].map((id) => invoice(id, { amountMinor: 20_000, dueOn: addDays(on, -40) }));
    const facts = [...past, ...owed];
    const both = whatIf(facts, { accountId: "7001", invoiceIds: ["a", "b"], on }, nobody(on));
    expect(both.reasons.find(({ code }) => code === "P04")).toMatchObject({ before: -15, after: null });
    expect(both.after?.score).toBeGreaterThan(both.before?.score ?? 100);
    const one = whatIf(facts, { accountId: "7001", invoiceIds: ["a"], on }, nobody(on));
    expect(one.after?.score).toBeLessThanOrEqual(both.after?.score ?? 0);
    const none = whatIf(facts, { accountId: "7001", invoiceIds: [], on }, nobody(on));
    expect([none.reasons, none.after]).toEqual([[], none.before]);
  });
});
