import { describe, expect, it } from "@jest/globals";
import { decide } from "../../shared/dunning/decide.ts";
import { explain } from "./explain.ts";
import { outlook } from "../../shared/dunning/outlook.ts";
import { noTraits } from "../../shared/dunning/policy/segment.ts";
import type { Policy, Step } from "../../shared/dunning/policy/policy.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import { addDays } from "../../shared/kernel/day.ts";
import { everyDay, facts, item, sent } from "./scene.ts";
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

  it("says that no step admits the account before it says that the amount is small, as each invoice does", () => {
    const small = {
      ...told(one, ["reminder-1", 3]),
      items: one.items.map((each) => ({ ...each, residualMinor: 1 })),
    };
    const { decision, invoices } = explain(small, never, addDays(due, 12));
    expect(decision).toMatchObject({ kind: "hold", because: "conditions" });
    expect(invoices.map(({ because }) => because)).toEqual(["conditions"]);
    expect(said(small, addDays(due, 12), withStep("reminder-2", {}))).toBe("below-tolerance");
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
    ["a grade of the list", { fact: "grade", in: ["D", "E"] }, "reminder-2"],
    ["another grade", { fact: "grade", in: ["A"] }, "conditions"],
    ["a country that nobody knows is in no list", { fact: "country", in: ["CN"] }, "conditions"],
    ["nor in the one that is left out", { not: { fact: "country", in: ["CN"] } }, "reminder-2"],
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
    const traits = { ...noTraits, grade: "E" };
    expect(said(facts({ items, history, traits }), addDays(due, 10), needs(when))).toBe(expected);
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

  it("shows what waits for a minimum as a hold at that step, every day, until it is joined or is paid", () => {
    const given = facts({ items: [old], history });
    const days = [10, 30, 60, 90, 720].map((day) => decide(given, least, addDays(due, day)));
    expect(days.every(({ kind }) => kind === "hold")).toBe(true);
    expect(days[0]).toMatchObject({ because: "below-tolerance", until: null, step: { key: "reminder-2" } });
    expect(outlook(given, least, addDays(due, 90)).items.get("old")).toMatchObject({
      kind: "hold",
      because: "below-tolerance",
    });
    const joined = [old, item({ invoiceId: "more", dueOn: addDays(due, 80) })];
    expect(said(facts({ items: joined, history }), addDays(due, 90), least)).toBe("reminder-1");
  });

  it("M-02: reaches a share at exactly that share, and misses it by one minor unit", () => {
    // 0.07 × 100 is 7.000000000000001 to a computer.
    const rest = (minor: number) => item({ invoiceId: "2", dueOn: addDays(due, 60), residualMinor: minor });
    for (const [share, own, all] of [
      [0.07, 700, 10_000],
      [0.1, 3_000, 30_000],
      [0.29, 290_000_029, 1_000_000_100],
    ] as const) {
      const policy = withStep("reminder-1", { minimum: { minor: {}, share } });
      const items = (minor: number) => [item({ dueOn: due, residualMinor: minor }), rest(all - minor)];
      const bare = { ...policy, tolerance: { minor: {}, share: 0 } };
      expect(said(facts({ items: items(own) }), addDays(due, 3), bare)).toBe("reminder-1");
      expect(said(facts({ items: items(own - 1) }), addDays(due, 3), bare)).toBe("below-tolerance");
      const tolerant = { ...bare, tolerance: { minor: {}, share } };
      expect(said(facts({ items: items(own) }), addDays(due, 3), tolerant)).toBe("reminder-1");
      expect(said(facts({ items: items(own - 1) }), addDays(due, 3), tolerant)).toBe("below-tolerance");
    }
  });

  it("C26: takes no step for what credits cover, although the step asks for no minimum", () => {
    const given = facts({ items: [old, young], history, creditsMinor: 100_000 });
    expect(decide(given, everyDay, addDays(due, 10))).toMatchObject({
      step: { key: "reminder-1" },
      carrierId: "young",
      demand: { askedMinor: 100_000 },
    });
    const one = decide({ ...given, creditsMinor: 99_999 }, everyDay, addDays(due, 10));
    expect(one).toMatchObject({ step: { key: "reminder-2" }, carrierId: "old" });
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
