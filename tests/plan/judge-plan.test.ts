import { describe, expect, it } from "@jest/globals";
import { addDays, toDay, type Day } from "../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import { judgePlan } from "../../shared/plan/judge-plan.ts";
import type { PaymentPlan } from "../../shared/plan/plan.ts";
import { alreadyIn } from "../../shared/promise/already-in.ts";
import { openPurse } from "../../shared/promise/purse.ts";
import { CNY, creditNote, payment } from "../ledger/entries.ts";

const agreedOn = toDay("2024-04-01");
const dues = ["2024-04-10", "2024-05-10", "2024-06-10"].map(toDay);
const plan = (more: Partial<PaymentPlan> = {}): PaymentPlan => ({
  planId: "l",
  accountId: "7001",
  currency: CNY,
  totalMinor: 3000,
  invoiceIds: ["901"],
  instalments: dues.map((dueOn) => ({ dueOn, lastDay: addDays(dueOn, 2), amountMinor: 1000 })),
  breaksAfter: 1,
  agreedOn,
  note: "",
  withdrawnOn: null,
  ...more,
});
const judge = (entries: readonly LedgerEntry[], asOf: string | Day, one = plan()) =>
  judgePlan(one, entries, openPurse(entries), typeof asOf === "string" ? toDay(asOf) : asOf);
const pays = (id: string, amount: number, on: string) => payment(id, "901", amount, on);

describe("a payment plan, judged by money", () => {
  it("is kept through the last day of an instalment's grace, and broken on the day after", () => {
    expect(judge([], "2024-04-12").state).toBe("kept");
    expect(judge([], "2024-04-13")).toMatchObject({
      state: "broken",
      missed: 1,
      arrearsMinor: 1000,
      brokenOn: toDay("2024-04-13"),
    });
  });

  it("is kept by exactly the instalment and broken one fen below", () => {
    expect(judge([pays("1", 1000, "2024-04-12")], "2024-04-13").state).toBe("kept");
    expect(judge([pays("1", 999, "2024-04-12")], "2024-04-13").state).toBe("broken");
    expect(judge([pays("1", 1000, "2024-04-13")], "2024-04-13").state).toBe("broken");
  });

  it("does not count what the books had on the day of the agreement, money or credit note", () => {
    const entries = [pays("1", 1000, "2024-04-01"), creditNote("c", "901", 500, "2024-04-01")];
    const one = plan({ alreadyIn: alreadyIn(entries, ["901"], agreedOn) });
    expect(judge(entries, "2024-04-13", one)).toMatchObject({
      state: "broken",
      receivedMinor: 0,
      forgivenMinor: 0,
    });
    expect(judge([...entries, pays("2", 1000, "2024-04-01")], "2024-04-13", one).state).toBe("kept");
  });

  it("holds what is coming until the next unpaid instalment's last day", () => {
    expect(judge([], "2024-04-05")).toMatchObject({ comingMinor: 3000, next: { dueOn: dues[0] } });
    expect(judge([pays("1", 1000, "2024-04-05")], "2024-04-05")).toMatchObject({
      comingMinor: 2000,
      next: { dueOn: dues[1] },
    });
  });

  it("lets the clause decide how many misses break it; late money mends arrears, not the miss", () => {
    const lenient = plan({ breaksAfter: 2 });
    expect(judge([], "2024-04-13", lenient)).toMatchObject({
      state: "kept",
      missed: 1,
      arrearsMinor: 1000,
      comingMinor: 2000,
    });
    const late = [pays("1", 1000, "2024-04-20")];
    expect(judge(late, "2024-04-20", lenient)).toMatchObject({
      state: "kept",
      missed: 1,
      arrearsMinor: 0,
      comingMinor: 2000,
    });
    expect(judge(late, "2024-05-13", lenient)).toMatchObject({ state: "broken", missed: 2 });
  });

  it("is done when all of it came, early or in time", () => {
    expect(judge([pays("1", 3000, "2024-04-05")], "2024-04-05")).toMatchObject({
      state: "done",
      comingMinor: 0,
      next: null,
    });
  });

  it("breaks again when the bank takes a payment back, and mends on late evidence of one in time", () => {
    const back = payment("1", "901", 1000, "2024-04-10", { reversedOn: toDay("2024-04-20") });
    expect(judge([back], "2024-04-19").state).toBe("kept");
    expect(judge([back], "2024-04-20").state).toBe("broken");
    expect(judge([back, pays("2", 1000, "2024-04-11")], "2024-04-20").state).toBe("kept");
  });

  it("shrinks from its end by what credit notes take off its invoices", () => {
    const forgiven = creditNote("c", "901", 1500, "2024-04-03");
    expect(judge([forgiven], "2024-04-05")).toMatchObject({ forgivenMinor: 1500, comingMinor: 1500 });
    const both = [forgiven, pays("1", 1000, "2024-04-09"), pays("2", 500, "2024-05-09")];
    expect(judge(both, "2024-05-09").state).toBe("done");
  });

  it("is over after its last day, even when fewer instalments were missed than the clause allows", () => {
    const lenient = plan({ breaksAfter: 2 });
    const two = [pays("1", 1000, "2024-04-09"), pays("2", 1000, "2024-05-09")];
    expect(judge(two, "2024-06-12", lenient).state).toBe("kept");
    expect(judge(two, "2024-06-13", lenient)).toMatchObject({
      state: "broken",
      missed: 1,
      arrearsMinor: 1000,
      brokenOn: toDay("2024-06-13"),
    });
    expect(judge([...two, pays("3", 1000, "2024-06-20")], "2024-06-20", lenient).state).toBe("done");
  });

  it("is what people said once they took it back", () => {
    const gone = plan({ withdrawnOn: toDay("2024-04-04") });
    expect(judge([], "2024-04-03", gone).state).toBe("kept");
    expect(judge([], "2024-06-30", gone).state).toBe("withdrawn");
  });

  it("leaves the money of a newer plan's days to that one", () => {
    const entries = [pays("1", 3000, "2024-05-02")];
    const one = (newerOn: string) =>
      judgePlan(plan(), entries, openPurse(entries), toDay("2024-05-03"), toDay(newerOn));
    expect(one("2024-05-02")).toMatchObject({ state: "broken", receivedMinor: 0 });
    expect(one("2024-05-03")).toMatchObject({ state: "done", receivedMinor: 3000 });
  });

  it("adds up on every day: received + forgiven + arrears + coming = total", () => {
    const entries = [
      creditNote("c", "901", 300, "2024-04-20"),
      pays("1", 700, "2024-04-09"),
      pays("2", 900, "2024-05-20"),
    ];
    for (let on = agreedOn; on < addDays(agreedOn, 100); on = addDays(on, 1)) {
      const { receivedMinor, forgivenMinor, arrearsMinor, comingMinor } = judge(entries, on);
      expect(receivedMinor + forgivenMinor + arrearsMinor + comingMinor).toBe(3000);
    }
  });
});
