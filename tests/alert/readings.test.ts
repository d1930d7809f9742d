import { describe, expect, it } from "@jest/globals";
import { concentrationOf } from "../../shared/alert/concentration.ts";
import { paymentReadings } from "../../shared/alert/payment-readings.ts";
import {
  disputeReading,
  limitReadings,
  promiseReading,
  scoreReadings,
} from "../../shared/alert/standing-readings.ts";
import { historyOf } from "../../shared/credit/history.ts";
import { STANDARD_THRESHOLDS } from "../../shared/alert/thresholds.ts";
import { addDays, toDay, type Day, weekdayOf } from "../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import { openBooks } from "../../shared/ledger/open-items.ts";
import { settlements } from "../../shared/ledger/settlements.ts";
import { CNY, invoice, payment } from "../ledger/entries.ts";

const TODAY = toDay("2026-03-02");

/** One invoice due `due` days from today, paid `late` days after; null: not yet. */
function billed(id: string, due: number, late: number | null): LedgerEntry[] {
  const dueOn = addDays(TODAY, due);
  const bill = invoice(id, { dueOn, issuedOn: addDays(dueOn, -30) });
  if (late === null) return [bill];
  return [bill, payment(`p${id}`, id, 10_000, "2024-01-01", { receivedOn: addDays(dueOn, late) })];
}

function read(entries: readonly LedgerEntry[], on: Day = TODAY) {
  const seen = settlements(entries, on);
  return paymentReadings(historyOf("7001", seen, on), seen);
}

describe("what an account's invoices say", () => {
  it("is first over 30 days on the 31st day and not on the 30th", () => {
    expect(read(billed("1", -30, null))["first-over-30"]?.value).toBe(0);
    expect(read(billed("1", -31, null))["first-over-30"]?.value).toBe(31);
  });

  it("is not the first time when one was paid more than 30 days late before", () => {
    const entries = [...billed("1", -200, 31), ...billed("2", -40, null)];
    expect(read(entries)["first-over-30"]?.value).toBe(0);
    expect(read([...billed("1", -200, 30), ...billed("2", -40, null)])["first-over-30"]?.value).toBe(40);
  });

  it("is still the first time when one of several is paid meanwhile", () => {
    const entries = [...billed("1", -60, 55), ...billed("2", -50, null)];
    expect(read(entries)["first-over-30"]?.value).toBe(50);
  });

  it("compares three recent payments with three of the months before, and says nothing of two", () => {
    const before = [1, 2, 3].flatMap((at) => billed(`b${at}`, -150 - at, 0));
    const now = (count: number) =>
      Array.from({ length: count }, (_, at) => billed(`n${at}`, -40 - at, 10)).flat();
    expect(read([...before, ...now(2)])["dbt-shift"]).toBeUndefined();
    expect(read([...before, ...now(3)])["dbt-shift"]).toEqual({
      value: 10,
      figures: { now: 10, before: 0, invoices: 3 },
    });
  });

  it("sets what rolled on in the last 30 days against the account's own months", () => {
    // In each of four months before, half of what was 1–30 days late was paid within the month after.
    const months = [1, 2, 3, 4].flatMap((at) => [
      ...billed(`a${at}`, -40 - 30 * at, 15),
      ...billed(`b${at}`, -40 - 30 * at, 45),
    ]);
    const now = [...billed("x", -40, null), ...billed("y", -41, null)];
    expect(read([...months, ...now])["roll-rate"]).toEqual({ value: 200, figures: { now: 100, usual: 50 } });
  });

  it("misses orders only while something is overdue", () => {
    const monthly = [1, 2, 3, 4, 5, 6].flatMap((at) => billed(`m${at}`, -30 * at, 0));
    const last = -30 + 30;
    expect(read(monthly)["no-order"]?.value).toBe(0);
    const owing = [...monthly.filter(({ id }) => id !== "pm1")];
    expect(read(owing)["no-order"]).toEqual({ value: 200, figures: { days: 60 + last, usual: 30 } });
  });

  it("hears nothing in a weekend's silence of who buys every working day, and goes quiet when they buy again", () => {
    const monday = toDay("2026-01-05");
    const days = Array.from({ length: 150 }, (_, at) => addDays(monday, at)).filter(
      (on) => weekdayOf(on) <= 5,
    );
    const book = days.map((on) => invoice(`d${on}`, { issuedOn: on, dueOn: addDays(on, 14) }));
    const last = days.at(-1) as Day;
    const silent = (since: number) => read(book, addDays(last, since))["no-order"]?.value;
    expect(silent(3)).toBeLessThan(STANDARD_THRESHOLDS["no-order"].rearms);
    expect([silent(13), silent(14)]).toEqual([185.7, 200]);
  });

  it("does not see what happens on the day itself", () => {
    const paidToday = billed("1", -31, 31);
    expect(read(paidToday)["first-over-30"]?.value).toBe(31);
    expect(read(paidToday, addDays(TODAY, 1))["first-over-30"]?.value).toBe(0);
  });
});

describe("what stands beside the invoices", () => {
  const score = (points: number, grade: "A" | "B" | "C", provisional = false) => ({
    score: points,
    grade,
    provisional,
  });

  it("tells a fall of the score and of the grade, and nothing of a provisional one", () => {
    const fell = scoreReadings(score(75, "C"), score(91.5, "A"));
    expect([fell["score-drop"]?.value, fell["grade-down"]?.value]).toEqual([16.5, 2]);
    expect(scoreReadings(score(75, "C"), score(91.5, "A", true))).toEqual({});
    expect(scoreReadings(score(75, "C"), undefined)).toEqual({});
  });

  it("counts promises broken in the 90 days before, the last day included", () => {
    const ago = [-91, -90, -1, 0].map((days) => addDays(TODAY, days));
    expect(promiseReading(ago, TODAY).value).toBe(2);
  });

  it("sets what is newly contested against the open balance of its currency", () => {
    const books = openBooks([invoice("1", { issuedOn: addDays(TODAY, -9), dueOn: TODAY })], TODAY);
    const dispute = { currency: CNY, amountMinor: 2_500, openedOn: addDays(TODAY, -90), resolvedOn: null };
    expect(disputeReading([dispute], books, TODAY).value).toBe(25);
    expect(disputeReading([{ ...dispute, openedOn: addDays(TODAY, -91) }], books, TODAY).value).toBe(0);
    expect(disputeReading([{ ...dispute, resolvedOn: TODAY }], books, TODAY).value).toBe(0);
  });

  it("has no use of a limit that nobody set, and more than any of one that is nothing", () => {
    expect(limitReadings(5_000, null)["limit-over"]?.value).toBe(0);
    expect(limitReadings(5_000, 0)["limit-over"]?.value).toBe(999);
    expect(limitReadings(4_000, 5_000)["limit-near"]?.value).toBe(80);
    expect(limitReadings(-4_000, 5_000)["limit-near"]?.value).toBe(0);
    // A share that rounds to the whole says which side of it this is.
    expect(limitReadings(900_000, 900_000)["limit-over"]?.value).toBe(100);
    expect(limitReadings(900_001, 900_000)["limit-over"]?.value).toBe(100.1);
    expect(limitReadings(899_999, 900_000)["limit-over"]?.value).toBe(100);
  });

  it("tells of large names among twenty customers and not among nineteen", () => {
    const town = (count: number) => Array.from({ length: count }, (_, at) => (at === 0 ? 2_000 : 1_000));
    expect(concentrationOf(town(19))).toBeNull();
    const among = concentrationOf(town(20));
    expect(among?.shareOf(2_000).value).toBe(9.5);
    expect(among?.topFive.value).toBe(28.6);
    expect(concentrationOf([...town(19), -5_000])).toBeNull();
    expect(among?.shareOf(0).value).toBe(0);
  });
});
