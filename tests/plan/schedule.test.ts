import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Currency } from "../../shared/kernel/currency.ts";
import { formatDay, toDay } from "../../shared/kernel/day.ts";
import { allocate, money } from "../../shared/kernel/money.ts";
import { scheduleOf } from "../../shared/plan/schedule.ts";

const CNY = "CNY" as Currency;
const firstOn = toDay("2026-01-31");
/** The whole law is a hundred thousand cases: SPLITS=100000 npx jest tests/plan/schedule */
const SPLITS = Number(process.env["SPLITS"] ?? 5_000);

const total = fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 10 ** 12 }));
const count = fc.integer({ min: 1, max: 120 });

describe("M-02: a debt split into instalments", () => {
  it("M-02: sums to the debt exactly, and no two equal instalments differ by more than one unit", () => {
    fc.assert(
      fc.property(total, count, (amountMinor, parts) => {
        const rows = scheduleOf(money(amountMinor, CNY), { every: "week", count: parts, firstOn });
        const amounts = rows.map((row) => row.amountMinor);
        if (amounts.reduce((all, each) => all + each, 0) !== amountMinor) throw new Error("lost or invented");
        if (Math.max(...amounts) - Math.min(...amounts) > 1) throw new Error("unequal");
        expect(rows).toHaveLength(parts);
      }),
      { numRuns: SPLITS },
    );
  });

  it("M-02: by weights too nothing is lost, and each part is within one unit of its exact share", () => {
    const weights = fc
      .array(fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 10 ** 6 })), {
        minLength: 1,
        maxLength: 120,
      })
      .filter((all) => all.some((each) => each > 0));
    fc.assert(
      fc.property(total, weights, (amountMinor, shares) => {
        const parts = allocate(money(amountMinor, CNY), shares).map((part) => part.amountMinor);
        const whole = BigInt(shares.reduce((all, each) => all + each, 0));
        expect(parts.reduce((all, each) => all + each, 0)).toBe(amountMinor);
        for (const [at, part] of parts.entries()) {
          const exact = BigInt(amountMinor) * BigInt(shares[at] ?? 0);
          const off = BigInt(part) * whole - exact;
          if (off >= whole || off <= -whole) throw new Error("further than one unit from its share");
        }
      }),
      { numRuns: Math.ceil(SPLITS / 5) },
    );
  });

  it("falls due on the first one's day of the month, or on the last of a shorter month", () => {
    const rows = scheduleOf(money(1000, CNY), { every: "month", count: 4, firstOn });
    expect(rows.map(({ dueOn }) => formatDay(dueOn))).toEqual([
      "2026-01-31",
      "2026-02-28",
      "2026-03-31",
      "2026-04-30",
    ]);
  });

  it("puts the larger instalments first", () => {
    const rows = scheduleOf(money(1000, CNY), { every: "week", count: 3, firstOn });
    expect(rows.map(({ amountMinor, dueOn }) => [amountMinor, formatDay(dueOn)])).toEqual([
      [334, "2026-01-31"],
      [333, "2026-02-07"],
      [333, "2026-02-14"],
    ]);
  });
});
