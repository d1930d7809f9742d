import { describe, expect, it } from "@jest/globals";
import { decide } from "../../shared/dunning/decide.ts";
import type { PastDispatch } from "../../shared/dunning/facts.ts";
import type { Policy } from "../../shared/dunning/policy/policy.ts";
import { readPolicy } from "../../shared/dunning/policy/read-policy.ts";
import { readyMadePolicies, reasonsOf } from "../../shared/dunning/policy/ready-made/ready-made.ts";
import { letterFor } from "../../shared/dunning/templates/letter-for.ts";
import { LETTER_LANGUAGES } from "../../shared/dunning/templates/letter-text.ts";
import { renderMessage } from "../../shared/dunning/templates/render-message.ts";
import { addDays } from "../../shared/kernel/day.ts";
import { assert } from "../../shared/kernel/result.ts";
import { CNY, facts, item, liNa, MONDAY } from "./scene.ts";

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7] as const;
const contacts = [
  { ...liNa, contactId: "ap", role: "billing" },
  { ...liNa, contactId: "cfo", role: "finance_lead" },
  { ...liNa, contactId: "ceo", role: "executive" },
] as const;

/** What one invoice of that amount hears and from which day of its age on, day by day, as "age step > recipient". */
function yearOf(given: Policy, residualMinor: number): readonly string[] {
  const policy = { ...given, sendWindow: { ...given.sendWindow, weekdays: EVERY_DAY } };
  const history: PastDispatch[] = [];
  const said: string[] = [];
  for (let age = -20; age < 200; age += 1) {
    const asOf = addDays(MONDAY, age);
    const decision = decide(
      facts({ items: [item({ dueOn: MONDAY, residualMinor })], contacts, history }),
      policy,
      asOf,
    );
    if (decision.kind !== "remind") continue;
    const { step, demand, recipient } = decision;
    const { key, days, channel } = step;
    history.push({
      step: key,
      days,
      channel,
      asOf,
      invoiceIds: [demand.lines[0]?.invoiceId ?? ""],
      state: "sent",
    });
    said.push(`${age} ${key} > ${recipient?.contactId}`);
  }
  return said;
}

describe("ready-made policies", () => {
  it.each(readyMadePolicies.map((policy) => [policy.id, policy] as const))(
    "%s is taken as it is",
    (_, policy) => {
      expect(readPolicy(JSON.parse(JSON.stringify(policy)))).toEqual({ ok: true, value: policy });
    },
  );

  it.each(readyMadePolicies.map((policy) => [policy.id, policy] as const))(
    "%s gives the source of each of its numbers, in both languages",
    (id, policy) => {
      const reasons = reasonsOf(id);
      const rules = ["minGapDays", "maxDataAgeMinutes", "sendWindow", "promiseGraceDays", "tolerance"];
      const optional = ["minInvoiceAgeDays", "endOfSchedule"].filter((name) => name in policy);
      for (const name of [...policy.steps.map(({ key }) => key), ...rules, ...optional]) {
        expect(reasons[name]?.en ?? name).toMatch(/ .*\.$/);
        expect(reasons[name]?.["zh-CN"] ?? name).toMatch(/。$/);
      }
    },
  );

  it("have no source for the policy that an org wrote itself", () => {
    expect(reasonsOf("our-own")).toEqual({});
  });

  it("have different names", () => {
    for (const part of [(p: Policy) => p.id, (p: Policy) => p.name.en, (p: Policy) => p.name["zh-CN"]])
      expect(new Set(readyMadePolicies.map(part)).size).toBe(readyMadePolicies.length);
  });

  it.each<[string, readonly string[]]>([
    [
      "courteous",
      [
        "-7 courtesy > ap",
        "5 gentle-1 > ap",
        "15 gentle-2 > ap",
        "29 gentle-2 > ap",
        "37 call > cfo",
        "60 end-of-schedule > ap",
      ],
    ],
    [
      "standard",
      [
        "-7 courtesy > ap",
        "0 due-today > ap",
        "3 reminder-1 > ap",
        "10 reminder-2 > ap",
        "30 call > ap",
        "60 demand-letter > ap",
      ],
    ],
    [
      "firm",
      [
        "0 due-today > ap",
        "3 reminder-1 > ap",
        "7 firm-reminder > cfo",
        "15 call > cfo",
        "20 final-notice > ceo",
        "31 stop-supply > ap",
        "40 demand-letter > ceo",
        "60 lawyers-letter > ap",
        "90 agency > ap",
        "120 end-of-schedule > ap",
      ],
    ],
    [
      "key-account",
      [
        "7 owner-talks > ap",
        "28 owner-talks > ap",
        "45 visit > cfo",
        "61 executive-talk > ceo",
        "91 end-of-schedule > ap",
      ],
    ],
    [
      "china-sme",
      [
        "-7 courtesy > ap",
        "3 cn-reminder > ap",
        "10 call > cfo",
        "30 cn-demand-letter > ceo",
        "60 lawyers-letter > ap",
        "75 stop-supply > ap",
        "91 end-of-schedule > ap",
      ],
    ],
    [
      "european-union",
      [
        "-7 courtesy > ap",
        "3 reminder-1 > ap",
        "10 eu-reminder > ap",
        "30 call > cfo",
        "40 final-notice > ceo",
        "60 demand-letter > ceo",
        "90 agency > ap",
        "120 end-of-schedule > ap",
      ],
    ],
    [
      "united-kingdom",
      [
        "-7 courtesy > ap",
        "3 reminder-1 > ap",
        "14 uk-reminder > ap",
        "22 call > cfo",
        "31 letter-before-action > ceo",
        "50 stop-supply > ap",
        "60 agency > ap",
        "91 end-of-schedule > ap",
      ],
    ],
  ])("%s: the ladder of one invoice of 60,000.00, day by day", (id, expected) => {
    const policy = readyMadePolicies.find((each) => each.id === id);
    assert(policy, id);
    expect(yearOf(policy, 6_000_000)).toEqual(expected);
  });

  it("china-sme: a debt too small for a lawyer goes straight to the stop of supply, in its time", () => {
    const policy = readyMadePolicies.find(({ id }) => id === "china-sme");
    assert(policy, "there");
    expect(yearOf(policy, 999_999).slice(3)).toEqual([
      "30 cn-demand-letter > ceo",
      "75 stop-supply > ap",
      "91 end-of-schedule > ap",
    ]);
  });

  const letters = readyMadePolicies.flatMap((policy) =>
    [
      ...policy.steps,
      ...(policy.endOfSchedule
        ? [{ key: "end", channel: "call-task" as const, days: 99, ...policy.endOfSchedule }]
        : []),
    ].map((step) => [`${policy.id} ${step.key}`, policy, step] as const),
  );
  it.each(letters)("%s is written in both languages, with its deadline in its tone", (_, policy, step) => {
    const deadlineOn = "deadlineDays" in step ? addDays(MONDAY, 30) : null;
    const decision = decide(
      facts({ items: [item({ dueOn: MONDAY })] }),
      {
        ...policy,
        steps: [{ key: "x", days: 1, channel: "email", template: "courtesy" }],
        sendWindow: { ...policy.sendWindow, weekdays: EVERY_DAY },
      },
      addDays(MONDAY, 2),
    );
    assert(decision.kind === "remind", "due");
    for (const language of LETTER_LANGUAGES) {
      const fields = {
        accountName: "华东",
        contactName: "王芳",
        senderName: "汇款",
        asOf: MONDAY,
        currency: CNY,
        demand: decision.demand,
        deadlineOn,
        tone: ("tone" in step ? step.tone : undefined) ?? "neutral",
      } as const;
      const { text, subject } = renderMessage(letterFor(policy, step), fields, language);
      expect(text + subject).not.toMatch(/\{\{|undefined|null/);
      expect(text).toContain("INV-1");
      if (deadlineOn !== null) expect(text).toContain(language === "en" ? "1 April 2026" : "2026年4月1日");
    }
  });
});
