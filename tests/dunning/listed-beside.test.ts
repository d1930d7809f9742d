import { describe, expect, it } from "@jest/globals";
import { decide } from "../../shared/dunning/decide.ts";
import type { PastDispatch } from "../../shared/dunning/facts.ts";
import type { Policy } from "../../shared/dunning/policy/policy.ts";
import { readyMadePolicies } from "../../shared/dunning/policy/ready-made/ready-made.ts";
import { parseCurrency } from "../../shared/kernel/currency.ts";
import { addDays, daysBetween, type Day } from "../../shared/kernel/day.ts";
import { assert } from "../../shared/kernel/result.ts";
import { facts, item, liNa, MONDAY } from "./scene.ts";

const contacts = [
  { ...liNa, contactId: "ap", role: "billing" },
  { ...liNa, contactId: "cfo", role: "finance_lead" },
  { ...liNa, contactId: "ceo", role: "executive" },
] as const;
const AMOUNT = 6_000_000;

interface Told {
  readonly step: string;
  readonly days: number;
  readonly asOf: Day;
  readonly asked: readonly string[];
}

/**
 * Two invoices, the younger due so many days after the older, which is paid on a day of its age or never: whatever is
 * said in 300 days, and which of them each message asks for.
 */
function told(given: Policy, youngerBy: number, olderPaidAt: number | null, currencyCode: string): Told[] {
  const policy = { ...given, sendWindow: { ...given.sendWindow, weekdays: [1, 2, 3, 4, 5, 6, 7] as const } };
  const currency = parseCurrency(currencyCode);
  assert(currency.ok, "a currency");
  const owed = (invoiceId: string, dueOn: Day) =>
    item({ invoiceId, dueOn, residualMinor: AMOUNT, currency: currency.value });
  const [older, younger] = [owed("older", MONDAY), owed("younger", addDays(MONDAY, youngerBy))];
  const history: PastDispatch[] = [];
  const said: Told[] = [];
  for (let age = -20; age < 300; age += 1) {
    const asOf = addDays(MONDAY, age);
    const items = olderPaidAt !== null && age >= olderPaidAt ? [younger] : [older, younger];
    const decision = decide(facts({ items, contacts, history, currency: currency.value }), policy, asOf);
    if (decision.kind !== "remind") continue;
    const { key, days, channel } = decision.step;
    const invoiceIds = decision.demand.lines.map(({ invoiceId }) => invoiceId);
    history.push({ step: key, days, channel, asOf, invoiceIds, state: "sent" });
    said.push({ step: key, days, asOf, asked: invoiceIds });
  }
  return said;
}

/** Steps after the due day that no letter told the younger invoice at that height or above, once it was that old. */
function lost(policy: Policy, said: readonly Told[], youngerBy: number): readonly string[] {
  const dueOn = addDays(MONDAY, youngerBy);
  return policy.steps
    .filter(({ days }) => days > 0)
    .filter(
      ({ days }) =>
        !said.some(
          (each) =>
            each.asked.includes("younger") && each.days >= days && daysBetween(dueOn, each.asOf) >= days,
        ),
    )
    .map(({ key }) => key);
}

const CASES = [
  ["china-sme", "CNY"],
  ["european-union", "EUR"],
  ["united-kingdom", "GBP"],
] as const;

describe.each(CASES)("C07, %s: an invoice that another one's letter lists", (id, currency) => {
  const policy = readyMadePolicies.find((each) => each.id === id);
  assert(policy, id);

  it("loses no step, however much younger it is", () => {
    for (const youngerBy of [0, 1, 3, 7, 12, 20, 31, 45, 60])
      expect([youngerBy, lost(policy, told(policy, youngerBy, null, currency), youngerBy)]).toEqual([
        youngerBy,
        [],
      ]);
  });

  it("loses no step when the one that carried it is paid at any age, and goes on at its own", () => {
    for (const youngerBy of [5, 20])
      for (const paidAt of [1, 4, 11, 23, 31, 42, 61, 76, 92]) {
        const said = told(policy, youngerBy, paidAt, currency);
        expect([youngerBy, paidAt, lost(policy, said, youngerBy)]).toEqual([youngerBy, paidAt, []]);
      }
  });

  it("is never told a step before its age once it stands alone", () => {
    for (const paidAt of [4, 31, 76])
      for (const { asOf, days, asked } of told(policy, 9, paidAt, currency))
        if (asked.length === 1 && asked[0] === "younger")
          expect(daysBetween(addDays(MONDAY, 9), asOf)).toBeGreaterThanOrEqual(days);
  });
});
