import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { openCalendars } from "../../server/adapters/calendar/open-calendars.ts";
import { isBusinessDay } from "../../shared/calendar/business-calendar.ts";
import { decide } from "../../shared/dunning/decide.ts";
import type { PastDispatch } from "../../shared/dunning/facts.ts";
import type { Policy } from "../../shared/dunning/policy/policy.ts";
import { chinaSmePolicy } from "../../shared/dunning/policy/ready-made/china-sme.ts";
import { europeanUnionPolicy } from "../../shared/dunning/policy/ready-made/european-union.ts";
import { unitedKingdomPolicy } from "../../shared/dunning/policy/ready-made/united-kingdom.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import { addDays, toDay, type Day } from "../../shared/kernel/day.ts";
import { facts, item, liNa } from "../dunning/scene.ts";

const calendars = openCalendars();
const DAYS = 150;
/** Days of a case before its first invoice is due. */
const AHEAD = 30;
/** Weeks of holidays and weekends that steps may have rolled over. */
const ROLLED = 30;

/** The days between steps and the last days for payment that each country's policy asks for. */
const POLICIES: Readonly<Record<string, Policy>> = {
  CN: chinaSmePolicy,
  US: standardPolicy,
  DE: europeanUnionPolicy,
  GB: unitedKingdomPolicy,
};
const policyOf = ({ place }: Case): Policy => POLICIES[place] ?? standardPolicy;

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

const contacts = [
  { ...liNa, contactId: "ap", role: "billing" },
  { ...liNa, contactId: "cfo", role: "finance_lead" },
  { ...liNa, contactId: "ceo", role: "executive" },
] as const;
/** Enough for every step of every policy. */
const residualMinor = 2_000_000;

/** The invoices of one debtor, a round on every day but those of the outages; every message leaves. */
function lived(one: Case): readonly PastDispatch[] {
  const { place, dueOn, later, outages } = one;
  const calendar = calendars.of(place, []);
  const second =
    later === null ? [] : [item({ invoiceId: "2", dueOn: addDays(dueOn, later), residualMinor })];
  const items = [item({ invoiceId: "1", dueOn, residualMinor }), ...second];
  const history: PastDispatch[] = [];
  for (let day = 0; day < DAYS; day += 1) {
    if (outages.some(([from, days]) => day >= from && day < from + days)) continue;
    const asOf = addDays(dueOn, day - AHEAD);
    const given = facts({ items, calendar, contacts, history: [...history] });
    const decision = decide(given, policyOf(one), asOf);
    if (decision.kind !== "remind") continue;
    const { step, demand, deadlineOn } = decision;
    const invoiceIds = demand.lines.map(({ invoiceId }) => invoiceId);
    const { key, days, channel } = step;
    history.push({ step: key, days, channel, asOf, invoiceIds, state: "sent", deadlineOn });
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
    holds(oneOrTwo, (one, history) => {
      const { minGapDays } = policyOf(one);
      for (const [at, message] of history.entries()) {
        const before = history[at - 1];
        if (before && message.asOf - before.asOf < minGapDays)
          throw new Error(`${before.step} and ${message.step} within ${message.asOf - before.asOf} days`);
      }
    });
  });

  it("takes no step twice, none out of order, and leaves none out after the due day", () => {
    const places = new Set<string>();
    holds(oneInvoice, (one, history) => {
      const after = policyOf(one).steps.filter(({ days }) => days > 0);
      const keys = after.map(({ key }) => key);
      const taken = history.map(({ step }) => step).filter((key) => keys.includes(key));
      if (taken.join() !== keys.slice(0, taken.length).join()) throw new Error(taken.join());
      const missed = one.outages.reduce((all, [, days]) => all + days, 0);
      const sure = after.filter(({ days }) => days + missed + ROLLED <= DAYS - AHEAD);
      if (taken.length < sure.length) throw new Error(`${taken.join()} of ${sure.length}`);
      places.add(one.place);
    });
    expect([...places].sort()).toEqual(Object.keys(POLICIES).sort());
  });

  it("takes no step before the last day for payment that the letter before it has set", () => {
    let deadlines = 0;
    holds(oneInvoice, (_, history) => {
      for (const [at, { step, deadlineOn }] of history.entries()) {
        const next = history[at + 1];
        if (deadlineOn == null || next === undefined) continue;
        deadlines += 1;
        if (next.asOf <= deadlineOn)
          throw new Error(`${next.step} on ${next.asOf}, ${step} gave ${deadlineOn}`);
      }
    });
    expect(deadlines).toBeGreaterThan(0);
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
