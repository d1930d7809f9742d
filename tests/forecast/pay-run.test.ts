import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { earnLayers } from "../../shared/forecast/earn-layers.ts";
import { learn, predictInvoice } from "../../shared/forecast/entry-points.ts";
import { evidenceFor } from "../../shared/forecast/evidence.ts";
import { PaidDays } from "../../shared/forecast/paid-days.ts";
import { isRunDay, payRunOf } from "../../shared/forecast/pay-run.ts";
import type { KnownInvoice } from "../../shared/forecast/seen-invoice.ts";
import { addDays, type Day, formatDay, toDay, weekdayOf } from "../../shared/kernel/day.ts";
import { drawn, invoice, seen, TODAY } from "./ledgers.ts";

const days = (...written: readonly string[]): Day[] => written.map((each) => toDay(each));
const workingDays = (from: string, count: number): Day[] =>
  Array.from({ length: count }, (_, at) => addDays(toDay(from), at)).filter((on) => weekdayOf(on) <= 5);

describe("the runs in which a customer pays", () => {
  it("are the days of the month that stand out, those moved by a weekend with them", () => {
    // 25 November and 25 February lie on weekends.
    const paid = days("2023-10-25", "2023-11-24", "2023-12-25", "2024-01-25", "2024-02-23", "2024-03-25");
    expect(payRunOf(paid)).toEqual({ days: [25], weekend: "before", hits: 6, of: 6 });
    const after = days("2023-10-25", "2023-11-27", "2023-12-25", "2024-01-25", "2024-02-26", "2024-03-25");
    expect(payRunOf(after)).toMatchObject({ days: [25], weekend: "after" });
    const both = [...paid, ...days("2023-10-10", "2023-11-10", "2024-01-10", "2024-04-10", "2024-05-10")];
    expect(payRunOf(both)).toMatchObject({ days: [10, 25], hits: 11, of: 11 });
  });

  it("may be the last day of every month, however long", () => {
    const paid = days("2024-01-31", "2024-02-29", "2024-04-30", "2024-05-31", "2024-07-31", "2024-10-31");
    expect(payRunOf(paid)).toMatchObject({ days: [31], hits: 6 });
    expect(isRunDay({ days: [31], weekend: "after" }, toDay("2024-04-30"))).toBe(true);
    expect(isRunDay({ days: [31], weekend: "after" }, toDay("2024-04-29"))).toBe(false);
    expect(isRunDay({ days: [31], weekend: "before" }, toDay("2024-03-29"))).toBe(true);
    expect(isRunDay({ days: [31], weekend: "after" }, toDay("2024-03-29"))).toBe(false);
    expect(isRunDay({ days: [31], weekend: "after" }, toDay("2024-04-01"))).toBe(true);
  });

  it("are not seen in three days of payment, nor in those of two months", () => {
    expect(payRunOf(days("2024-01-25", "2024-03-25", "2024-04-25"))).toBeNull();
    expect(payRunOf(days("2024-01-25", "2024-03-25", "2024-04-25", "2024-06-25"))).toMatchObject({
      days: [25],
    });
    const twoMonths = days("2024-01-10", "2024-01-25", "2024-04-10", "2024-04-25");
    expect(payRunOf(twoMonths)).toBeNull();
  });

  it("are not made of chance, of every working day, or of every Friday", () => {
    const all = workingDays("2023-07-03", 360);
    expect(payRunOf(all)).toBeNull();
    expect(payRunOf(all.filter((on) => weekdayOf(on) === 5))).toBeNull();
    let found = 0;
    for (let seed = 1; seed <= 200; seed += 1) {
      const below = drawn(seed * 7_919);
      const paid = all.filter(() => below(20) === 0);
      if (payRunOf(paid) !== null) found += 1;
    }
    expect(found).toBeLessThanOrEqual(4);
  });

  it("are found in what is kept, a bit for each day of a year", () => {
    const some = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 40 });
    fc.assert(
      fc.property(some, (ages) => {
        const paid = new PaidDays();
        for (const age of ages) paid.add(addDays(TODAY, -age), TODAY);
        const kept = ages.filter((age) => age <= 365).sort((a, b) => b - a);
        expect(paid.before(TODAY)).toEqual(kept.map((age) => addDays(TODAY, -age)));
      }),
    );
  });
});

/** Pays on the first run, the 10th or the 25th, that lies on or after the due day. */
function inRuns(accountId: string, every: number): KnownInvoice[] {
  const run = { days: [10, 25], weekend: "after" } as const;
  return Array.from({ length: Math.floor(400 / every) }, (_, at) => {
    const dueOn = addDays(TODAY, -400 + at * every);
    const late = Array.from({ length: 40 }, (__, apart) => apart).find((apart) =>
      isRunDay(run, addDays(dueOn, apart)),
    );
    const paid = addDays(dueOn, late ?? 0);
    return invoice(`${accountId}${at}`, accountId, dueOn, paid < TODAY ? (late ?? 0) : null);
  });
}
const anyDay = (accountId: string): KnownInvoice[] => {
  const below = drawn(4_711);
  return Array.from({ length: 120 }, (_, at) =>
    invoice(`${accountId}${at}`, accountId, addDays(TODAY, -400 + at * 3), below(20)),
  );
};

describe("a forecast for who pays in runs", () => {
  const ledger = seen([...inRuns("a", 4), ...anyDay("b")]);
  const habits = learn(ledger, TODAY);
  const told = (accountId: string, due: number) =>
    predictInvoice({ accountId, dueOn: addDays(TODAY, due) }, habits);

  it("names the day of the next run, and says so in its evidence", () => {
    expect(habits.layers.runs).toBe(true);
    expect([1, 8, 12, 20, 28].map((due) => formatDay(told("a", due).expectedOn))).toEqual([
      "2024-07-10",
      "2024-07-10",
      "2024-07-25",
      "2024-07-25",
      "2024-08-12",
    ]);
    const { runs } = evidenceFor({ accountId: "a", dueOn: TODAY }, habits);
    expect(runs).toMatchObject({ days: [10, 25] });
    expect(runs?.hits).toBe(runs?.of);
  });

  it("leaves everybody else's as it was", () => {
    const without = learn(seen(anyDay("b")), TODAY);
    expect(habits.runs.has("b")).toBe(false);
    expect(evidenceFor({ accountId: "b", dueOn: TODAY }, without).runs).toBeNull();
  });

  it("is left out of an org whose runs have misled it of late", () => {
    const steady = inRuns("a", 4);
    const broken = steady.map((each) =>
      each.settledOn !== null && each.settledOn > addDays(TODAY, -90)
        ? { ...each, settledOn: addDays(each.settledOn, 6) }
        : each,
    );
    expect(earnLayers(seen(steady), TODAY).runs).toBe(true);
    expect(
      earnLayers(seen(broken.filter(({ settledOn }) => settledOn === null || settledOn < TODAY)), TODAY).runs,
    ).toBe(false);
  });
});
