import { describe, expect, it } from "@jest/globals";
import { decide } from "../../shared/dunning/decide.ts";
import { outlook } from "../../shared/dunning/outlook.ts";
import type { Policy, Step } from "../../shared/dunning/policy/policy.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import { addDays } from "../../shared/kernel/day.ts";
import { facts, item, sent } from "./scene.ts";
import { due, one, said, story, told, withStep } from "./story.ts";

describe("conditions and minimums", () => {
  const needs = (when: NonNullable<Step["when"]>) => withStep("reminder-2", { when });
  const never = needs({ fact: "brokenPromises", atLeast: 1 });

  it("passes over a step while it does not admit the account, and never counts it as taken", () => {
    expect(story(one, never, 1, 70)).toEqual(["3 reminder-1", "30 call", "60 demand-letter"]);
    const waiting = told(one, ["reminder-1", 3]);
    expect(said(waiting, addDays(due, 12), never)).toBe("conditions");
    expect(said({ ...waiting, brokenPromises: 1 }, addDays(due, 12), never)).toBe("reminder-2");
  });

  it("keeps the distance of a late step over the one that is passed over", () => {
    expect(story(one, never, 40, 120)).toEqual(["40 reminder-1", "67 call", "97 demand-letter"]);
  });

  it("asks the condition again when the days have changed it, and foretells that day", () => {
    const policy = needs({ fact: "oldestDays", atLeast: 15 });
    expect(story(one, policy, 1, 29)).toEqual(["3 reminder-1", "15 reminder-2"]);
    expect(outlook(told(one, ["reminder-1", 3]), policy, addDays(due, 8)).account).toMatchObject({
      kind: "hold",
      because: "conditions",
    });
  });

  it.each<[string, NonNullable<Step["when"]>, string]>([
    ["two invoices at the step", { fact: "invoices", atLeast: 2 }, "reminder-2"],
    ["three", { fact: "invoices", atLeast: 3 }, "conditions"],
    ["the oldest at its day", { fact: "oldestDays", atLeast: 11, atMost: 11 }, "reminder-2"],
    ["half of what is open", { fact: "share", atLeast: 0.5 }, "reminder-2"],
    ["more than that", { fact: "share", atLeast: 0.51 }, "conditions"],
    ["another currency", { fact: "asked", atLeast: { EUR: 1 } }, "conditions"],
    ["not another currency", { not: { fact: "currency", in: ["EUR"] } }, "reminder-2"],
    [
      "all of two",
      {
        all: [
          { fact: "invoices", atLeast: 2 },
          { fact: "asked", atMost: { CNY: 200_000 } },
        ],
      },
      "reminder-2",
    ],
    [
      "any of two",
      {
        any: [
          { fact: "invoices", atLeast: 9 },
          { fact: "asked", atLeast: { CNY: 200_000 } },
        ],
      },
      "reminder-2",
    ],
  ])("admits by %s", (_, when, expected) => {
    const items = [
      item({ dueOn: due }),
      item({ invoiceId: "2", dueOn: addDays(due, -1) }),
      item({ invoiceId: "3", dueOn: addDays(due, 30), residualMinor: 200_000 }),
    ];
    const history = [sent("reminder-1", addDays(due, 3), ["1", "2"])];
    expect(said(facts({ items, history }), addDays(due, 10), needs(when))).toBe(expected);
  });

  const least = withStep("reminder-2", { minimum: { minor: { CNY: 100_001 }, share: 0 } });
  const old = item({ invoiceId: "old", dueOn: due });
  const young = item({ invoiceId: "young", dueOn: addDays(due, 7) });
  const history = [sent("reminder-1", addDays(due, 3), ["old"])];

  it("drops what is too little to the next lower step that others are ready for, which then carry it", () => {
    const decision = decide(facts({ items: [old, young], history }), least, addDays(due, 10));
    expect(decision).toMatchObject({ step: { key: "reminder-1" }, carrierId: "young" });
    expect(decision.kind === "remind" && decision.demand.lines).toHaveLength(2);
  });

  it("counts what has dropped at the lower step, and holds when even that is too little", () => {
    const both = (minor: number): Policy => ({
      ...least,
      steps: least.steps.map((step) =>
        step.key === "reminder-1" ? { ...step, minimum: { minor: { CNY: minor }, share: 0 } } : step,
      ),
    });
    const given = facts({ items: [old, young], history });
    expect(said(given, addDays(due, 10), both(200_000))).toBe("reminder-1");
    expect(said(given, addDays(due, 10), both(200_001))).toBe("below-tolerance");
    expect(said(facts({ items: [old], history }), addDays(due, 10), least)).toBe("below-tolerance");
  });

  it("asks for the amount and the share, of the currency's own", () => {
    const share = withStep("reminder-1", { minimum: { minor: { CNY: 50_000 }, share: 0.6 } });
    const items = (rest: number) => [
      old,
      item({ invoiceId: "2", dueOn: addDays(due, 60), residualMinor: rest }),
    ];
    expect(said(facts({ items: items(66_666) }), addDays(due, 3), share)).toBe("reminder-1");
    expect(said(facts({ items: items(66_667) }), addDays(due, 3), share)).toBe("below-tolerance");
  });

  it("C26: measures yen in yen: no amount of another currency is converted or borrowed", () => {
    const yen = facts({
      currency: "JPY" as Currency,
      items: [item({ dueOn: due, residualMinor: 200, currency: "JPY" as Currency })],
    });
    expect(said(yen, addDays(due, 3))).toBe("reminder-1");
    expect(said(facts({ ...yen, items: [item({ dueOn: due, residualMinor: 199 })] }), addDays(due, 3))).toBe(
      "below-tolerance",
    );
    expect(
      said(yen, addDays(due, 3), withStep("reminder-1", { minimum: { minor: { CNY: 10_000 }, share: 0 } })),
    ).toBe("reminder-1");
  });
});
