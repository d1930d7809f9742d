import { describe, expect, it } from "@jest/globals";
import { LEAST_RAISED, type Measured, TriggerTally } from "../../shared/alert/measure.ts";
import { outcomeOf } from "../../shared/alert/outcome.ts";
import { reading } from "../../shared/alert/reading.ts";
import { STANDARD_THRESHOLDS } from "../../shared/alert/thresholds.ts";
import { wilson } from "../../shared/alert/wilson.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import { settlements } from "../../shared/ledger/settlements.ts";
import { creditNote, invoice, payment } from "../ledger/entries.ts";

const DAY = toDay("2025-06-01");

/** `warned` accounts with an alert, of which `hits` turned bad; of a thousand others every tenth did. */
function measured(warned: number, hits: number): Measured | undefined {
  const tally = new TriggerTally(STANDARD_THRESHOLDS);
  const add = (value: number, bad: boolean) =>
    tally.add([
      {
        on: DAY,
        readings: { "limit-near": reading(value) },
        outcome: { bad, severe: false, badOn: bad ? addDays(DAY, 12) : null },
      },
    ]);
  for (let at = 0; at < warned; at += 1) add(90, at < hits);
  for (let at = 0; at < 1_000; at += 1) add(10, at % 10 === 0);
  return tally.told().find(({ trigger }) => trigger === "limit-near");
}

describe("how often a trigger was right", () => {
  it("is better than chance when even the lower end is above it", () => {
    expect(measured(40, 20)).toMatchObject({ raised: 40, hits: 20, leadDays: 12, verdict: "better" });
  });

  it("is worse than chance, and muted, only when even the upper end is below it", () => {
    expect(measured(60, 0)).toMatchObject({ verdict: "worse" });
    expect(measured(60, 3)).toMatchObject({ verdict: "unclear" });
  });

  it("says too little of fewer than twenty alerts", () => {
    expect(measured(LEAST_RAISED - 1, 0)?.verdict).toBe("too-little");
    expect(measured(LEAST_RAISED, LEAST_RAISED)?.verdict).toBe("better");
  });

  it("counts one alert while it stands, however many days are looked at", () => {
    const tally = new TriggerTally(STANDARD_THRESHOLDS);
    tally.add(
      [0, 30, 60].map((days) => ({
        on: addDays(DAY, days),
        readings: { "limit-near": reading(90) },
        outcome: { bad: true, severe: true, badOn: addDays(DAY, days) },
      })),
    );
    expect(tally.told()).toMatchObject([{ asked: 3, bad: 3, raised: 1, hits: 1, severeHits: 1 }]);
  });

  it("knows an interval that was worked out by hand", () => {
    const { low, high } = wilson(8, 10);
    expect([low.toFixed(3), high.toFixed(3)]).toEqual(["0.490", "0.943"]);
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  });
});

describe("what came of an account", () => {
  const known = (entries: Parameters<typeof settlements>[0]) => settlements(entries, addDays(DAY, 200));
  const due = (id: string, days: number, amountMinor: number, late: number | null) => {
    const dueOn = addDays(DAY, days);
    const bill = invoice(id, { dueOn, issuedOn: addDays(dueOn, -30), amountMinor });
    return late === null
      ? [bill]
      : [bill, payment(`p${id}`, id, amountMinor, "2025-01-01", { receivedOn: addDays(dueOn, late) })];
  };

  it("is bad when a quarter of the money came more than three days late", () => {
    const rest = due("rest", 10, 7_500, 3);
    expect(outcomeOf(known([...rest, ...due("late", 20, 2_500, 4)]), DAY)).toEqual({
      bad: true,
      severe: false,
      badOn: addDays(DAY, 24),
    });
    expect(outcomeOf(known([...rest, ...due("late", 20, 2_499, 4)]), DAY)?.bad).toBe(false);
    expect(outcomeOf(known([...rest, ...due("late", 20, 2_500, 3)]), DAY)?.bad).toBe(false);
  });

  it("looks at what fell due from that day on, for 60 days", () => {
    expect(outcomeOf(known(due("1", -1, 100, null)), DAY)).toBeNull();
    expect(outcomeOf(known(due("1", 0, 100, null)), DAY)).toMatchObject({ bad: true, severe: true });
    expect(outcomeOf(known(due("1", 59, 100, null)), DAY)?.bad).toBe(true);
    expect(outcomeOf(known(due("1", 60, 100, null)), DAY)).toBeNull();
  });

  it("asks nothing of an invoice that was taken back whole", () => {
    const [bill] = due("1", 5, 10_000, null);
    expect(outcomeOf(known([bill!, creditNote("c", "1", 10_000, "2025-06-01")]), DAY)).toBeNull();
  });
});
