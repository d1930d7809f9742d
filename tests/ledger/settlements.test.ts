import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { addDays, formatDay, toDay } from "../../shared/kernel/day.ts";
import { openBooks } from "../../shared/ledger/open-items.ts";
import { settlements } from "../../shared/ledger/settlements.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import { asOfDays, creditNote, invoice, ledgers, payment } from "./entries.ts";

const seen = (entries: readonly LedgerEntry[], before: string) =>
  settlements(entries, toDay(before)).map((each) => [
    each.invoiceId,
    each.settledOn === null ? null : formatDay(each.settledOn),
    each.openMinor,
  ]);

describe("settlements seen before a day", () => {
  it("does not see an invoice issued on the day itself", () => {
    expect(seen([invoice("1")], "2024-03-01")).toEqual([]);
    expect(seen([invoice("1")], "2024-03-02")).toEqual([["1", null, 10_000]]);
  });

  it("does not see a payment received on the day itself", () => {
    const entries = [invoice("1"), payment("p", "1", 10_000, "2024-03-10")];
    expect(seen(entries, "2024-03-10")).toEqual([["1", null, 10_000]]);
    expect(seen(entries, "2024-03-11")).toEqual([["1", "2024-03-10", 0]]);
  });

  it("does not see a reversal on the day itself, and sees the invoice open after it", () => {
    const reversed = { reversedOn: toDay("2024-04-02") };
    const entries = [invoice("1"), payment("p", "1", 10_000, "2024-03-10", reversed)];
    expect(seen(entries, "2024-04-02")).toEqual([["1", "2024-03-10", 0]]);
    expect(seen(entries, "2024-04-03")).toEqual([["1", null, 10_000]]);
  });

  it("is settled by the payment that brings it to zero, not by the first or by one too many", () => {
    const entries = [
      invoice("1"),
      payment("a", "1", 4_000, "2024-03-10"),
      payment("b", "1", 6_000, "2024-03-20"),
      payment("c", "1", 5_000, "2024-03-30"),
    ];
    expect(seen(entries, "2024-05-01")).toEqual([["1", "2024-03-20", 0]]);
    expect(seen(entries, "2024-03-20")).toEqual([["1", null, 6_000]]);
  });

  it("is settled no earlier than it was billed when it was paid in advance", () => {
    expect(seen([invoice("1"), payment("p", "1", 10_000, "2024-02-01")], "2024-05-01")).toEqual([
      ["1", "2024-03-01", 0],
    ]);
  });

  it("says what credit notes took, so that a cancelled invoice is told from a paid one", () => {
    const entries = [invoice("1"), creditNote("c", "1", 10_000, "2024-03-10")];
    expect(settlements(entries, toDay("2024-05-01"))[0]).toMatchObject({
      creditedMinor: 10_000,
      openMinor: 0,
    });
  });

  it("leaves open exactly what the open book of the evening before leaves open", () => {
    fc.assert(
      fc.property(ledgers, asOfDays, (entries, day) => {
        const open = new Map(
          openBooks(entries, addDays(day, -1)).flatMap((book) =>
            book.items.map((item) => [item.invoiceId, item.residualMinor] as const),
          ),
        );
        for (const each of settlements(entries, day)) {
          if (each.openMinor !== (open.get(each.invoiceId) ?? 0))
            throw new Error("two stories of one invoice");
          if ((each.settledOn === null) !== each.openMinor > 0) throw new Error("settled and open");
          if (each.settledOn !== null && each.settledOn >= day) throw new Error("looked ahead");
        }
      }),
      { numRuns: 5_000 },
    );
  });
});
