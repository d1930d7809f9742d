import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Currency } from "../../shared/kernel/currency.ts";
import { addDays, toDay, type Day } from "../../shared/kernel/day.ts";
import type { LedgerEntry, PaymentEntry } from "../../shared/ledger/entry.ts";
import { judgePromises, type Verdict } from "../../shared/promise/judge.ts";
import type { PromiseToPay } from "../../shared/promise/promise.ts";
import { alreadyIn } from "../../shared/promise/already-in.ts";
import { brokenWithinYear, promiseRecords } from "../../shared/promise/record.ts";
import { creditNote, invoice } from "../ledger/entries.ts";

const CNY = "CNY" as Currency;
const made = toDay("2026-11-10");
// A Friday: its tolerance is one business day, so it holds until Monday the 23rd.
const promised = toDay("2026-11-20");
const lastDay = addDays(promised, 3);

const promise = (more: Partial<PromiseToPay> = {}): PromiseToPay => ({
  promiseId: "p",
  accountId: "1",
  currency: CNY,
  amountMinor: 1000,
  parts: [{ invoiceId: "10", amountMinor: 1000 }],
  promisedOn: promised,
  madeOn: made,
  recordedOn: made,
  holdsUntil: lastDay,
  ended: null,
  ...more,
});
const paid = (amountMinor: number, on: Day, more: Partial<PaymentEntry> = {}): PaymentEntry => ({
  kind: "payment",
  id: `pay-${on}-${amountMinor}`,
  accountId: "1",
  currency: CNY,
  amountMinor,
  reference: "R",
  receivedOn: on,
  reversedOn: null,
  appliedTo: "10",
  ...more,
});

const all = (promises: readonly PromiseToPay[], payments: readonly LedgerEntry[], asOf: Day) =>
  judgePromises(promises, payments, asOf).verdicts;
function judge(one: PromiseToPay, payments: readonly LedgerEntry[], asOf: Day): Verdict {
  const [verdict] = all([one], payments, asOf);
  if (!verdict) throw new Error("a promise that is known has a verdict");
  return verdict;
}
const after = addDays(lastDay, 1);

describe("judging a promise by money", () => {
  it("is open through the business day after the promised one, over a weekend, and broken on the next", () => {
    expect(judge(promise(), [], lastDay).state).toBe("open");
    expect(judge(promise(), [], after).state).toBe("broken");
  });

  it("is kept at exactly the amount and partly kept one fen below", () => {
    expect(judge(promise(), [paid(1000, promised)], after).state).toBe("kept");
    expect(judge(promise(), [paid(999, promised)], after)).toMatchObject({
      state: "partly-kept",
      receivedMinor: 999,
    });
  });

  it("counts money of its last day and not of the day after", () => {
    expect(judge(promise(), [paid(1000, lastDay)], addDays(after, 9)).state).toBe("kept");
    expect(judge(promise(), [paid(1000, after)], addDays(after, 9)).state).toBe("broken");
  });

  it("does not count money that came before the promise was made", () => {
    expect(judge(promise(), [paid(1000, addDays(made, -1))], after).state).toBe("broken");
    expect(judge(promise(), [paid(1000, made)], after).state).toBe("kept");
  });

  it("M-01: does not count money of the promise's own day that the books had when it was given", () => {
    const morning = paid(1000, made);
    const given = promise({ alreadyIn: alreadyIn([morning], ["10"], made) });
    expect(judge(given, [morning], after).state).toBe("broken");
    // Paid right after the call, or known only later: the promise had not been made smaller by it.
    const evening = paid(1000, made, { id: "evening" });
    expect(judge(given, [morning, evening], after)).toMatchObject({ state: "kept", receivedMinor: 1000 });
  });

  it("counts of an invoice's one paid amount only what it has grown by since the promise", () => {
    const given = promise({
      alreadyIn: alreadyIn([paid(300, addDays(made, -2), { id: "10.paid" })], ["10"], made),
    });
    const grown = (to: number) => [paid(to, promised, { id: "10.paid" })];
    expect(judge(given, grown(1299), after)).toMatchObject({ state: "partly-kept", receivedMinor: 999 });
    expect(judge(given, grown(1300), after).state).toBe("kept");
  });

  describe("with a credit note on its invoice", () => {
    const billed = (amountMinor: number) => invoice("10", { accountId: "1", amountMinor });
    const credited = (amountMinor: number, on = promised) => ({
      ...creditNote("c", "10", amountMinor, "2026-01-01"),
      accountId: "1",
      issuedOn: on,
    });

    it("shrinks to what is left to pay, and to no less", () => {
      const judged = (entries: readonly LedgerEntry[]) => judge(promise(), entries, after);
      expect(judged([billed(1000), credited(400), paid(600, promised)])).toMatchObject({
        state: "kept",
        standsMinor: 600,
      });
      expect(judged([billed(1000), credited(400), paid(599, promised)]).state).toBe("partly-kept");
      // The rest of the invoice bears it first: what was promised is still to come.
      expect(judged([billed(1400), credited(400), paid(600, promised)])).toMatchObject({
        state: "partly-kept",
        standsMinor: 1000,
      });
      expect(judged([billed(1401), credited(402), paid(999, promised)])).toMatchObject({
        state: "kept",
        standsMinor: 999,
      });
    });

    it("counts neither for nor against anybody once nothing is left to pay", () => {
      const verdicts = all([promise()], [billed(1000), credited(1000)], after);
      expect(verdicts).toMatchObject([{ state: "kept", standsMinor: 0, receivedMinor: 0, level: 1 }]);
      expect(promiseRecords(verdicts, after)).toEqual([]);
    });

    it("leaves money of before the promise out of what was left, whenever it is known", () => {
      const before = paid(500, addDays(made, -1), { id: "before" });
      expect(judge(promise(), [billed(1000), before, paid(500, promised)], after)).toMatchObject({
        state: "kept",
        standsMinor: 500,
      });
    });
  });

  it("breaks again when the bank takes the payment back, and nets a refund of one of two", () => {
    const reversed = paid(1000, promised, { reversedOn: addDays(after, 1) });
    expect(judge(promise(), [reversed], after).state).toBe("kept");
    expect(judge(promise(), [reversed], addDays(after, 1)).state).toBe("broken");
    const other = paid(400, promised, { id: "other" });
    expect(judge(promise(), [reversed, other], addDays(after, 1))).toMatchObject({
      state: "partly-kept",
      receivedMinor: 400,
    });
  });

  it("is mended by late evidence of a payment in time: the value day counts, not the day of booking", () => {
    expect(judge(promise(), [], addDays(after, 9)).state).toBe("broken");
    expect(judge(promise(), [paid(1000, promised)], addDays(after, 9)).state).toBe("kept");
  });

  it("counts unapplied cash, but not cash applied to another invoice nor another currency", () => {
    expect(judge(promise(), [paid(1000, promised, { appliedTo: null })], after).state).toBe("kept");
    expect(judge(promise(), [paid(1000, promised, { appliedTo: "11" })], after).state).toBe("broken");
    expect(judge(promise(), [paid(1000, promised, { currency: "USD" as Currency })], after).state).toBe(
      "broken",
    );
  });

  it("leaves what people withdrew or corrected as they said, from that day on", () => {
    const withdrawn = promise({ ended: { as: "withdrawn", on: addDays(made, 3) } });
    expect(judge(withdrawn, [], addDays(made, 2)).state).toBe("open");
    expect(judge(withdrawn, [paid(1000, promised)], addDays(made, 3)).state).toBe("withdrawn");
  });

  it("does not know of a promise before the day on which it was written down", () => {
    expect(all([promise()], [], addDays(made, -1))).toEqual([]);
  });
});

describe("a second promise for the same invoice", () => {
  const two = promise({
    parts: [
      { invoiceId: "10", amountMinor: 600 },
      { invoiceId: "11", amountMinor: 400 },
    ],
  });
  const newer = promise({ promiseId: "n", amountMinor: 500, parts: [{ invoiceId: "10", amountMinor: 500 }] });
  const on = addDays(made, 4);
  const second = {
    ...newer,
    madeOn: on,
    recordedOn: on,
    promisedOn: addDays(on, 20),
    holdsUntil: addDays(on, 21),
  };

  it("takes over the invoices it names; of the older one the parts for the others survive", () => {
    const [old, young] = all([two, second], [], addDays(on, 1));
    expect(old).toMatchObject({ state: "open", standsMinor: 400, parts: [{ invoiceId: "11" }] });
    expect(young).toMatchObject({ state: "open", standsMinor: 500 });
  });

  it("supersedes the older one that named nothing else, and is at the next level", () => {
    const [old, young] = all([promise(), second], [], addDays(on, 1));
    expect(old).toMatchObject({ state: "superseded", standsMinor: 0 });
    expect(young?.level).toBe(2);
  });

  it("stays at level 1 after a partial promise that was kept, and leaves that one kept", () => {
    const verdicts = all([promise(), second], [paid(1000, addDays(on, -1))], addDays(on, 1));
    expect(verdicts.map(({ state, level }) => [state, level])).toEqual([
      ["kept", 1],
      ["open", 1],
    ]);
  });

  it.each(["broken", "withdrawn"] as const)("is at level 2 after one that was %s", (how) => {
    const late = addDays(after, 2);
    const old = how === "withdrawn" ? promise({ ended: { as: "withdrawn", on: promised } }) : promise();
    const again = {
      ...second,
      madeOn: late,
      recordedOn: late,
      promisedOn: addDays(late, 9),
      holdsUntil: addDays(late, 10),
    };
    const verdicts = all([old, again], [], late);
    expect(verdicts.map(({ state, level }) => [state, level])).toEqual([
      [how, 1],
      ["open", 2],
    ]);
  });

  it("does not count a slip that was corrected", () => {
    const slip = promise({ ended: { as: "superseded", on } });
    expect(all([slip, second], [], addDays(on, 1)).map(({ level }) => level)).toEqual([1, 1]);
  });

  it("resets to broken, and the newer to level 2, when the payment that kept the older one is taken back", () => {
    const back = paid(1000, addDays(on, -1), { reversedOn: addDays(after, 5) });
    const verdicts = all([promise(), second], [back], addDays(after, 5));
    expect(verdicts.map(({ state, level }) => [state, level])).toEqual([
      ["broken", 1],
      ["open", 2],
    ]);
  });

  it("shares no money with the older one: what kept it is spent", () => {
    const both = [promise(), { ...second, madeOn: made }];
    const [old, young] = all(both, [paid(1200, addDays(on, -1))], addDays(on, 1));
    expect(old).toMatchObject({ state: "kept", receivedMinor: 1000 });
    expect(young).toMatchObject({ state: "open", receivedMinor: 200 });
  });
});

describe("an account's record", () => {
  it("counts what was not kept in the last year, and weighs the kept rate by amount", () => {
    const kept = promise({ promiseId: "k" });
    const long = promise({
      promiseId: "old",
      promisedOn: addDays(promised, -400),
      holdsUntil: addDays(lastDay, -400),
      madeOn: addDays(made, -400),
      recordedOn: addDays(made, -400),
    });
    const broken = promise({
      promiseId: "b",
      parts: [{ invoiceId: "12", amountMinor: 3000 }],
      amountMinor: 3000,
    });
    const verdicts = all([long, kept, broken], [paid(1000, promised)], after);
    expect(brokenWithinYear(verdicts, after)).toBe(1);
    expect(promiseRecords(verdicts, after)).toEqual([
      { currency: CNY, promises: 2, kept: 1, promisedMinor: 4000, receivedMinor: 1000 },
    ]);
  });
});

describe("a stream of payments", () => {
  it("gives one verdict whatever the order in which payments become known", () => {
    const payments = fc.array(
      fc.record({
        amount: fc.integer({ min: 1, max: 700 }),
        day: fc.integer({ min: -3, max: 20 }),
        target: fc.constantFrom("10", "11", null),
        back: fc.option(fc.integer({ min: 0, max: 12 }), { nil: null }),
      }),
      { maxLength: 8 },
    );
    const promises = fc.array(
      fc.record({
        invoice: fc.constantFrom("10", "11"),
        day: fc.integer({ min: 0, max: 12 }),
        amount: fc.integer({ min: 1, max: 900 }),
      }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(
        payments,
        promises,
        fc.integer({ min: 0, max: 30 }),
        fc.nat(),
        (stream, words, ahead, seed) => {
          const entries = stream.map(({ amount, day, target, back }, index) =>
            paid(amount, addDays(made, day), {
              id: String(index),
              appliedTo: target,
              reversedOn: back === null ? null : addDays(made, day + back),
            }),
          );
          const given = [...words]
            .sort((a, b) => a.day - b.day)
            .map(({ invoice, day, amount }, index) =>
              promise({
                promiseId: String(index),
                amountMinor: amount,
                parts: [{ invoiceId: invoice, amountMinor: amount }],
                madeOn: addDays(made, day),
                recordedOn: addDays(made, day),
                promisedOn: addDays(made, day + 5),
                holdsUntil: addDays(made, day + 6),
              }),
            );
          const asOf = addDays(made, ahead);
          const shuffled = [...entries].sort(
            (a, b) => (((Number(a.id) + 1) * 7919 + seed) % 13) - (((Number(b.id) + 1) * 7919 + seed) % 13),
          );
          expect(all(given, shuffled, asOf)).toEqual(all(given, entries, asOf));
          // No minor unit is counted twice.
          const came = entries.filter(
            ({ receivedOn, reversedOn }) => receivedOn <= asOf && (reversedOn === null || reversedOn > asOf),
          );
          const counted = all(given, entries, asOf).reduce(
            (sum, { receivedMinor }) => sum + receivedMinor,
            0,
          );
          expect(counted).toBeLessThanOrEqual(came.reduce((sum, { amountMinor }) => sum + amountMinor, 0));
        },
      ),
    );
  });
});
