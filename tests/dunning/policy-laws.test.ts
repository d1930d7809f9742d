import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { decide } from "../../shared/dunning/decide.ts";
import { explain } from "./explain.ts";
import type { AccountFacts } from "../../shared/dunning/facts.ts";
import type { Policy } from "../../shared/dunning/policy/policy.ts";
import { addDays, type Day } from "../../shared/kernel/day.ts";
import { everyDay, MONDAY } from "./scene.ts";
import { intricate, someFacts, somePolicy, yearOf } from "./some-facts.ts";

const everyRound = () => true;
const someAge = fc.integer({ min: -20, max: 120 });
/** With a past of its own up to a day in the middle. */
const onSomeDay = (given: AccountFacts, policy: Policy, asOf: Day): AccountFacts => ({
  ...given,
  history: yearOf(given, policy, (on) => on < asOf),
});

describe("laws of conditions, minimums and repeats", () => {
  it("asks for what is chaseable and for nothing that is disputed, planned or promised", () => {
    fc.assert(
      fc.property(someFacts, somePolicy, someAge, (given, policy, age) => {
        const decision = decide(given, policy, addDays(MONDAY, age));
        if (decision.kind !== "remind") return;
        const { lines, openMinor, askedMinor, creditsMinor } = decision.demand;
        for (const line of lines)
          expect(
            line.disputedMinor +
              line.settledMinor +
              line.plannedMinor +
              line.promisedMinor +
              line.chaseableMinor,
          ).toBe(line.residualMinor);
        const chaseable = lines.reduce((all, line) => all + line.chaseableMinor, 0);
        expect(askedMinor).toBeGreaterThan(0);
        expect(askedMinor).toBeLessThanOrEqual(chaseable - Math.min(chaseable, creditsMinor));
        expect(lines.reduce((all, line) => all + line.residualMinor, 0)).toBe(openMinor);
      }),
    );
  });

  it("never raises the step when more money is paid", () => {
    // Without conditions and shares: "at most so much" is asked for in order to be met by paying.
    const plain = {
      ...intricate,
      steps: intricate.steps.map(({ when: _, ...step }) => step),
    };
    const paid = fc.record({
      which: fc.nat(5),
      part: fc.constantFrom(0.1, 0.5, 1),
      creditsMinor: fc.nat(90_000),
    });
    fc.assert(
      fc.property(someFacts, fc.constantFrom(plain, everyDay), someAge, paid, (fresh, policy, age, pay) => {
        const asOf = addDays(MONDAY, age);
        const given = onSomeDay({ ...fresh, creditsMinor: 0 }, policy, asOf);
        const before = decide(given, policy, asOf);
        const items = given.items.flatMap((item, at) => {
          const residualMinor =
            at === pay.which ? Math.floor(item.residualMinor * (1 - pay.part)) : item.residualMinor;
          return residualMinor === 0 ? [] : [{ ...item, residualMinor }];
        });
        const after = decide({ ...given, items, creditsMinor: pay.creditsMinor }, policy, asOf);
        if (after.kind !== "remind") return;
        if (before.kind === "remind") expect(after.step.days).toBeLessThanOrEqual(before.step.days);
        // Nor does paying bring a letter where nothing was due.
        else expect(before.kind).not.toBe("rest");
      }),
      { numRuns: 35 },
    );
  });

  it("never sends a step of a cycle twice, and repeats one no sooner and no more often than it says", () => {
    fc.assert(
      fc.property(someFacts, somePolicy, fc.nat(40), (given, policy, silent) => {
        const history = yearOf(given, policy, (on) => on < MONDAY || on > MONDAY + silent);
        const keys = history.map(({ cycle, step }) => `${cycle}/${step}`);
        expect(new Set(keys).size).toBe(keys.length);
        for (const [at, message] of history.entries()) {
          if (message.repeatNo === undefined) continue;
          const { repeat } = policy.steps.find(({ key }) => key === message.step) ?? {};
          expect(message.repeatNo).toBeLessThanOrEqual(repeat?.times ?? 0);
          const carrierId = message.cycle.slice(0, message.cycle.indexOf("/"));
          const told = history
            .slice(0, at)
            .filter((each) => each.step === message.step && each.invoiceIds.includes(carrierId));
          const last = told.at(-1);
          expect(last).toBeDefined();
          expect(message.asOf - (last?.asOf ?? 0)).toBeGreaterThanOrEqual(repeat?.everyDays ?? 0);
        }
      }),
      { numRuns: 35 },
    );
  });

  it("takes no further step for an invoice before a deadline that its letter set has passed", () => {
    fc.assert(
      fc.property(someFacts, somePolicy, (given, policy) => {
        const history = yearOf(given, policy, everyRound);
        for (const [at, message] of history.entries()) {
          for (const earlier of history.slice(0, at)) {
            const { deadlineDays } = policy.steps.find(({ key }) => key === earlier.step) ?? {};
            if (deadlineDays === undefined || !message.cycle.startsWith(earlier.cycle)) continue;
            expect(message.asOf).toBeGreaterThan(earlier.asOf + deadlineDays);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it("explains by the decision itself: one fate for each invoice, and one reason for each that is held", () => {
    fc.assert(
      fc.property(someFacts, somePolicy, someAge, (fresh, policy, age) => {
        const asOf = addDays(MONDAY, age);
        const given = onSomeDay(fresh, policy, addDays(asOf, -3));
        const { decision, invoices } = explain(given, policy, asOf);
        expect(decision).toEqual(decide(given, policy, asOf));
        expect(invoices.map(({ invoiceId }) => invoiceId).sort()).toEqual(
          given.items.map(({ invoiceId }) => invoiceId).sort(),
        );
        for (const { fate, because } of invoices) expect(because !== null).toBe(fate === "held");
        const carriers = invoices.filter(({ fate }) => fate === "carries").map(({ invoiceId }) => invoiceId);
        expect(carriers).toEqual(decision.kind === "remind" ? [decision.carrierId] : []);
        if (decision.kind === "rest")
          expect(invoices.every(({ fate }) => fate !== "joins" && fate !== "drops")).toBe(true);
        if (decision.kind === "hold")
          expect(invoices.some(({ because }) => because === decision.because)).toBe(true);
      }),
      { numRuns: 35 },
    );
  });
});
