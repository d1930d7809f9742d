import { describe, expect, it } from "@jest/globals";
import { bareWeek, type BusinessCalendar } from "../../shared/calendar/business-calendar.ts";
import { decide } from "../../shared/dunning/decide.ts";
import type { AccountFacts } from "../../shared/dunning/facts.ts";
import { outlook } from "../../shared/dunning/outlook.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import { addDays, formatDay, toDay } from "../../shared/kernel/day.ts";
import { everyDay, facts, item } from "./scene.ts";
import { due, one, said, told, withStep } from "./story.ts";

const china: BusinessCalendar = {
  id: "CN",
  source: { "zh-CN": "the notice for 2026", en: "the notice for 2026" },
  weekend: [6, 7],
  closed: new Set(Array.from({ length: 7 }, (_, at) => addDays(toDay("2026-10-01"), at))),
  // Saturday before and Saturday after the week of the national day.
  worked: new Set([toDay("2026-09-26"), toDay("2026-10-10")]),
  knownFrom: toDay("2026-01-01"),
  knownTo: toDay("2026-12-31"),
};

describe("wrong day", () => {
  const dueAt = (text: string) => facts({ items: [item({ dueOn: toDay(text) })], calendar: china });
  const on = (given: AccountFacts, text: string, policy = standardPolicy) => {
    const decision = decide(given, policy, toDay(text));
    if (decision.kind === "hold")
      return `${decision.because} until ${decision.until === null ? "" : formatDay(decision.until)}`;
    return decision.kind === "remind" ? decision.step.key : "rest";
  };

  it("C36: an invoice due on 31 March is due on 31 March, wherever it is looked at from", () => {
    const given = facts({ items: [item({ dueOn: toDay("2026-03-31") })] });
    const dayIn = (timeZone: string) =>
      new Intl.DateTimeFormat("en-CA", { timeZone }).format(new Date("2026-03-31T04:00:00Z"));
    expect([dayIn("America/Los_Angeles"), dayIn("Asia/Shanghai")]).toEqual(["2026-03-30", "2026-03-31"]);
    // The round names the customer's day, and the decision knows no other.
    expect(on(given, dayIn("America/Los_Angeles"))).toBe("courtesy");
    expect(on(given, dayIn("Asia/Shanghai"))).toBe("due-today");
  });

  it("C36: counts days over a change of clocks", () => {
    // Clocks change on 29 March 2026 in Europe and on 8 March in America.
    for (const text of ["2026-03-27", "2026-03-06"]) {
      const given = facts({ items: [item({ dueOn: toDay(text) })] });
      expect(decide(given, everyDay, addDays(toDay(text), 3))).toMatchObject({
        kind: "remind",
        step: { key: "reminder-1" },
      });
    }
  });

  it("C38: rolls a letter over a week of holidays to the first business day after it", () => {
    const given = dueAt("2026-09-28");
    expect(on(given, "2026-10-01")).toBe("outside-hours until 2026-10-07");
    expect(on(given, "2026-10-07")).toBe("outside-hours until 2026-10-07");
    expect(on(given, "2026-10-08")).toBe("reminder-1");
    expect(outlook(given, standardPolicy, toDay("2026-09-29")).account).toMatchObject({
      step: "reminder-1",
      on: toDay("2026-10-08"),
    });
  });

  it("C38: writes on a Saturday that is worked, and on no other", () => {
    expect(on(dueAt("2026-09-23"), "2026-09-26")).toBe("reminder-1");
    expect(on(dueAt("2026-10-14"), "2026-10-17")).toBe("outside-hours until 2026-10-18");
    const saturday = { ...dueAt("2026-09-23"), moment: { weekday: 6, minute: 600 } as const };
    expect(on(saturday, "2026-09-26")).toBe("reminder-1");
    expect(on({ ...saturday, moment: { weekday: 6, minute: 539 } as const }, "2026-09-26")).toBe(
      "outside-hours until ",
    );
    // There it is Friday still, or Sunday already.
    expect(on({ ...saturday, moment: { weekday: 5, minute: 600 } as const }, "2026-09-26")).toBe(
      "reminder-1",
    );
    expect(on({ ...saturday, moment: { weekday: 7, minute: 600 } as const }, "2026-09-26")).toBe(
      "outside-hours until ",
    );
  });

  it("C38: keeps the weekend of the customer's country, not ours", () => {
    const gulf = { ...bareWeek, id: "SA", weekend: [5, 6] } as const;
    const given = { ...facts({ items: [item({ dueOn: toDay("2026-03-03") })] }), calendar: gulf };
    expect(on(given, "2026-03-06")).toBe("outside-hours until 2026-03-08");
    expect(on(given, "2026-03-09")).toBe("reminder-1");
    // A window of nothing but its weekend is meant so.
    const fridays = {
      ...standardPolicy,
      sendWindow: { ...standardPolicy.sendWindow, weekdays: [5] as const },
    };
    expect(on(given, "2026-03-06", fridays)).toBe("reminder-1");
  });

  it("C38: puts a call on a business day as well, and a proposal on any", () => {
    const given = {
      ...told(one, ["reminder-1", 3], ["reminder-2", 10]),
      calendar: { ...bareWeek, id: "XX", closed: new Set([addDays(due, 30)]) },
    };
    expect(said(given, addDays(due, 30))).toBe("outside-hours until 30");
    expect(
      said(given, addDays(due, 30), withStep("call", { channel: "stop-supply", template: "stop-supply" })),
    ).toBe("call");
  });

  it("C39: takes no step before the deadline that a letter set is over, however late the letter went", () => {
    const policy = withStep("reminder-1", { deadlineDays: 6, template: "firm-reminder" });
    expect(decide(one, policy, addDays(due, 3))).toMatchObject({ deadlineOn: addDays(due, 9) });
    const late = told(one, ["reminder-1", 4]);
    expect(said(late, addDays(due, 10), policy)).toBe("too-soon until 10");
    expect(said(late, addDays(due, 11), policy)).toBe("reminder-2");
    // What was announced binds, though the policy has been edited since.
    const history = late.history.map((message) => ({ ...message, deadlineOn: addDays(due, 20) }));
    expect(said({ ...late, history }, addDays(due, 20), everyDay)).toBe("too-soon until 20");
    expect(said({ ...late, history }, addDays(due, 21), everyDay)).toBe("reminder-2");
  });

  it("C39: sets a deadline on a day on which banks are open", () => {
    const policy = withStep("reminder-1", { deadlineDays: 5, template: "firm-reminder" });
    // Thursday and five days: Tuesday. Friday and one more: the Monday after the holiday week.
    const given = facts({ items: [item({ dueOn: toDay("2026-09-25") })], calendar: china });
    expect(decide(given, policy, toDay("2026-09-28"))).toMatchObject({ deadlineOn: toDay("2026-10-08") });
  });

  it("counts steps from a day that was granted, and ages from the due day", () => {
    const given = { ...one, extensions: [{ invoiceId: "1", extendedTo: addDays(due, 20) }] };
    expect(said(given, addDays(due, 12))).toBe("rest");
    const decision = decide(given, everyDay, addDays(due, 23));
    expect(decision).toMatchObject({
      step: { key: "reminder-1" },
      cycle: `1/${formatDay(addDays(due, 20))}`,
      demand: { lines: [{ dpd: 23, extendedTo: addDays(due, 20) }] },
    });
    // A day before the due day is no extension.
    expect(
      said({ ...one, extensions: [{ invoiceId: "1", extendedTo: addDays(due, -9) }] }, addDays(due, 3)),
    ).toBe("reminder-1");
  });

  it("asks for nothing that may still be paid later by an extension", () => {
    const items = [item({ dueOn: due }), item({ invoiceId: "2", dueOn: due })];
    const given = facts({ items, extensions: [{ invoiceId: "2", extendedTo: addDays(due, 60) }] });
    expect(decide(given, everyDay, addDays(due, 3))).toMatchObject({
      carrierId: "1",
      demand: { openMinor: 200_000, askedMinor: 100_000 },
    });
  });
});
