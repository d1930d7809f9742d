import { describe, expect, it } from "@jest/globals";
import { type ApprovedLine, limitThen, type SeenLimit } from "../../shared/approval/limit-then.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import { money } from "../../shared/kernel/money.ts";
import { CNY } from "../ledger/entries.ts";

const APRIL = toDay("2025-04-01");
const seen: readonly SeenLimit[] = [
  { on: APRIL, currency: CNY, limitMinor: 5_000 },
  { on: addDays(APRIL, 10), currency: CNY, limitMinor: 9_000 },
  { on: addDays(APRIL, 40), currency: CNY, limitMinor: null },
];
const line: ApprovedLine = {
  lineId: "line",
  ...{ currency: CNY, amountMinor: 9_000, from: addDays(APRIL, 8), until: addDays(APRIL, 20) },
  verdict: { verdict: "approved", on: addDays(APRIL, 9), at: 1 },
  parts: [{ currency: CNY, partMinor: 4_000 }],
};

describe("an account's limit of a past day", () => {
  it("is known from the day after the CRM said it, and not before anything was said", () => {
    expect(limitThen(seen, [], APRIL)).toBeNull();
    expect(limitThen(seen, [], addDays(APRIL, 1))?.limit).toEqual(money(5_000, CNY));
    expect(limitThen(seen, [], addDays(APRIL, 10))?.limit).toEqual(money(5_000, CNY));
    expect(limitThen(seen, [], addDays(APRIL, 11))?.limit).toEqual(money(9_000, CNY));
    expect(limitThen(seen, [], addDays(APRIL, 41))).toMatchObject({ limit: null });
  });

  it("has the parts of its approved line while the CRM says the same amount", () => {
    const partsOn = (days: number) => limitThen(seen, [line], addDays(APRIL, days))?.parts;
    expect(partsOn(10)).toEqual([]);
    expect(partsOn(11)).toEqual([money(4_000, CNY)]);
    expect(partsOn(41)).toEqual([]);
  });

  it("has ended when the last day of its line is over and the CRM still says it", () => {
    const endedOn = (days: number) => limitThen(seen, [line], addDays(APRIL, days))?.endedDays;
    expect(endedOn(9)).toBeNull();
    expect([endedOn(10), endedOn(20), endedOn(21), endedOn(25), endedOn(41)]).toEqual([0, 0, 1, 5, 0]);
  });
});
