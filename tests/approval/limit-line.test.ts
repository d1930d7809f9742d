import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { flawOfApproval, flawOfLine, STANDARD_APPROVAL } from "../../shared/approval/authority.ts";
import { daysEnded, dueStep, stepKey } from "../../shared/approval/due-step.ts";
import { type LimitLine, lineOn, lineState } from "../../shared/approval/limit-line.ts";
import { onlyLowers } from "../../shared/approval/only-lowers.ts";
import { addDays, type Day, toDay } from "../../shared/kernel/day.ts";
import { CNY, currency } from "../ledger/entries.ts";

const TODAY = toDay("2024-06-15");
let made = 0;
const line = (from: number, until: number, more: Partial<LimitLine> = {}): LimitLine => ({
  lineId: `line-${String((made += 1)).padStart(6, "0")}`,
  currency: CNY,
  amountMinor: 50_000,
  from: addDays(TODAY, from),
  until: addDays(TODAY, until),
  verdict: approved(from),
  ...more,
});
const approved = (on: number, at = 0): LimitLine["verdict"] => ({
  verdict: "approved",
  on: addDays(TODAY, on),
  at,
});
const stateOn = (each: LimitLine, day: number, others: readonly LimitLine[] = []) =>
  lineState(each, [each, ...others], addDays(TODAY, day));

describe("how a limit that was proposed stands", () => {
  it("waits for a word until its last day is over", () => {
    const waiting = line(0, 30, { verdict: null });
    expect([stateOn(waiting, 30), stateOn(waiting, 31)]).toEqual(["waiting", "lapsed"]);
  });

  it("is in force from its first day to its last", () => {
    const own = line(5, 10, { verdict: approved(0) });
    expect([4, 5, 10, 11].map((day) => stateOn(own, day))).toEqual([
      "planned",
      "in-force",
      "in-force",
      "ended",
    ]);
  });

  it("is replaced on the day on which another begins that lasts as long or longer", () => {
    const [old, young] = [line(0, 30), line(10, 30)];
    expect([9, 10, 31].map((day) => stateOn(old, day, [young]))).toEqual([
      "in-force",
      "replaced",
      "replaced",
    ]);
    expect([9, 10, 31].map((day) => stateOn(young, day, [old]))).toEqual(["waiting", "in-force", "ended"]);
  });

  it("is paused while one counts that ends before it, and counts again on the day after", () => {
    const [year, season] = [line(0, 365), line(10, 20)];
    const states = [9, 10, 20, 21, 365, 366].map((day) => stateOn(year, day, [season]));
    expect(states).toEqual(["in-force", "paused", "paused", "in-force", "in-force", "ended"]);
    expect([10, 20, 21].map((day) => stateOn(season, day, [year]))).toEqual([
      "in-force",
      "in-force",
      "ended",
    ]);
  });

  it("of two that begin on one day is the one that was approved last", () => {
    const [first, second] = [
      line(0, 30, { verdict: approved(0, 1) }),
      line(0, 30, { verdict: approved(0, 2) }),
    ];
    expect(lineOn([second, first], TODAY)).toBe(second);
    expect(lineOn([first, second], TODAY)).toBe(second);
  });

  it("was, on a day before anybody decided, still waiting", () => {
    const late = line(0, 30, { verdict: approved(7) });
    expect([stateOn(late, 6), stateOn(late, 7)]).toEqual(["waiting", "in-force"]);
    expect(lineOn([late], addDays(TODAY, 6))).toBeNull();
  });

  it("is never in force twice, in whatever order the lines are read", () => {
    const lines = fc.array(
      fc.record({
        from: fc.integer({ min: -40, max: 40 }),
        days: fc.nat(60),
        on: fc.integer({ min: -40, max: 40 }),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(lines, fc.integer({ min: -50, max: 90 }), (drawn, day) => {
        const all = drawn.map(({ from, days, on }) => line(from, from + days, { verdict: approved(on, on) }));
        const asOf = addDays(TODAY, day);
        const states = all.map((each) => lineState(each, all, asOf));
        expect(states.filter((state) => state === "in-force").length).toBeLessThan(2);
        expect(lineOn([...all].reverse(), asOf)).toBe(lineOn(all, asOf));
      }),
    );
  });
});

describe("what is written into the CRM", () => {
  const crm = (limitMinor: number | null) => ({ currency: CNY, limitMinor });
  const none = new Set<string>();
  const due = (
    lines: LimitLine[],
    limitMinor: number | null,
    day: number,
    taken: ReadonlySet<string> = none,
  ) => dueStep(lines, taken, crm(limitMinor), "zero", addDays(TODAY, day));

  it("is the limit on the day on which it begins, once", () => {
    const own = line(5, 10, { verdict: approved(0) });
    expect(due([own], 1, 4)).toBeNull();
    const step = due([own], 1, 5);
    expect(step).toEqual({ lineId: own.lineId, phase: "begins", amountMinor: 50_000 });
    expect(due([own], 1, 5, new Set([step ? stepKey(step) : ""]))).toBeNull();
  });

  it("is nothing once it has ended, where the org says so, and only if it still is what was approved", () => {
    const own = line(0, 10);
    expect(due([own], 50_000, 10, new Set([`${own.lineId} begins`]))).toBeNull();
    expect(due([own], 50_000, 11)).toEqual({ lineId: own.lineId, phase: "ends", amountMinor: 0 });
    expect(due([own], 50_001, 11)).toBeNull();
    expect(dueStep([own], none, crm(50_000), "stays", addDays(TODAY, 11))).toBeNull();
    expect(due([own], 50_000, 11, new Set([`${own.lineId} ends`]))).toBeNull();
  });

  it("is the limit of the year again when a raise for a season is over, whatever the org says of ends", () => {
    const [year, season] = [line(0, 365), line(10, 20, { amountMinor: 90_000 })];
    const taken = new Set([`${year.lineId} begins`, `${season.lineId} begins`]);
    expect(due([year, season], 90_000, 20, taken)).toBeNull();
    const back = { lineId: season.lineId, phase: "ends", amountMinor: 50_000 };
    expect(due([year, season], 90_000, 21, taken)).toEqual(back);
    expect(dueStep([year, season], taken, crm(90_000), "stays", addDays(TODAY, 21))).toEqual(back);
    expect(due([year, season], 90_000, 21, new Set([...taken, `${season.lineId} ends`]))).toBeNull();
    // Somebody set another limit in the CRM during the season.
    expect(due([year, season], 80_000, 21, taken)).toBeNull();
  });

  it("is nothing for an account that trades in another currency by now", () => {
    const own = line(0, 10);
    expect(dueStep([own], none, { currency: currency("USD"), limitMinor: 1 }, "zero", TODAY)).toBeNull();
  });

  it("is nothing for a limit that was refused or waits", () => {
    const refused = line(0, 10, { verdict: { verdict: "refused", on: TODAY, at: 0 } });
    expect(due([refused, line(0, 10, { verdict: null })], 1, 3)).toBeNull();
  });
});

describe("a limit that has ended", () => {
  const ended = (limitMinor: number | null, day: number, of = CNY) =>
    daysEnded([line(0, 10)], { currency: of, limitMinor }, addDays(TODAY, day));

  it("is warned of from the day after its last, while the CRM still has it", () => {
    expect([10, 11, 12].map((day) => ended(50_000, day))).toEqual([0, 1, 2]);
    expect([ended(49_999, 12), ended(null, 12), ended(50_000, 12, currency("USD"))]).toEqual([0, 0, 0]);
  });
});

describe("who may approve", () => {
  const rules = { ownUpToMinor: 1_000 };
  const asked = (amountMinor: number, more: object = {}) => ({
    amountMinor,
    lowers: false,
    own: false,
    ...more,
  });

  it("is whoever's authority reaches so far", () => {
    expect(flawOfApproval(asked(5_000), 5_000, rules)).toBeNull();
    expect(flawOfApproval(asked(5_001), 5_000, rules)).toBe("above-approval");
    expect(flawOfApproval(asked(5_001), null, rules)).toBeNull();
    expect(flawOfApproval(asked(0), 0, rules)).toBe("may-not-approve");
  });

  it("is another person than whoever proposed it, above what one may do alone", () => {
    expect(flawOfApproval(asked(1_000, { own: true }), null, rules)).toBeNull();
    expect(flawOfApproval(asked(1_001, { own: true }), null, rules)).toBe("own-limit");
  });

  it("is anybody with authority where the limit is lowered: no risk waits for a second person", () => {
    expect(flawOfApproval(asked(9_000, { own: true, lowers: true }), 5_000, rules)).toBeNull();
    expect(flawOfApproval(asked(9_000, { own: true, lowers: true }), 0, rules)).toBe("may-not-approve");
  });
});

describe("a limit that lowers", () => {
  const asked = (from: number, until: number, amountMinor: number, parts: readonly Part[] = []) => ({
    ...line(from, until, { amountMinor, verdict: null }),
    parts,
  });
  type Part = { readonly currency: string; readonly partMinor: number };
  const stood = (from: number, until: number, amountMinor: number, parts: readonly Part[] = []) => ({
    ...line(from, until, { amountMinor, verdict: approved(0) }),
    parts,
  });
  const lowers = (
    own: ReturnType<typeof asked>,
    others: readonly ReturnType<typeof stood>[],
    limitMinor: number | null = 50_000,
  ) => onlyLowers(own, [own, ...others], limitMinor, TODAY);

  it("is less than what the CRM says, where nothing was ever approved", () => {
    expect([lowers(asked(0, 9, 49_999), []), lowers(asked(0, 9, 50_000), [])]).toEqual([true, false]);
    expect(lowers(asked(0, 9, 1), [], null)).toBe(false);
  });

  it("ends no later than the one in force: longer would be a renewal", () => {
    const year = stood(-300, 30, 50_000);
    expect([lowers(asked(0, 30, 49_999), [year]), lowers(asked(0, 31, 49_999), [year])]).toEqual([
      true,
      false,
    ]);
    expect(lowers(asked(0, 31, 0), [year])).toBe(true);
  });

  it("is less than a cut that begins within its days, too", () => {
    const [year, cut] = [stood(-300, 300, 50_000), stood(10, 300, 10_000)];
    expect(lowers(asked(0, 9, 49_999), [year, cut])).toBe(true);
    expect(lowers(asked(0, 10, 49_999), [year, cut])).toBe(false);
    expect(lowers(asked(10, 20, 10_001), [year, cut])).toBe(false);
    expect(lowers(asked(0, 20, 10_000), [year, cut])).toBe(true);
  });

  it("keeps every part, none of them higher", () => {
    const year = stood(-300, 300, 50_000, [{ currency: "EUR", partMinor: 4_000 }]);
    const parts = (partMinor: number, of = "EUR") => asked(0, 30, 40_000, [{ currency: of, partMinor }]);
    expect(lowers(asked(0, 30, 40_000), [year])).toBe(false);
    expect([lowers(parts(4_000), [year]), lowers(parts(4_001), [year])]).toEqual([true, false]);
    expect(lowers(parts(1, "USD"), [year])).toBe(false);
  });
});

describe("a limit that is proposed", () => {
  const ask = (more: object = {}) => ({
    ...{ amountMinor: 50_000, from: TODAY, until: addDays(TODAY, 366), parts: [] as [] },
    ...more,
  });
  const flaw = (more: object = {}, groupMinor: number | null = null) =>
    flawOfLine(ask(more), STANDARD_APPROVAL, groupMinor, TODAY);
  const part = (inLimitMinor: number, of = "USD") => ({ currency: of, inLimitMinor });

  it.each([
    [{}, null],
    [{ from: addDays(TODAY, -1) }, "limit-from-past"],
    [{ until: TODAY }, null],
    [{ until: addDays(TODAY, -1) }, "limit-ends-first"],
    [{ until: addDays(TODAY, 367) }, "limit-too-long"],
    [{ parts: [part(50_000)] }, null],
    [{ parts: [part(50_001)] }, "part-above-limit"],
    [{ parts: [part(1), part(2)] }, "part-twice"],
    [{ parts: [part(1), part(2, "EUR")] }, null],
  ])("with %j is %s", (more, expected) => {
    expect(flaw(more as { from?: Day })).toBe(expected);
  });

  it("of a branch is no more than its head office's", () => {
    expect([flaw({}, 50_000), flaw({}, 49_999)]).toEqual([null, "above-group-limit"]);
  });
});
