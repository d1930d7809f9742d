import { describe, expect, it } from "@jest/globals";
import { TriggerTally } from "../../shared/alert/measure.ts";
import { cameOf, type Fate, fateOf } from "../../shared/alert/outcome.ts";
import { PastReceivables } from "../../shared/alert/past-receivables.ts";
import { STANDARD_THRESHOLDS } from "../../shared/alert/thresholds.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import { settlements } from "../../shared/ledger/settlements.ts";
import { invoice, payment } from "../ledger/entries.ts";

const DAY = toDay("2025-06-01");
const NEXT = toDay("2025-07-01");

/** One invoice that falls due on the 11th and is paid so many days late. */
function fate(amountMinor: number, late: number): Fate {
  const dueOn = addDays(DAY, 10);
  const bill = invoice("1", { dueOn, issuedOn: addDays(dueOn, -30), amountMinor });
  const paid = payment("p", "1", amountMinor, "2025-01-01", { receivedOn: addDays(dueOn, late) });
  return fateOf(settlements([bill, paid], addDays(DAY, 200)), DAY);
}

/** `among` accounts with 1,000 open and due; the first owes `largest` instead and pays it so late. */
function measured(among: number, largest: number, late: number) {
  const all = new PastReceivables([DAY, NEXT]);
  for (let at = 0; at < among; at += 1) {
    const openMinor = at === 0 ? largest : 1_000;
    const there = { openMinor, fate: fate(openMinor, at === 0 ? late : 0) };
    all.add([there, { openMinor: 0, fate: new Map() }]);
  }
  const tally = new TriggerTally(STANDARD_THRESHOLDS);
  for (const past of all.replayed()) tally.add(past);
  return Object.fromEntries(tally.told().map((each) => [each.trigger, each]));
}

describe("concentration on past days", () => {
  it("is held against what came of the large name, among all accounts of the day", () => {
    expect(measured(20, 3_000, 4)["largest-name"]).toMatchObject({
      asked: 20,
      bad: 1,
      raised: 1,
      hits: 1,
      leadDays: 14,
    });
    expect(measured(20, 3_000, 3)["largest-name"]).toMatchObject({ asked: 20, bad: 0, raised: 1, hits: 0 });
    expect(measured(20, 2_000, 4)["largest-name"]).toMatchObject({ bad: 1, raised: 0 });
  });

  it("of the five largest is held against what came of all receivables", () => {
    expect(measured(20, 7_000, 4)["top-five"]).toMatchObject({ asked: 1, bad: 1, raised: 1, hits: 1 });
    expect(measured(20, 7_000, 3)["top-five"]).toMatchObject({ asked: 1, bad: 0, raised: 1, hits: 0 });
    expect(measured(20, 1_000, 4)["top-five"]).toMatchObject({ raised: 0 });
  });

  it("is not asked of days with fewer than twenty who owe", () => {
    expect(measured(19, 7_000, 4)).toEqual({});
  });
});

describe("what came of money", () => {
  it("turned bad on the day on which a quarter of it was late, not on the first late cent", () => {
    const due = (id: string, days: number, amountMinor: number) =>
      invoice(id, { dueOn: addDays(DAY, days), issuedOn: DAY, amountMinor });
    const book = [due("a", 1, 1_000), due("b", 5, 1_500), due("c", 9, 500)];
    const prompt = [due("d", 2, 7_000), payment("p", "d", 7_000, "2025-01-01", { receivedOn: DAY })];
    const known = settlements([...book, ...prompt], addDays(DAY, 200));
    expect(cameOf(fateOf(known, DAY))?.badOn).toBe(addDays(DAY, 9));
  });
});
