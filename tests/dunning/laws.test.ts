import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { coverageOf } from "../../shared/dunning/coverage.ts";
import { decide } from "../../shared/dunning/decide.ts";
import { outlook } from "../../shared/dunning/outlook.ts";
import { isOpenDay } from "../../shared/dunning/send-window.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import { addDays, type Day } from "../../shared/kernel/day.ts";
import { everyDay, facts, item, MONDAY } from "./scene.ts";
import { someFacts, someItem, somePolicy, yearOf } from "./some-facts.ts";

describe("laws of the ladder", () => {
  it("divides every residual into disputed, settled, planned, promised and chaseable, none below zero", () => {
    fc.assert(
      fc.property(someFacts, fc.integer({ min: -20, max: 60 }), (given, days) => {
        for (const row of coverageOf(given.items, given, 2, addDays(MONDAY, days))) {
          const { disputedMinor, settledMinor, plannedMinor, promisedMinor, chaseableMinor } = row;
          const parts = [disputedMinor, settledMinor, plannedMinor, promisedMinor, chaseableMinor];
          expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
          expect(parts.reduce((a, b) => a + b)).toBe(row.item.residualMinor);
        }
      }),
    );
  });

  it("shelters no more than was promised", () => {
    fc.assert(
      fc.property(someFacts, fc.integer({ min: -20, max: 60 }), (given, days) => {
        const covered = coverageOf(given.items, given, 2, addDays(MONDAY, days));
        const promised = given.promises.reduce((all, { amountMinor }) => all + amountMinor, 0);
        expect(covered.reduce((all, row) => all + row.promisedMinor, 0)).toBeLessThanOrEqual(promised);
      }),
    );
  });

  it("says the same twice, in whatever order the invoices come", () => {
    fc.assert(
      fc.property(someFacts, somePolicy, fc.integer({ min: -20, max: 60 }), (given, policy, days) => {
        const asOf = addDays(MONDAY, days);
        const shuffled = {
          ...given,
          items: [...given.items].reverse(),
          promises: [...given.promises].reverse(),
          plans: [...given.plans].reverse(),
          settlements: [...(given.settlements ?? [])].reverse(),
          extensions: [...given.extensions].reverse(),
        };
        expect(decide(shuffled, policy, asOf)).toEqual(decide(given, policy, asOf));
      }),
    );
  });

  it("never writes twice a day nor within the gap, and never the same step for the same carrier, after any outage", () => {
    fc.assert(
      fc.property(
        someFacts,
        somePolicy,
        fc.integer({ min: -20, max: 100 }),
        fc.nat(40),
        (given, policy, from, length) => {
          const isDown = (on: Day) => on >= MONDAY + from && on < MONDAY + from + length;
          const history = yearOf(given, policy, (on) => !isDown(on));
          history.forEach((message, at) => {
            const before = history[at - 1];
            if (before) expect(message.asOf - before.asOf).toBeGreaterThanOrEqual(policy.minGapDays);
          });
          const keys = history.map(({ cycle, step }) => `${cycle}/${step}`);
          expect(new Set(keys).size).toBe(keys.length);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("climbs one step at a time: the steps of a lonely invoice rise and none past due is skipped", () => {
    fc.assert(
      fc.property(
        someItem,
        fc.constantFrom(everyDay, standardPolicy),
        fc.integer({ min: -20, max: 100 }),
        fc.nat(40),
        (over, policy, from, length) => {
          const given = facts({
            items: [item({ ...over, disputedMinor: 0, noReminders: false, residualMinor: 90_000 })],
          });
          const isDown = (on: Day) => on >= MONDAY + from && on < MONDAY + from + length;
          const overdue = yearOf(given, policy, (on) => !isDown(on)).filter(({ days }) => days > 0);
          const ladder = policy.steps.filter(({ days }) => days > 0).map(({ key }) => key);
          expect(overdue.map(({ step }) => step)).toEqual(ladder.slice(0, overdue.length));
          overdue.forEach((message, at) => {
            const before = overdue[at - 1];
            if (before) expect(message.asOf - before.asOf).toBeGreaterThanOrEqual(message.days - before.days);
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it("foretells the evening before what the round says the next day", () => {
    fc.assert(
      fc.property(someFacts, somePolicy, fc.nat(7), (fresh, policy, which) => {
        const all = yearOf(fresh, policy, () => true);
        const message = all[which % Math.max(1, all.length)];
        if (!message) return;
        const given = { ...fresh, history: all.slice(0, all.indexOf(message)) };
        const eve = addDays(message.asOf, -1);
        const dayBefore = decide(given, policy, eve);
        // Before the first day of the story something may be due already: it is foretold for that day itself.
        if (dayBefore.kind === "remind") return;
        const { account } = outlook(given, policy, eve);
        if (dayBefore.kind === "hold" && dayBefore.because !== "too-soon") {
          expect(account).toEqual({ kind: "hold", because: dayBefore.because, until: dayBefore.until });
          return;
        }
        const { step, days, channel, asOf } = message;
        expect(account).toEqual({ kind: "step", step, days, channel, on: asOf });
      }),
      { numRuns: 60, examples: [[facts({ items: [item({ dueOn: MONDAY })] }), everyDay, 3]] },
    );
  });

  it("foretells for the invoice that carries the letter what it foretells for the account", () => {
    fc.assert(
      fc.property(someFacts, fc.integer({ min: -19, max: 100 }), (given, days) => {
        const asOf = addDays(MONDAY, days);
        const decision = decide(given, everyDay, asOf);
        if (decision.kind !== "remind") return;
        const seen = outlook(given, everyDay, asOf);
        expect(seen.items.get(decision.carrierId)).toEqual(seen.account);
      }),
    );
  });

  it("foretells no invoice before its account, and no letter for a closed day", () => {
    fc.assert(
      fc.property(someFacts, somePolicy, fc.integer({ min: -19, max: 100 }), (given, policy, days) => {
        const { account, items } = outlook(given, policy, addDays(MONDAY, days));
        for (const next of items.values()) {
          if (next.kind !== "step") continue;
          if (account.kind === "step") expect(next.on).toBeGreaterThanOrEqual(account.on);
          if (next.channel === "email")
            expect(isOpenDay(policy.sendWindow, given.calendar, next.on)).toBe(true);
        }
      }),
    );
  });
});
