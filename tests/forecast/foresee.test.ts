import { describe, expect, it } from "@jest/globals";
import { CashByCurrency } from "../../shared/forecast/cash-by-currency.ts";
import { learn } from "../../shared/forecast/entry-points.ts";
import { cashItem, foresee } from "../../shared/forecast/foresee.ts";
import { habitsFrom, tallyHabits } from "../../shared/forecast/learn.ts";
import { latenessOfOpen } from "../../shared/forecast/predict.ts";
import type { PromisedDay } from "../../shared/forecast/promised.ts";
import { tallyFrom } from "../../shared/forecast/tally.ts";
import { addDays } from "../../shared/kernel/day.ts";
import type { OpenItem } from "../../shared/ledger/open-item.ts";
import { CNY, currency } from "../ledger/entries.ts";
import { invoice, seen, steadyTown, TODAY } from "./ledgers.ts";

const habits = learn(seen(steadyTown(300, 12, true)), TODAY);
const item = (id: string, more: Partial<OpenItem> = {}): OpenItem => ({
  invoiceId: id,
  accountId: "c4",
  number: id,
  issuedOn: addDays(TODAY, -20),
  dueOn: addDays(TODAY, 10),
  currency: CNY,
  amountMinor: 10_000,
  paidMinor: 0,
  creditedMinor: 0,
  residualMinor: 10_000,
  disputedMinor: 0,
  disputeReason: null,
  noReminders: false,
  contactId: null,
  ...more,
});
const promised = (more: Partial<PromisedDay> = {}): ReadonlyMap<string, PromisedDay> =>
  new Map([["a", { promisedOn: addDays(TODAY, 3), made: 0, kept: 0, ...more }]]);
const one = (item: OpenItem, promises: ReadonlyMap<string, PromisedDay> = new Map()) => {
  const [found] = foresee([item], habits, promises);
  if (found === undefined) throw new Error("nothing was foreseen");
  return found;
};

describe("what is foreseen of an open invoice", () => {
  it("moves to the promised day as far as the promises before were kept", () => {
    const usual = one(item("a"));
    expect(usual.forecast?.expectedOn).not.toBe(addDays(TODAY, 3));
    const believed = one(item("a"), promised({ made: 6, kept: 6 }));
    expect(believed.forecast?.expectedOn).toBe(addDays(TODAY, 3));
    expect(believed.promise).toEqual({ on: addDays(TODAY, 3), trust: 0.8, made: 6, kept: 6 });
    expect(one(item("a"), promised({ made: 6, kept: 0 })).forecast?.expectedOn).toBe(
      usual.forecast?.expectedOn,
    );
  });

  it("a promise of a part moves no more than that part", () => {
    const [whole, half] = [promised(), promised({ covers: 0.5 })].map(
      (promises) => one(item("a"), promises).forecast?.late ?? 1,
    ) as [number, number];
    const usual = one(item("a")).forecast?.late ?? 0;
    expect(half).toBeCloseTo((whole + usual) / 2, 9);
  });

  it("a promise whose day is over is no longer looked at", () => {
    const over = one(item("a"), promised({ promisedOn: addDays(TODAY, -1), made: 6, kept: 6 }));
    expect(over.promise).toBeNull();
    expect(over.forecast).toEqual(one(item("a")).forecast);
    expect(one(item("a"), promised({ promisedOn: TODAY, made: 6, kept: 6 })).forecast?.expectedOn).toBe(
      TODAY,
    );
  });

  it("what is contested stands apart, and all of it has no day", () => {
    expect(one(item("a", { disputedMinor: 4_000 }))).toMatchObject({ openMinor: 6_000, forecast: {} });
    expect(one(item("a", { disputedMinor: 10_000 }))).toMatchObject({ openMinor: 0, forecast: null });
  });

  it("says what it stands on: the customer's own, the weekday's, everybody's", () => {
    // Ten of each, due on Saturdays two days late, due on Wednesdays on the day; another's ten on the day.
    const past = [...Array(10).keys()].flatMap((week) => [
      invoice(`s${week}`, "c4", addDays(TODAY, -9 - 7 * week), 2),
      invoice(`w${week}`, "c4", addDays(TODAY, -12 - 7 * week), 0),
      invoice(`o${week}`, "c5", addDays(TODAY, -12 - 7 * week), 0),
    ]);
    const habits = tallyHabits(seen(past), TODAY, { weekday: true, level: true, runs: false });
    const told = (more: Partial<OpenItem>) =>
      foresee([item("a", { dueOn: addDays(TODAY, 5), ...more })], habits, new Map())[0]?.evidence;
    const evidence = told({});
    expect((evidence?.own.late ?? 0) / (evidence?.own.of ?? 0)).toBeCloseTo(0.5, 1);
    expect(evidence?.sameWeekday).toEqual({
      late: evidence?.own.late,
      of: evidence?.own.late,
      weekday: 6,
    });
    expect(evidence?.level).toBe(1);
    expect(evidence?.everybody).toBeGreaterThan(told({ dueOn: addDays(TODAY, 2) })?.everybody ?? 1);
    expect(told({ accountId: "new" })).toMatchObject({ own: { late: 0, of: 0 }, level: null });
  });

  it("is the same from what was kept, to the last bit", () => {
    const { accounts, portfolio, levels, layers, asOf, runs } = habits;
    const carried = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
    const kept = habitsFrom({
      asOf,
      ...{ layers, runs },
      levels: levels && { usual: levels.usual, around: Float64Array.from(carried([...levels.around])) },
      portfolio: tallyFrom(carried(portfolio.rows())),
      accounts: new Map([...accounts].map(([id, tally]) => [id, tallyFrom(carried(tally.rows()))])),
    });
    expect(latenessOfOpen(item("a"), kept)).toEqual(latenessOfOpen(item("a"), habits));
  });
});

describe("the money of the coming weeks", () => {
  it("is told in each currency apart, makes up what is open, and leaves out what is contested", () => {
    const usd = currency("USD");
    const items = [item("a", { disputedMinor: 4_000 }), item("b"), item("c", { currency: usd })];
    const book = new CashByCurrency(TODAY);
    book.add(foresee(items, habits, new Map()).map(cashItem));
    const cash = book.told(0.4);
    expect(
      cash.map(({ currency: code, openMinor, disputedMinor }) => [code, openMinor, disputedMinor]),
    ).toEqual([
      ["CNY", 16_000, 4_000],
      ["USD", 10_000, 0],
    ]);
    for (const { weeks, laterMinor, openMinor } of cash) {
      expect(weeks).toHaveLength(13);
      expect(weeks.reduce((all, week) => all + week.expectedMinor, laterMinor)).toBe(openMinor);
    }
  });
});
