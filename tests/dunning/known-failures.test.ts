import { describe, expect, it } from "@jest/globals";
import { decide } from "../../shared/dunning/decide.ts";
import { outlook } from "../../shared/dunning/outlook.ts";
import type { PastDispatch } from "../../shared/dunning/facts.ts";
import type { Policy, Step } from "../../shared/dunning/policy/policy.ts";
import { addDays, formatDay } from "../../shared/kernel/day.ts";
import { everyDay, facts, item, sent } from "./scene.ts";
import { due, one, said, story, told, withStep } from "./story.ts";

/*
 * What went wrong elsewhere, by its number in the collection of such reports, as far as a decision can show it. Every
 * other number names a test where it belongs: known-rows.test.ts misses none.
 */

describe("doubles and floods", () => {
  it("C01 C02: says one message however often the round comes: every minute of a day", () => {
    expect(story(one, everyDay, 3, 3, 1440)).toEqual(["3 reminder-1"]);
  });

  it("C01: keeps a message's key when the policy is edited: no version is part of it", () => {
    const key = (policy: Policy) => {
      const decision = decide(one, policy, addDays(due, 3));
      return decision.kind === "remind" ? `${decision.cycle} ${decision.step.key}` : "";
    };
    expect(key({ ...everyDay, version: 2, promiseGraceDays: 9 })).toBe(key(everyDay));
  });

  it("C06: leaves a fresh invoice alone until it is old enough, whatever its due day", () => {
    const fresh = facts({ items: [item({ dueOn: due, issuedOn: addDays(due, 3) })] });
    expect(said(fresh, addDays(due, 4), { ...everyDay, minInvoiceAgeDays: 3 })).toBe("too-soon until 5");
    expect(said(fresh, addDays(due, 6), { ...everyDay, minInvoiceAgeDays: 3 })).toBe("reminder-1");
    expect(said(fresh, addDays(due, 4))).toBe("reminder-1");
  });

  it("C07 C08 C09 C10: writes one message a day at the highest step, with every invoice at its own age", () => {
    const items = [0, 30, 60].map((late, at) => item({ invoiceId: String(at), dueOn: addDays(due, -late) }));
    const history = [sent("reminder-1", addDays(due, -50), ["2"])];
    const decision = decide(facts({ items, history }), everyDay, addDays(due, 3));
    expect(decision).toMatchObject({ kind: "remind", step: { key: "reminder-2" }, carrierId: "2" });
    expect(decision.kind === "remind" && decision.demand.lines.map(({ dpd }) => dpd)).toEqual([63, 33, 3]);
  });
});

describe("reminders that never go", () => {
  it("C13: catches up a step that an outage of nine days swallowed, and keeps the distance to the next", () => {
    expect(story(told(one, ["due-today", 0]), everyDay, 12, 60)).toEqual([
      "12 reminder-1",
      "19 reminder-2",
      "39 call",
    ]);
  });

  it("C14: repeats a step every so many days, so often and no oftener, and then goes on", () => {
    const policy = withStep("reminder-2", { repeat: { everyDays: 6, times: 2 } });
    expect(story(one, policy, 1, 45)).toEqual([
      "3 reminder-1",
      "10 reminder-2",
      "16 reminder-2",
      "22 reminder-2",
      "30 call",
    ]);
  });

  it("C14: counts a repeat from the last such message that named the invoice, whoever carried it", () => {
    const policy = withStep("reminder-2", { repeat: { everyDays: 10, times: 1 } });
    const items = [item({ dueOn: due }), item({ invoiceId: "2", dueOn: addDays(due, 5) })];
    const history = [
      sent("reminder-2", addDays(due, 10), ["1"]),
      sent("reminder-2", addDays(due, 15), ["1", "2"]),
    ];
    expect(said(facts({ items, history }), addDays(due, 24), policy)).toBe("too-soon until 24");
    expect(decide(facts({ items, history }), policy, addDays(due, 25))).toMatchObject({
      step: { key: "reminder-2", days: 20, repeatNo: 1 },
      carrierId: "1",
      cycle: `1/${formatDay(due)}+20`,
    });
  });

  it("C14: goes on to the step above although a younger invoice brings the repeated one each week", () => {
    const policy = withStep("reminder-2", { repeat: { everyDays: 10, times: 1 } });
    const weekly = Array.from({ length: 12 }, (_, at) =>
      item({ invoiceId: `${at + 1}`, dueOn: addDays(due, 7 * at) }),
    );
    const history: PastDispatch[] = [];
    const ofTheOldest: string[] = [];
    for (let age = 0; age < 80; age += 1) {
      const asOf = addDays(due, age);
      const items = weekly.filter(({ dueOn }) => dueOn <= asOf);
      const decision = decide(facts({ items, history }), policy, asOf);
      if (decision.kind !== "remind") continue;
      const invoiceIds = decision.demand.lines.map(({ invoiceId }) => invoiceId);
      history.push(sent(decision.step.key, asOf, invoiceIds));
      if (decision.carrierId === "1") ofTheOldest.push(`${age} ${decision.step.key}`);
    }
    expect(ofTheOldest).toEqual([
      "0 due-today",
      "3 reminder-1",
      "10 reminder-2",
      "34 call",
      "65 demand-letter",
    ]);
  });

  it("C14: counts the same step for another's invoice before the next repeat, and no lower one", () => {
    const policy = withStep("reminder-2", { repeat: { everyDays: 10, times: 2 } });
    const items = [item({ dueOn: due }), item({ invoiceId: "2", dueOn: addDays(due, 18) })];
    const repeated = { ...sent("reminder-2", addDays(due, 20), ["1"]), days: 20 };
    const history = (step: string) => [
      sent("reminder-2", addDays(due, 10), ["1"]),
      repeated,
      sent(step, addDays(due, 28), ["1", "2"]),
    ];
    const on = (step: string, age: number) =>
      said(facts({ items, history: history(step) }), addDays(due, age), policy);
    expect(on("reminder-2", 37)).toBe("too-soon until 37");
    expect(on("reminder-1", 37)).toContain("reminder-2");
  });

  it("C14: ends a schedule with one task to look it over", () => {
    const policy = { ...everyDay, endOfSchedule: { afterDays: 20, template: "review" } };
    expect(story(one, policy, 1, 400).slice(-2)).toEqual(["60 demand-letter", "80 end-of-schedule"]);
  });

  it("C17: goes on where it stood when a step is put in, taken out, moved or renamed in mid-course", () => {
    const given = told(one, ["reminder-1", 3], ["reminder-2", 10]);
    const edited = (steps: readonly Step[]): Policy => ({ ...everyDay, steps });
    const put: Step = { key: "sms", days: 7, channel: "email", template: "reminder-1" };
    const inserted = [...everyDay.steps.slice(0, 3), put, ...everyDay.steps.slice(3)];
    const removed = everyDay.steps.filter(({ key }) => key !== "reminder-2");
    const moved = everyDay.steps.map((step) => (step.key === "reminder-2" ? { ...step, days: 14 } : step));
    for (const steps of [inserted, removed, moved]) {
      expect(said(given, addDays(due, 29), edited(steps))).toBe("rest");
      expect(said(given, addDays(due, 30), edited(steps))).toBe("call");
    }
  });

  it("C19: does not count what was refused or never left, and waits while nobody knows", () => {
    expect(said(told(one), addDays(due, 10))).toBe("reminder-1");
    const doubted = { ...sent("reminder-1", addDays(due, 3), ["1"]), state: "in_doubt" as const };
    expect(said({ ...one, history: [doubted] }, addDays(due, 10))).toBe("in-doubt");
  });

  it("C20: begins an old debt at the first reminder, however late it is found", () => {
    expect(story(one, everyDay, 200, 270)).toEqual([
      "200 reminder-1",
      "207 reminder-2",
      "227 call",
      "257 demand-letter",
    ]);
  });

  it("C21 C25: keeps its days when an invoice is paid in part: no step drifts and none is skipped", () => {
    const part = facts({
      items: [item({ dueOn: due, amountMinor: 100_000, paidMinor: 70_000, residualMinor: 30_000 })],
    });
    const given = told(one, ["reminder-1", 3]);
    expect(said({ ...part, history: given.history }, addDays(due, 9))).toBe("rest");
    expect(decide({ ...part, history: given.history }, everyDay, addDays(due, 10))).toMatchObject({
      step: { key: "reminder-2" },
      demand: { askedMinor: 30_000 },
    });
  });
});

describe("chasing what should not be chased", () => {
  it("C22: writes on fresh data only", () => {
    expect(said({ ...one, dataAgeMinutes: 61 }, addDays(due, 3))).toBe("stale-data");
    expect(said({ ...one, dataAgeMinutes: null }, addDays(due, 3))).toBe("stale-data");
    expect(said({ ...one, dataAgeMinutes: 60 }, addDays(due, 3))).toBe("reminder-1");
  });

  it("C26: lists what is open and asks for the net of credits; thresholds look at the net", () => {
    const given = { ...one, creditsMinor: 40_000 };
    expect(decide(given, everyDay, addDays(due, 3))).toMatchObject({
      demand: { openMinor: 100_000, creditsMinor: 40_000, askedMinor: 60_000 },
    });
    const asks = (least: number) =>
      withStep("reminder-1", { when: { fact: "asked", atLeast: { CNY: least } } });
    expect(said(given, addDays(due, 3), asks(60_000))).toBe("reminder-1");
    expect(said(given, addDays(due, 3), asks(60_001))).toBe("conditions");
    const minimum = (least: number) =>
      withStep("reminder-1", { minimum: { minor: { CNY: least }, share: 0 } });
    expect(said(given, addDays(due, 3), minimum(60_000))).toBe("reminder-1");
    expect(said(given, addDays(due, 3), minimum(60_001))).toBe("below-tolerance");
  });

  it("C29: comes down again when the oldest is paid, and rests when all is", () => {
    const items = [item({ dueOn: due }), item({ invoiceId: "2", dueOn: addDays(due, 20) })];
    const history = [sent("reminder-1", addDays(due, 3), ["1"]), sent("reminder-2", addDays(due, 10), ["1"])];
    expect(said(facts({ items, history }), addDays(due, 30))).toBe("call");
    expect(said(facts({ items: items.slice(1), history }), addDays(due, 30))).toBe("reminder-1");
    expect(said(facts({ items: [], history }), addDays(due, 30))).toBe("rest");
  });

  it("C31: leaves out what is disputed and chases the rest", () => {
    const disputed = (disputedMinor: number) => facts({ items: [item({ dueOn: due, disputedMinor })] });
    expect(said(disputed(100_000), addDays(due, 3))).toBe("disputed");
    expect(decide(disputed(99_000), everyDay, addDays(due, 3))).toMatchObject({
      demand: { askedMinor: 1_000 },
    });
    expect(said(disputed(99_001), addDays(due, 3))).toBe("below-tolerance");
  });

  it("C32: holds what is promised until its last day and goes on by itself; what is on a plan, likewise", () => {
    const promise = { amountMinor: 100_000, promisedOn: addDays(due, 8), madeOn: due, invoiceIds: ["1"] };
    const promised = { ...one, promises: [{ ...promise, holdsUntil: addDays(due, 11) }] };
    expect(said(promised, addDays(due, 11))).toBe("promise-open until 11");
    expect(said(promised, addDays(due, 12))).toBe("reminder-1");
    const plan = { planId: "p", amountMinor: 100_000, invoiceIds: ["1"], holdsUntil: addDays(due, 30) };
    expect(said({ ...one, plans: [plan] }, addDays(due, 30))).toBe("on-plan until 30");
    expect(said({ ...one, plans: [plan] }, addDays(due, 31))).toBe("reminder-1");
    expect(
      decide({ ...one, plans: [{ ...plan, amountMinor: 60_000 }] }, everyDay, addDays(due, 5)),
    ).toMatchObject({
      kind: "remind",
      demand: { plannedMinor: 60_000, askedMinor: 40_000 },
    });
  });

  it("C32: asks for a kept plan's arrears on the oldest of its invoices: what is coming lies on the newest", () => {
    const items = [
      item({ invoiceId: "old", dueOn: due }),
      item({ invoiceId: "new", dueOn: addDays(due, 4) }),
    ];
    const plan = {
      planId: "p",
      amountMinor: 150_000,
      invoiceIds: ["new", "old"],
      holdsUntil: addDays(due, 40),
    };
    expect(decide(facts({ items, plans: [plan] }), everyDay, addDays(due, 5))).toMatchObject({
      carrierId: "old",
      demand: {
        askedMinor: 50_000,
        lines: [
          { invoiceId: "old", chaseableMinor: 50_000 },
          { invoiceId: "new", chaseableMinor: 0 },
        ],
      },
    });
  });

  it("C32: counts what a dispute, a plan and a promise cover once", () => {
    const items = [item({ dueOn: due, disputedMinor: 30_000 })];
    const plans = [{ planId: "p", amountMinor: 50_000, invoiceIds: ["1"], holdsUntil: addDays(due, 30) }];
    const promises = [{ amountMinor: 50_000, promisedOn: addDays(due, 30), madeOn: due, invoiceIds: [] }];
    const decision = decide(facts({ items, plans, promises }), everyDay, addDays(due, 3));
    expect(decision).toEqual({
      kind: "hold",
      because: "on-plan",
      until: addDays(due, 30),
      step: everyDay.steps[2],
    });
  });

  it("C33: says when a hold that has an end ends, and takes the step on the first day after it", () => {
    const vetoed = { ...one, vetoedUntil: addDays(due, 5) };
    expect(said(vetoed, addDays(due, 5))).toBe("vetoed until 5");
    expect(said(vetoed, addDays(due, 6))).toBe("reminder-1");
    expect(outlook(vetoed, everyDay, addDays(due, 4)).account).toMatchObject({
      because: "vetoed",
      until: addDays(due, 5),
    });
  });

  it("C34: counts the gap by account and the steps by invoice: one in the gap holds no other back longer", () => {
    const items = [item({ dueOn: due }), item({ invoiceId: "2", dueOn: addDays(due, -3) })];
    const given = facts({ items, history: [sent("reminder-1", due, ["2"])] });
    expect(said(given, addDays(due, 2))).toBe("rest");
    expect(said(given, addDays(due, 3))).toBe("reminder-1");
    expect(
      said(facts({ items, history: [sent("reminder-1", addDays(due, 1), ["2"])] }), addDays(due, 3)),
    ).toBe("too-soon until 3");
  });

  it("C35: writes to nobody who is exempt, nor about an invoice that is", () => {
    expect(said({ ...one, excluded: "strategic" }, addDays(due, 3))).toBe("excluded");
    expect(said(facts({ items: [item({ dueOn: due, noReminders: true })] }), addDays(due, 3))).toBe(
      "excluded",
    );
  });
});
