import { describe, expect, it } from "@jest/globals";
import { decide } from "../../shared/dunning/decide.ts";
import type { AccountFacts } from "../../shared/dunning/facts.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import { addDays, type Day } from "../../shared/kernel/day.ts";
import { everyDay, facts, item, MONDAY, sent } from "./scene.ts";

const due = MONDAY;
const said = (given: AccountFacts, asOf: Day, policy = everyDay): string => {
  const decision = decide(given, policy, asOf);
  if (decision.kind === "remind") return decision.step.key;
  if (decision.kind === "hold") return `hold ${decision.because}`;
  return "rest";
};
const held = (given: AccountFacts, asOf: Day, policy = everyDay) => {
  const decision = decide(given, policy, asOf);
  return decision.kind === "hold" ? { because: decision.because, until: decision.until } : decision.kind;
};
const one = facts({ items: [item({ dueOn: due })] });

describe("the ladder", () => {
  it("rests the day before a step and takes it on its day", () => {
    expect(said(one, addDays(due, -8))).toBe("rest");
    expect(said(one, addDays(due, -7))).toBe("courtesy");
    const told = facts({ items: one.items, history: [sent("courtesy", addDays(due, -7), ["1"])] });
    expect(said(told, addDays(due, -1))).toBe("rest");
    expect(said(told, due)).toBe("due-today");
  });

  it("catches up a courtesy notice until the due day, and never after", () => {
    expect(said(one, addDays(due, -1))).toBe("courtesy");
    expect(said(one, due)).toBe("due-today");
    expect(said(one, addDays(due, 1))).toBe("rest");
  });

  it("keeps the due day's notice when the courtesy notice left late, unless that was too short ago", () => {
    const late = (on: number) =>
      facts({ items: one.items, history: [sent("courtesy", addDays(due, on), ["1"])] });
    expect(said(late(-6), due)).toBe("due-today");
    expect(said(late(-3), due)).toBe("due-today");
    expect(said(late(-2), due)).toBe("hold too-soon");
  });

  it("takes the later of two notices before the due day on its own day when the earlier one lapsed", () => {
    const steps = [
      { key: "early", days: -14, channel: "email", template: "courtesy" } as const,
      ...everyDay.steps,
    ];
    expect(said(one, addDays(due, -8), { ...everyDay, steps })).toBe("early");
    expect(said(one, addDays(due, -7), { ...everyDay, steps })).toBe("courtesy");
  });

  it("starts an old debt at the first overdue step, however old it is", () => {
    expect(said(one, addDays(due, 100))).toBe("reminder-1");
  });

  it("keeps the distance between steps after a late one", () => {
    const late = facts({ items: one.items, history: [sent("reminder-1", addDays(due, 100), ["1"])] });
    expect(held(late, addDays(due, 106))).toEqual({ because: "too-soon", until: addDays(due, 106) });
    expect(said(late, addDays(due, 107))).toBe("reminder-2");
  });

  it("is silent at the top of the ladder", () => {
    const history = ["reminder-1", "reminder-2", "call", "demand-letter"].map((step, at) =>
      sent(step, addDays(due, [3, 10, 30, 60][at] ?? 0), ["1"]),
    );
    expect(said(facts({ items: one.items, history }), addDays(due, 200))).toBe("rest");
  });

  it("reads an old history under a changed policy: neither a moved threshold nor a new name repeats a step", () => {
    const history = [sent("reminder-1", addDays(due, 3), ["1"])];
    const changed = (key: string, days: number) => ({
      ...everyDay,
      steps: everyDay.steps.map((step) => (step.key === "reminder-1" ? { ...step, key, days } : step)),
    });
    const given = facts({ items: one.items, history });
    for (const policy of [changed("reminder-1", 5), changed("first-reminder", 3)]) {
      expect(said(given, addDays(due, 7), policy)).toBe("rest");
      expect(said(given, addDays(due, 10), policy)).toBe("reminder-2");
    }
  });

  it("begins another climb when the due day is moved", () => {
    const history = [sent("reminder-1", addDays(due, 3), ["1"])];
    const moved = facts({ items: [item({ dueOn: addDays(due, 30) })], history });
    const decision = decide(moved, everyDay, addDays(due, 33));
    expect(decision).toMatchObject({ kind: "remind", step: { key: "reminder-1" }, cycle: "1/2026-04-01" });
  });

  it("does not take a message about other invoices for this one", () => {
    const history = [sent("reminder-1", addDays(due, 3), ["another"])];
    expect(said(facts({ items: one.items, history }), addDays(due, 6))).toBe("reminder-1");
  });

  it("writes one letter at the highest due step, listing every open invoice with its own age", () => {
    const items = [
      item({ invoiceId: "young", dueOn: addDays(due, 20) }),
      item({ invoiceId: "old", dueOn: due }),
      item({ invoiceId: "new", dueOn: addDays(due, 7) }),
    ];
    const history = [sent("reminder-1", addDays(due, 3), ["old"])];
    const decision = decide(facts({ items, history }), everyDay, addDays(due, 10));
    if (decision.kind !== "remind") throw new Error(decision.kind);
    expect([decision.step.key, decision.carrierId]).toEqual(["reminder-2", "old"]);
    expect(decision.demand.lines.map(({ invoiceId, dpd }) => [invoiceId, dpd])).toEqual([
      ["old", 10],
      ["new", 3],
      ["young", -10],
    ]);
    expect(decision.demand.askedMinor).toBe(200_000);
  });

  it("leaves days between two letters to one account, whichever invoices are due", () => {
    const items = [item({ dueOn: due }), item({ invoiceId: "2", dueOn: addDays(due, 1) })];
    const history = [sent("reminder-1", addDays(due, 3), ["1"])];
    const given = facts({ items, history });
    expect(held(given, addDays(due, 5))).toEqual({ because: "too-soon", until: addDays(due, 5) });
    expect(said(given, addDays(due, 6))).toBe("reminder-1");
  });
});

describe("holds, one reason each", () => {
  const late = addDays(due, 3);
  it.each<[string, Partial<AccountFacts>]>([
    ["hold excluded", { excluded: "strategic customer" }],
    ["hold in-doubt", { history: [{ ...sent("courtesy", addDays(due, -7), ["1"]), state: "in_doubt" }] }],
    ["hold stale-data", { dataAgeMinutes: 61 }],
    ["hold stale-data", { dataAgeMinutes: null }],
    ["hold no-contact", { contacts: [] }],
    ["hold stopped", { stopped: true }],
    ["hold outside-hours", { moment: { weekday: 4, minute: 539 } }],
    ["hold outside-hours", { moment: { weekday: 4, minute: 1080 } }],
    ["hold paid", { creditsMinor: 100_000 }],
    ["hold below-tolerance", { creditsMinor: 99_001 }],
    ["reminder-1", { creditsMinor: 99_000 }],
    ["reminder-1", { moment: { weekday: 4, minute: 540 } }],
    ["reminder-1", { dataAgeMinutes: 60 }],
  ])("%s", (expected, over) => expect(said({ ...one, ...over }, late)).toBe(expected));

  it("says the most absolute reason when several hold", () => {
    const given = { ...one, excluded: "no", stopped: true, contacts: [], dataAgeMinutes: null };
    expect(said(given, late)).toBe("hold excluded");
  });

  it("needs no address to put a call on somebody's list", () => {
    const history = [sent("reminder-1", late, ["1"]), sent("reminder-2", addDays(due, 10), ["1"])];
    expect(said({ ...one, contacts: [], history }, addDays(due, 30))).toBe("call");
  });

  it("keeps quiet at the weekend and goes on the Monday", () => {
    const saturday = addDays(MONDAY, 5);
    const given = facts({ items: [item({ dueOn: addDays(saturday, -3) })] });
    expect(held(given, saturday, standardPolicy)).toEqual({
      because: "outside-hours",
      until: addDays(saturday, 1),
    });
    expect(said(given, addDays(saturday, 2), standardPolicy)).toBe("reminder-1");
  });

  it("names no invoice that somebody excluded, and chases the others", () => {
    const items = [item({ dueOn: due, noReminders: true }), item({ invoiceId: "2", dueOn: due })];
    const decision = decide(facts({ items }), everyDay, late);
    if (decision.kind !== "remind") throw new Error(decision.kind);
    expect(decision.demand.lines.map(({ invoiceId }) => invoiceId)).toEqual(["2"]);
    expect(said(facts({ items: items.slice(0, 1) }), late)).toBe("hold excluded");
  });
});

describe("promises and disputes", () => {
  const promise = (amountMinor: number, invoiceIds: readonly string[] = []) => ({
    amountMinor,
    promisedOn: addDays(due, 20),
    madeOn: addDays(due, 4),
    invoiceIds,
  });

  it("holds until the last day of grace and resumes at the same step", () => {
    const given = { ...one, promises: [promise(100_000)] };
    expect(held(given, addDays(due, 21))).toEqual({ because: "promise-open", until: addDays(due, 21) });
    expect(said(given, addDays(due, 22))).toBe("reminder-1");
  });

  it("chases what the promise does not cover", () => {
    const decision = decide({ ...one, promises: [promise(30_000)] }, everyDay, addDays(due, 5));
    expect(decision).toMatchObject({ kind: "remind", demand: { promisedMinor: 30_000, askedMinor: 70_000 } });
  });

  it("does not let a promise shelter an invoice issued after it", () => {
    const items = [item({ dueOn: addDays(due, 40), issuedOn: addDays(due, 10) })];
    expect(
      said(
        facts({ items, promises: [{ ...promise(100_000), promisedOn: addDays(due, 60) }] }),
        addDays(due, 43),
      ),
    ).toBe("reminder-1");
  });

  it("holds what is wholly disputed, and chases the undisputed rest of what is partly disputed", () => {
    const disputed = (disputedMinor: number) => facts({ items: [item({ dueOn: due, disputedMinor })] });
    expect(held(disputed(100_000), addDays(due, 3))).toEqual({ because: "disputed", until: null });
    expect(decide(disputed(40_000), everyDay, addDays(due, 3))).toMatchObject({
      kind: "remind",
      demand: { disputedMinor: 40_000, askedMinor: 60_000 },
    });
  });

  it("judges what may be asked for by its own step, not by that of an older dispute", () => {
    const young = { ...everyDay, minInvoiceAgeDays: 2 };
    const items = [
      item({ dueOn: addDays(due, -80), disputedMinor: 100_000 }),
      item({ invoiceId: "2", dueOn: due, issuedOn: addDays(due, -5) }),
    ];
    expect(decide(facts({ items }), young, addDays(due, -5))).toMatchObject({ because: "too-soon" });
    expect(said(facts({ items }), addDays(due, -3), young)).toBe("courtesy");
  });
});
