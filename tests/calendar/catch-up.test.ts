import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { openCalendars } from "../../server/adapters/calendar/open-calendars.ts";
import { isBusinessDay } from "../../shared/calendar/business-calendar.ts";
import { decide } from "../../shared/dunning/decide.ts";
import type { PastDispatch } from "../../shared/dunning/facts.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import { addDays, toDay, type Day } from "../../shared/kernel/day.ts";
import { facts, item, sent } from "../dunning/scene.ts";

const calendars = openCalendars();
const DAYS = 150;

interface Case {
  readonly place: string;
  readonly dueOn: Day;
  /** By how many days the second invoice is due later; null when there is one only. */
  readonly later: number | null;
  /** First day without a round, and for how many days, counted from thirty days before the first due day. */
  readonly outages: readonly (readonly [number, number])[];
}

const casesWith = (later: fc.Arbitrary<number | null>): fc.Arbitrary<Case> =>
  fc.record({
    place: fc.constantFrom("CN", "US", "DE", "GB"),
    dueOn: fc.integer({ min: toDay("2024-01-01"), max: toDay("2026-06-30") }) as fc.Arbitrary<Day>,
    later,
    outages: fc.array(fc.tuple(fc.nat(DAYS), fc.integer({ min: 1, max: 25 })), { maxLength: 4 }),
  });

const oneInvoice = casesWith(fc.constant(null));
const oneOrTwo = casesWith(fc.option(fc.nat(20)));

/** The invoices of one debtor, a round on every day but those of the outages; every message leaves. */
function lived({ place, dueOn, later, outages }: Case): readonly PastDispatch[] {
  const calendar = calendars.of(place, []);
  const second = later === null ? [] : [item({ invoiceId: "2", dueOn: addDays(dueOn, later) })];
  const items = [item({ invoiceId: "1", dueOn }), ...second];
  const history: PastDispatch[] = [];
  for (let day = 0; day < DAYS; day += 1) {
    if (outages.some(([from, days]) => day >= from && day < from + days)) continue;
    const on = addDays(dueOn, day - 30);
    const decision = decide(facts({ items, calendar, history: [...history] }), standardPolicy, on);
    if (decision.kind !== "remind") continue;
    const ids = decision.demand.lines.map(({ invoiceId }) => invoiceId);
    history.push(sent(decision.step.key, on, ids, standardPolicy));
  }
  return history;
}

/** The whole law is twenty thousand: EVERY_OUTAGE=20000 npx jest tests/calendar/catch-up */
const runs = Number(process.env["EVERY_OUTAGE"] ?? 250);
type Law = (one: Case, history: readonly PastDispatch[]) => void;
const holds = (cases: fc.Arbitrary<Case>, law: Law): void =>
  fc.assert(
    fc.property(cases, (one) => law(one, lived(one))),
    { numRuns: runs },
  );

describe("C-05: the days after days without a round", () => {
  it("never sends two messages closer together than the policy's gap: nothing is caught up at once", () => {
    holds(oneOrTwo, (_, history) => {
      for (const [at, message] of history.entries()) {
        const before = history[at - 1];
        if (before && message.asOf - before.asOf < standardPolicy.minGapDays)
          throw new Error(`${before.step} and ${message.step} within ${message.asOf - before.asOf} days`);
      }
    });
  });

  it("takes no step twice, none out of order, and leaves none out after the due day", () => {
    holds(oneInvoice, (_, history) => {
      const after = standardPolicy.steps.filter(({ days }) => days > 0).map(({ key }) => key);
      const taken = history.map(({ step }) => step).filter((key) => after.includes(key));
      const expected = after.slice(0, taken.length);
      if (taken.join() !== expected.join() || taken.length < after.length - 1) throw new Error(taken.join());
    });
  });

  it("keeps the days between two steps when the first was late", () => {
    holds(oneInvoice, ({ dueOn }, history) => {
      const after = history.filter(({ asOf }) => asOf > dueOn);
      for (const [at, message] of after.entries()) {
        const before = after[at - 1];
        if (before && message.asOf - before.asOf < message.days - before.days)
          throw new Error(`${before.step} ${before.asOf - dueOn}, ${message.step} ${message.asOf - dueOn}`);
      }
    });
  });

  it("sends mail on business days of the customer's country alone, make-up days among them", () => {
    let madeUp = 0;
    holds(oneOrTwo, ({ place }, history) => {
      const calendar = calendars.of(place, []);
      for (const { asOf, channel } of history) {
        if (channel !== "email") continue;
        if (!isBusinessDay(calendar, asOf)) throw new Error(`mail on ${asOf} in ${place}`);
        if (calendar.worked.has(asOf)) madeUp += 1;
      }
    });
    expect(madeUp).toBeGreaterThan(0);
  });
});
