import fc from "fast-check";
import { bareWeek, type BusinessCalendar } from "../../shared/calendar/business-calendar.ts";
import { decide } from "../../shared/dunning/decide.ts";
import type { AccountFacts, PastDispatch } from "../../shared/dunning/facts.ts";
import type { Policy } from "../../shared/dunning/policy/policy.ts";
import { readyMadePolicies } from "../../shared/dunning/policy/ready-made/ready-made.ts";
import { addDays, type Day } from "../../shared/kernel/day.ts";
import { everyDay, facts, item, MONDAY } from "./scene.ts";

export const someItem = fc
  .record({
    due: fc.integer({ min: -120, max: 60 }),
    residualMinor: fc.integer({ min: 1, max: 500_000 }),
    disputed: fc.constantFrom(0, 0, 0.4, 1),
    noReminders: fc.constantFrom(false, false, false, true),
  })
  .map(({ due, residualMinor, disputed, noReminders }) => ({
    dueOn: addDays(MONDAY, due),
    residualMinor,
    disputedMinor: Math.floor(residualMinor * disputed),
    noReminders,
  }));

const someItems = fc
  .array(someItem, { minLength: 1, maxLength: 6 })
  .map((items) => items.map((over, at) => item({ ...over, invoiceId: String(at + 1) })));

const someDay = (min: number, max: number) => fc.integer({ min, max }).map((days) => addDays(MONDAY, days));

const somePromise = fc.record({
  amountMinor: fc.integer({ min: 1, max: 600_000 }),
  promisedOn: someDay(-10, 40),
  madeOn: someDay(-30, 0),
  invoiceIds: fc.subarray(["1", "2", "3"]),
});
const somePlan = fc.record({
  planId: fc.constantFrom("a", "b"),
  amountMinor: fc.integer({ min: 1, max: 600_000 }),
  invoiceIds: fc.subarray(["2", "3", "4"], { minLength: 1 }),
  holdsUntil: someDay(-10, 60),
});
const someSettlement = fc.record({
  offerId: fc.constantFrom("o", "p"),
  amountMinor: fc.integer({ min: 1, max: 600_000 }),
  invoiceIds: fc.subarray(["1", "3", "4"], { minLength: 1 }),
  holdsUntil: fc.option(someDay(-10, 60), { freq: 3 }),
});
const someExtension = fc.record({ invoiceId: fc.constantFrom("1", "2", "5"), extendedTo: someDay(-60, 80) });

/** A week and two days are closed from the first of these days on, and the Saturday before them is worked. */
const holiday = (from: Day): BusinessCalendar => ({
  id: "XX",
  source: { "zh-CN": "made up", en: "made up" },
  weekend: [6, 7],
  closed: new Set(Array.from({ length: 9 }, (_, at) => addDays(from, at))),
  worked: new Set([addDays(from, -2)]),
  knownFrom: addDays(from, -400),
  knownTo: addDays(from, 400),
});

/** Everything that may decide about an account, of any kind and at once. */
export const someFacts: fc.Arbitrary<AccountFacts> = fc
  .record({
    items: someItems,
    promises: fc.array(somePromise, { maxLength: 2 }),
    plans: fc.uniqueArray(somePlan, { maxLength: 2, selector: ({ planId }) => planId }),
    settlements: fc.uniqueArray(someSettlement, { maxLength: 2, selector: ({ offerId }) => offerId }),
    extensions: fc.array(someExtension, { maxLength: 2 }),
    creditsMinor: fc.constantFrom(0, 0, 50_000),
    brokenPromises: fc.constantFrom(0, 0, 2),
    vetoedUntil: fc.option(someDay(-5, 30), { freq: 4 }),
    // A Monday, so that the Saturday before is worked.
    calendar: fc.oneof(
      fc.constant(bareWeek),
      fc.nat(8).map((weeks) => holiday(addDays(MONDAY, 7 * weeks))),
    ),
  })
  .map(facts);

/** A policy that uses everything at once. */
export const intricate: Policy = {
  ...everyDay,
  id: "intricate",
  minInvoiceAgeDays: 20,
  endOfSchedule: { afterDays: 20, template: "review" },
  steps: [
    {
      key: "early",
      days: -7,
      channel: "email",
      template: "courtesy",
      when: { fact: "asked", atLeast: { CNY: 60_000 } },
    },
    {
      key: "first",
      days: 3,
      channel: "email",
      template: "firm-reminder",
      deadlineDays: 5,
      minimum: { minor: { CNY: 40_000 }, share: 0 },
    },
    {
      key: "second",
      days: 12,
      channel: "email",
      template: "final-notice",
      when: {
        any: [
          { fact: "oldestDays", atLeast: 17 },
          { fact: "brokenPromises", atLeast: 1 },
        ],
      },
      minimum: { minor: { CNY: 90_000 }, share: 0 },
      repeat: { everyDays: 6, times: 2 },
    },
    {
      key: "talk",
      days: 30,
      channel: "call-task",
      template: "call",
      when: { not: { fact: "invoices", atLeast: 3 } },
    },
    { key: "letter", days: 50, channel: "demand-letter", template: "demand-letter" },
  ],
};

export const somePolicy = fc.constantFrom(everyDay, intricate, ...readyMadePolicies);

export type Spoken = PastDispatch & { readonly cycle: string; readonly repeatNo: number | undefined };

/** Runs a round on every day that the calendar names, feeding what was sent back as history. */
export function yearOf(given: AccountFacts, policy: Policy, roundRuns: (on: Day) => boolean): Spoken[] {
  const history: Spoken[] = [];
  for (let on = addDays(MONDAY, -20); on < MONDAY + 200; on = addDays(on, 1)) {
    if (!roundRuns(on)) continue;
    for (let twice = 0; twice < 2; twice += 1) {
      const decision = decide({ ...given, history }, policy, on);
      if (decision.kind !== "remind") break;
      const { key, days, channel, repeatNo } = decision.step;
      const invoiceIds = decision.demand.lines.map(({ invoiceId }) => invoiceId);
      const { cycle } = decision;
      history.push({ step: key, days, channel, asOf: on, invoiceIds, state: "sent", cycle, repeatNo });
    }
  }
  return history;
}
