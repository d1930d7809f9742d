import { describe, expect, it } from "@jest/globals";
import { readPolicy } from "../../shared/dunning/policy/read-policy.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";

const told = (over: Record<string, unknown>) => {
  const read = readPolicy({ ...structuredClone(standardPolicy), ...over });
  return read.ok ? "taken" : `${read.because.field}: ${read.because.message.en}`;
};
const step = (key: string, days: number, template = "courtesy") => ({
  key,
  days,
  channel: "email",
  template,
});
describe("an impossible policy", () => {
  const one = (over: Record<string, unknown>) => ({
    steps: [{ ...step("a", 3, "firm-reminder"), ...over }, step("b", 20)],
  });
  const when = (condition: unknown) => one({ when: condition });
  const days = (atLeast: number) => ({ fact: "oldestDays", atLeast });

  it.each<[string, Record<string, unknown>, string | RegExp]>([
    [
      "a gap longer than the way to the next step",
      { minGapDays: 5 },
      'minGapDays: The gap of 5 days is longer than the 3 from "due-today" to "reminder-1"; shorten the gap or move the steps apart.',
    ],
    [
      "a deadline that ends on the next step's day",
      one({ deadlineDays: 17 }),
      'steps.0.deadlineDays: The deadline of step "a" (day 20) leaves "b" (day 20) unreachable on its day; shorten it or move that step later.',
    ],
    [
      "a deadline before the due day",
      { steps: [{ ...step("a", -7, "firm-reminder"), deadlineDays: 6 }] },
      /^steps\.0\.deadlineDays: .*before the invoice is due/,
    ],
    [
      "a deadline that its letter does not tell",
      { steps: [{ ...step("a", 3), deadlineDays: 5 }] },
      'steps.0.deadlineDays: Step "a" sets a deadline, but its letter "courtesy" (zh-CN) does not say so; put {{deadlineSentence}} into the body.',
    ],
    [
      "a repeat that runs into the next step",
      one({ repeat: { everyDays: 5, times: 3 } }),
      'steps.0.repeat.times: The last repeat of step "a" (day 18) runs into "b" (day 20); repeat less often or move that later.',
    ],
    [
      "a notice before the due day for what is past due",
      {
        steps: [{ ...step("a", -7), when: { fact: "oldestDays", atLeast: 1 } }, step("b", 20)],
      },
      /^steps\.0\.when: .*can never hold/,
    ],
    [
      "a share in percent",
      when({ fact: "share", atMost: 50 }),
      'steps.0.when: The condition of step "a" has the share 50, which is not from 0 to 1; write 0.5 for a half.',
    ],
    [
      "a repeat within the gap",
      one({ repeat: { everyDays: 2, times: 1 } }),
      /^steps\.0\.repeat\.everyDays: .*make it at least 3/,
    ],
    [
      "a repeat within its own deadline",
      one({ deadlineDays: 7, repeat: { everyDays: 7, times: 1 } }),
      /at least 8/,
    ],
    [
      "an end within the gap",
      { endOfSchedule: { afterDays: 2, template: "review" } },
      /^endOfSchedule\.afterDays: /,
    ],
    [
      "an end nobody wrote",
      { endOfSchedule: { afterDays: 9, template: "angry" } },
      /^endOfSchedule\.template: .*"angry"/,
    ],
    ["the end's own key", { steps: [step("end-of-schedule", 3)] }, /^steps\.0\.key: /],
    [
      "a role behind anybody",
      one({ to: ["anybody", "billing"] }),
      /^steps\.0\.to: Recipient "billing" .* never reached/,
    ],
    ["a role named twice", one({ to: ["billing", "billing"] }), /^steps\.0\.to: /],
    ["a role nobody has", one({ to: ["boss"] }), /^steps\.0\.to\.0: /],
    [
      "a minimum in an unknown currency",
      one({ minimum: { minor: { RMB: 1 }, share: 0 } }),
      'steps.0.minimum.minor.RMB: There is no currency "RMB"; use an ISO 4217 code such as CNY.',
    ],
    [
      "a minimum without a currency",
      one({ minimum: { minor: 5000, share: 0 } }),
      "steps.0.minimum.minor: The amount of the minimum of step 1 has no currency; write it by currency.",
    ],
    [
      "a tolerance without a currency",
      { tolerance: { minor: 5000, share: 0 } },
      /^tolerance\.minor: The amount of .* has no currency/,
    ],
    [
      "a minimum of nothing",
      one({ minimum: { minor: {}, share: 0 } }),
      /^steps\.0\.minimum: .*neither an amount/,
    ],
    [
      "a minimum above its condition",
      one({ when: { fact: "asked", atMost: { CNY: 4999 } }, minimum: { minor: { CNY: 5000 }, share: 0 } }),
      'steps.0.minimum: The minimum of step "a" is above what its condition admits, so it is never reached; lower it or loosen the condition.',
    ],
    [
      "a condition that can never hold",
      when({ fact: "oldestDays", atMost: 2 }),
      'steps.0.when: The condition of step "a" (day 3) can never hold; loosen it or remove the step.',
    ],
    [
      "a condition that admits only what is too small to chase",
      when({ fact: "asked", atMost: { CNY: 999 } }),
      'steps.0.when: The condition of step "a" admits only amounts that are too small to chase; raise it or lower the tolerance.',
    ],
    ["bounds that cross", when({ fact: "invoices", atLeast: 5, atMost: 4 }), /can never hold/],
    ["an all that contradicts itself", when({ all: [days(30), { not: days(20) }] }), /can never hold/],
    [
      "an any of the impossible",
      when({
        any: [
          { fact: "share", atLeast: 2 },
          { fact: "invoices", atMost: 0 },
        ],
      }),
      /can never hold/,
    ],
    [
      "an amount in another currency",
      when({
        all: [
          { fact: "asked", atLeast: { CNY: 1 } },
          { fact: "currency", in: ["EUR"] },
        ],
      }),
      /can never hold/,
    ],
    [
      "an unknown fact",
      when({ fact: "mood", atLeast: 3 }),
      'steps.0.when.fact: There is no fact "mood"; use one of: oldestDays, share, invoices, brokenPromises, asked, currency, grade, country.',
    ],
    [
      "an empty all",
      when({ all: [] }),
      "steps.0.when.all: The condition of step 1 is empty; put at least one test into it, or choose always.",
    ],
    ["an empty any inside", when({ not: { any: [] } }), /^steps\.0\.when\.not\.any: /],
    ["a test without a bound", when({ fact: "invoices" }), /^steps\.0\.when: .*no bound/],
    [
      "an amount without a currency",
      when({ fact: "asked", atLeast: 5000 }),
      /^steps\.0\.when\.atLeast: .*has no currency/,
    ],
    [
      "an amount in no currency",
      when({ fact: "asked", atLeast: {} }),
      /^steps\.0\.when\.atLeast: .*has no currency/,
    ],
    [
      "an amount in an unknown one",
      when({ fact: "asked", atLeast: { RMB: 1 } }),
      /^steps\.0\.when\.atLeast\.RMB: There is no currency/,
    ],
    [
      "half a minor unit",
      when({ fact: "asked", atLeast: { CNY: 0.5 } }),
      /^steps\.0\.when\.atLeast\.CNY: .*whole minor units/,
    ],
    [
      "half an invoice",
      when({ fact: "invoices", atLeast: 1.5 }),
      /^steps\.0\.when\.atLeast: .*must be a number/,
    ],
    ["a currency list of none", when({ fact: "currency", in: [] }), /^steps\.0\.when\.in: /],
    [
      "a grade that is a number",
      when({ fact: "grade", atLeast: 3 }),
      /^steps\.0\.when\.in: .*such as D and E/,
    ],
    [
      "a grade that does not exist",
      when({ fact: "grade", in: ["F"] }),
      'steps.0.when.in: There is no credit grade "F"; use A to E.',
    ],
    ["a country by its name", when({ fact: "country", in: ["China"] }), /code of two letters/],
    [
      "two grades at once",
      when({
        all: [{ fact: "grade", in: ["A", "B"] }, { not: { fact: "grade", in: ["B", "A"] } }],
      }),
      /can never hold/,
    ],
    ["two conditions in one", when({ all: [days(3)], any: [days(4)] }), /^steps\.0\.when\.any: /],
    ["no condition at all", when("old enough"), /^steps\.0\.when: .*not one that can be read/],
    ["seventeen tests", when({ any: Array.from({ length: 17 }, () => days(30)) }), /more than 16 tests/],
    ["a field that steps do not have", one({ wehn: days(3) }), /^steps\.0\.wehn: /],
  ])("is refused: %s", (_, over, sentence) => {
    if (typeof sentence === "string") expect(told(over)).toBe(sentence);
    else expect(told(over)).toMatch(sentence);
  });

  it.each([
    ["steps", { steps: [JSON.parse('{"__proto__": {"key": "a"}}')] }],
    ["a condition", when(JSON.parse('{"constructor": {"fact": "share", "atLeast": 0}}'))],
    ["amounts", { tolerance: JSON.parse('{"minor": {"__proto__": 5}, "share": 0}') }],
  ])("cannot reach a prototype through %s", (_, over) => {
    expect(told(over)).toMatch(
      /uses the field name "(__proto__|constructor)", which is not allowed; remove it/,
    );
  });

  it("is not one whose last step repeats for long: the schedule's end counts from the last repeat", () => {
    const steps = [{ ...step("a", 3), repeat: { everyDays: 14, times: 3 } }];
    expect(told({ steps, endOfSchedule: { afterDays: 14, template: "review" } })).toBe("taken");
  });

  it("is refused, not followed, when it is nested without end", () => {
    let condition: unknown = days(3);
    for (let depth = 0; depth < 10_000; depth += 1) condition = { not: condition };
    expect(told(when(condition))).toMatch(/nested too deep/);
  });

  it("says every mistake in Chinese as well", () => {
    const read = readPolicy({ ...structuredClone(standardPolicy), ...when({ all: [] }) });
    expect(read.ok ? "" : read.because.message["zh-CN"]).toMatch(/为空，请至少添加一个条件/);
  });

  it.each<[string, unknown]>([
    ["at the step's own day", { fact: "oldestDays", atLeast: 3, atMost: 3 }],
    ["a share of all", { fact: "share", atLeast: 1 }],
    ["the least that is chased", { fact: "asked", atMost: { CNY: 1000 } }],
    ["a trifle in one of two currencies", { fact: "asked", atMost: { CNY: 999, USD: 100 } }],
    ["not below", { not: { fact: "asked", atMost: { CNY: 100 } } }],
    [
      "in a currency it names",
      {
        all: [
          { fact: "asked", atLeast: { EUR: 1 } },
          { fact: "currency", in: ["EUR"] },
        ],
      },
    ],
    ["one way of two", { any: [{ fact: "invoices", atMost: 0 }, days(9)] }],
  ])("is not what can hold: %s", (_, condition) => expect(told(when(condition))).toBe("taken"));
});
