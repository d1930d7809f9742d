import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { age, BUCKET_EDGES, bucketOf, dpdOf } from "../../shared/aging/age.ts";
import { balanceOf } from "../../shared/aging/balance.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import { openBooks } from "../../shared/ledger/open-items.ts";
import { asOfDays, creditNote, invoice, ledgers, payment } from "../ledger/entries.ts";

const due = toDay("2024-03-31");
const item = { dueOn: due, residualMinor: 100 };

describe("days past due", () => {
  it.each([
    [-1, "2024-03-30"],
    [0, "2024-03-31"],
    [1, "2024-04-01"],
    [366, "2025-04-01"],
  ])("is %d on %s", (dpd, on) => {
    expect(dpdOf(item, toDay(on))).toBe(dpd);
  });
});

describe("buckets", () => {
  it.each([
    [-400, 0],
    [-1, 0],
    [0, 0],
    [1, 1],
    [30, 1],
    [31, 2],
    [60, 2],
    [61, 3],
    [90, 3],
    [91, 4],
    [4_000, 4],
  ] as const)("puts %d days past due into bucket %d", (dpd, bucket) => {
    expect(bucketOf(dpd)).toBe(bucket);
    const buckets = age([item], addDays(due, dpd));
    expect(buckets.findIndex((amount) => amount > 0)).toBe(bucket);
  });

  it("has the edges that people read in the heading", () => {
    expect([...BUCKET_EDGES]).toEqual([0, 30, 60, 90]);
  });
});

describe("balance", () => {
  it("shows credits apart and takes them off the net", () => {
    const entries = [
      invoice("1"),
      invoice("2", { dueOn: toDay("2024-05-31"), amountMinor: 2_500 }),
      payment("p", null, 700, "2024-03-10"),
      creditNote("c", null, 300, "2024-03-10"),
    ];
    const asOf = toDay("2024-04-05");
    const [book] = openBooks(entries, asOf);
    expect(book && balanceOf(book, asOf)).toEqual({
      currency: "CNY",
      count: 2,
      openMinor: 12_500,
      creditsMinor: 1_000,
      netMinor: 11_500,
      overdueMinor: 10_000,
      buckets: [2_500, 10_000, 0, 0, 0],
    });
  });

  it("C43: buckets and unapplied credits always sum to the balance", () => {
    fc.assert(
      fc.property(ledgers, asOfDays, (entries, asOf) => {
        for (const book of openBooks(entries, asOf)) {
          const balance = balanceOf(book, asOf);
          const aged = balance.buckets.reduce((all, bucket) => all + bucket, 0);
          const residual = book.items.reduce((all, each) => all + each.residualMinor, 0);
          if (aged !== residual || aged !== balance.openMinor) throw new Error("the buckets do not add up");
          if (aged - balance.creditsMinor !== balance.netMinor) throw new Error("the net does not add up");
          const overdue = book.items.reduce(
            (all, each) => all + (each.dueOn < asOf ? each.residualMinor : 0),
            0,
          );
          if (overdue !== balance.overdueMinor) throw new Error("overdue differs from the buckets");
        }
      }),
      { numRuns: 10_000 },
    );
  });
});
