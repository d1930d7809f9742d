import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { contestedBook } from "../../shared/dispute/contested-book.ts";
import { acceptedBy, checkDispute, contestedMinor, type Dispute } from "../../shared/dispute/dispute.ts";
import type { DisputeRequest } from "../../shared/dispute/request-contract.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import { openBooks } from "../../shared/ledger/open-items.ts";
import { CNY, creditNote, currency, invoice } from "../ledger/entries.ts";

const today = toDay("2024-04-10");
const dispute = (more: Partial<Dispute> = {}): Dispute => ({
  disputeId: "d",
  accountId: "7001",
  invoiceId: "901",
  currency: CNY,
  amountMinor: 3_000,
  reason: "quality",
  note: "scratched",
  ownerId: null,
  answerBy: addDays(today, 10),
  openedOn: today,
  resolution: null,
  ...more,
});
const resolved = (outcome: "accepted" | "partly" | "rejected", acceptedMinor: number) =>
  dispute({ resolution: { outcome, acceptedMinor, text: "seen", on: addDays(today, 3), byName: "Li" } });
const request = (more: Partial<DisputeRequest> = {}): DisputeRequest => ({
  clientId: "0190a0a0-0000-7000-8000-000000000001",
  invoiceId: "901",
  amountMinor: 3_000,
  currency: CNY,
  reason: "quality",
  note: "",
  ownerId: null,
  answerBy: today,
  ...more,
});
const books = openBooks([invoice("901"), invoice("902", { currency: currency("USD") })], today);

describe("what of a dispute is not asked for", () => {
  it("is all of it while it is open, however late", () => {
    expect(contestedMinor(dispute(), [], addDays(today, -1))).toBe(0);
    expect(contestedMinor(dispute(), [], today)).toBe(3_000);
    expect(contestedMinor(dispute(), [], addDays(today, 99))).toBe(3_000);
  });

  it("is asked for again on the day after a rejection, and not on its day: lifting sends nothing the same day", () => {
    const over = resolved("rejected", 0);
    expect(contestedMinor(over, [], addDays(today, 3))).toBe(3_000);
    expect(contestedMinor(over, [], addDays(today, 4))).toBe(0);
  });

  it("is what we owe a credit note for, until that note has come", () => {
    const after = addDays(today, 9);
    expect(contestedMinor(resolved("accepted", 3_000), [], after)).toBe(3_000);
    expect(contestedMinor(resolved("partly", 1_000), [], after)).toBe(1_000);
    const note = creditNote("c", "901", 600, "2024-04-12");
    expect(contestedMinor(resolved("partly", 1_000), [note], after)).toBe(400);
    expect(contestedMinor(resolved("partly", 1_000), [note, { ...note, id: "c2" }], after)).toBe(0);
    expect(contestedMinor(resolved("partly", 1_000), [{ ...note, appliedTo: "902" }], after)).toBe(1_000);
  });
});

describe("our dispute beside the CRM's field", () => {
  const withField = (disputedMinor: number) => openBooks([invoice("901", { disputedMinor })], today)[0];
  const disputed = (field: number, ours: readonly Dispute[]) => {
    const book = withField(field);
    if (!book) throw new Error("the invoice is open");
    return contestedBook(book, ours, [], today).items[0]?.disputedMinor;
  };

  it("C31: counts once, the larger of the two", () => {
    expect(disputed(2_000, [dispute()])).toBe(3_000);
    expect(disputed(4_000, [dispute()])).toBe(4_000);
  });

  it("counts a credit note for one of two accepted disputes, not for both", () => {
    const accepted = [resolved("accepted", 3_000), { ...resolved("accepted", 3_000), disputeId: "e" }];
    const after = addDays(today, 9);
    const entries = [invoice("901", { amountMinor: 10_000 }), creditNote("c", "901", 3_000, "2024-04-12")];
    const [book] = openBooks(entries, after);
    if (!book) throw new Error("the invoice is open");
    expect(contestedBook(book, accepted, entries, after).items[0]?.disputedMinor).toBe(3_000);
  });

  it("adds up our own on one invoice, up to what is owed", () => {
    expect(disputed(0, [dispute(), dispute({ disputeId: "e", amountMinor: 500 })])).toBe(3_500);
    expect(disputed(0, [dispute(), dispute({ disputeId: "e", amountMinor: 9_000 })])).toBe(10_000);
  });

  it("never makes more of an invoice than is owed, nor less than the field says", () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 20_000 }), { maxLength: 4 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12_000 }), amounts, (field, all) => {
        const ours = all.map((amountMinor, at) => dispute({ disputeId: String(at), amountMinor }));
        const seen = disputed(field, ours) ?? -1;
        expect(seen).toBeLessThanOrEqual(10_000);
        expect(seen).toBeGreaterThanOrEqual(Math.min(field, 10_000));
      }),
    );
  });
});

describe("what may be recorded", () => {
  const because = (one: DisputeRequest, others: readonly Dispute[] = []) => {
    const checked = checkDispute(one, books, others, today);
    return checked.ok ? "recorded" : checked.because;
  };

  it("is up to what nobody contests yet, and not one fen more", () => {
    expect(because(request({ amountMinor: 10_000 }))).toBe("recorded");
    expect(because(request({ amountMinor: 10_001 }))).toBe("dispute-above-residual");
    expect(because(request({ amountMinor: 7_000 }), [dispute()])).toBe("recorded");
    expect(because(request({ amountMinor: 7_001 }), [dispute()])).toBe("dispute-above-residual");
  });

  it("is in the invoice's currency, on an open invoice, with a deadline to come", () => {
    expect(because(request({ invoiceId: "902" }))).toBe("other-currency");
    expect(because(request({ invoiceId: "909" }))).toBe("no-such-invoice");
    expect(because(request({ answerBy: addDays(today, -1) }))).toBe("dispute-deadline-past");
  });

  it("accepts a part that is neither nothing nor all", () => {
    const partly = (acceptedMinor: number | null) =>
      acceptedBy({ outcome: "partly", acceptedMinor }, dispute());
    expect([partly(2_999).ok, partly(1).ok]).toEqual([true, true]);
    expect([partly(3_000).ok, partly(null).ok]).toEqual([false, false]);
  });
});
