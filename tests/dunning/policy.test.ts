import { describe, expect, it } from "@jest/globals";
import { readPolicy, readStoredPolicy } from "../../shared/dunning/policy/read-policy.ts";
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
const letter = (body: string) => {
  const wording = { subject: "Hello {{accountName}}", body };
  return { mine: { "zh-CN": wording, en: wording } };
};

describe("reading a policy", () => {
  it.each(["a\u0000b", "a\ud800b"])(
    "refuses %j, which no store can keep, and names where it stands",
    (en) => {
      expect(readPolicy({ ...standardPolicy, name: { "zh-CN": "甲", en } })).toMatchObject({
        ok: false,
        because: { field: "name.en" },
      });
      expect(told({ name: { "zh-CN": "甲", en: "Ünïcode 😀 甲" } })).toBe("taken");
    },
  );

  it("takes the standard policy", () => {
    expect(readPolicy(JSON.parse(JSON.stringify(standardPolicy)))).toEqual({
      ok: true,
      value: standardPolicy,
    });
  });

  it.each([
    [
      "unordered steps",
      { steps: [step("b", 3), step("a", 0)] },
      'steps.1.days: Step "a" (0 days) follows "b" (3 days) but is not later; list the steps by rising days.',
    ],
    ["two steps on one day", { steps: [step("b", 3), step("a", 3)] }, /^steps\.1\.days: /],
    [
      "a key used twice",
      { steps: [step("a", 3), step("a", 5)] },
      /^steps\.1\.key: The step key "a" is used twice/,
    ],
    ["no steps", { steps: [] }, "steps: The policy has no steps; add at least one."],
    [
      "an unknown merge field",
      { templates: letter("Dear {{contactNmae}}") },
      /^templates\.mine\.zh-CN\.body: .*unknown merge field "\{\{contactNmae\}\}"; use one of: contactName/,
    ],
    ["an open brace", { templates: letter("Dear {{contactName") }, /unpaired braces/],
    [
      "a currency that does not exist",
      { tolerance: { minor: { RMB: 1 }, share: 0 } },
      /^tolerance\.minor\.RMB: There is no currency "RMB"/,
    ],
    ["a letter nobody wrote", { steps: [step("a", 3, "angry")] }, /^steps\.0\.template: .*"angry"/],
    [
      "a window that ends first",
      { sendWindow: { weekdays: [1], fromMinute: 600, toMinute: 600 } },
      /^sendWindow\.toMinute/,
    ],
    ["no gap", { minGapDays: 0 }, /^minGapDays: /],
    ["half a day", { steps: [{ ...step("a", 3), days: 1.5 }] }, /^steps\.0\.days: /],
    [
      "a step in two years",
      { steps: [step("a", 721)] },
      "steps.0.days: The days of step 1 may be at most 720; correct it.",
    ],
    [
      "a step long before it is due",
      { steps: [step("a", -91)] },
      "steps.0.days: The days of step 1 must be at least -90; correct it.",
    ],
    [
      "a field that is not ours",
      { minGap: 3 },
      'minGap: A policy has no field "minGap"; remove it or correct its spelling.',
    ],
  ])("refuses %s in one sentence", (_, over, sentence) => {
    if (typeof sentence === "string") expect(told(over)).toBe(sentence);
    else expect(told(over)).toMatch(sentence);
  });

  it("says it in Chinese as well", () => {
    const read = readPolicy({ ...standardPolicy, steps: [] });
    expect(read.ok ? "" : read.because.message["zh-CN"]).toBe("政策没有任何步骤，请至少添加一个步骤。");
  });

  it.each([null, 7, "policy", [], {}])("refuses %p without falling over", (input) => {
    expect(readPolicy(input).ok).toBe(false);
  });

  it("keeps a version readable that was taken before a gap had to fit between its steps", () => {
    const stored = { ...structuredClone(standardPolicy), minGapDays: 7 };
    expect(readPolicy(stored).ok).toBe(false);
    expect(readStoredPolicy(stored)).toEqual({ ok: true, value: stored });
  });

  it("takes a policy that uses everything, and gives it back unchanged", () => {
    const whole = {
      ...structuredClone(standardPolicy),
      minInvoiceAgeDays: 2,
      endOfSchedule: { afterDays: 30, template: "review" },
      steps: [
        {
          ...step("a", 3, "firm-reminder"),
          when: { all: [{ not: { fact: "invoices", atMost: 1 } }, { fact: "asked", atLeast: { CNY: 5 } }] },
          minimum: { minor: { CNY: 100 }, share: 0.1 },
          to: ["billing", "anybody"],
          tone: "firm",
          deadlineDays: 5,
          repeat: { everyDays: 10, times: 2 },
        },
        step("b", 40),
      ],
    };
    expect(readPolicy(JSON.parse(JSON.stringify(whole)))).toEqual({ ok: true, value: whole });
  });
});
