import { describe, expect, it } from "@jest/globals";
import { chinaSmePolicy } from "../../shared/dunning/policy/ready-made/china-sme.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import { letters } from "../../shared/dunning/templates/letters.ts";
import { toDay } from "../../shared/kernel/day.ts";
import type { PoliciesAnswer, PolicyBody } from "../../shared/settings/contract.ts";
import { diffPolicies } from "../../widget/settings/policy/diff-policies.ts";
import { joinLadders } from "../../widget/settings/policy/join-ladders.ts";
import { draftOf } from "../../widget/settings/policy/read-draft.ts";
import { reasonsLeft } from "../../widget/settings/policy/reasons-left.ts";
import { sayChange, sayCondition } from "../../widget/settings/policy/say-policy.ts";
import { bodyOf } from "../../widget/settings/policy/write-draft.ts";
import { settingsWords } from "../../widget/words/settings-words.ts";

const before = standardPolicy as unknown as PolicyBody;
const en = { words: settingsWords.en, locale: "en" } as const;
const zh = { words: settingsWords["zh-CN"], locale: "zh-CN" } as const;
const told = (after: PolicyBody, teller: typeof en | typeof zh = en): string[] =>
  diffPolicies(before, after).map((change) => sayChange(change, before, after, teller));
const withStep = (key: string, part: Partial<PolicyBody["steps"][number]>): PolicyBody => ({
  ...before,
  steps: before.steps.map((step) => (step.key === key ? { ...step, ...part } : step)),
});

describe("what a draft would change, in words", () => {
  it("is nothing when nothing changed, whatever order its fields were written in", () => {
    expect(told(before)).toEqual([]);
    const turned = Object.fromEntries(Object.entries(before).reverse()) as unknown as PolicyBody;
    expect(told({ ...turned, version: 9 })).toEqual([]);
  });

  it("names a step that is new and a step that is gone", () => {
    const visit = { key: "visit", days: 45, channel: "visit-task", template: "call" } as const;
    const after = { ...before, steps: [...before.steps.slice(1), visit] };
    expect(told(after)).toEqual([
      "New step: 45 days past due · Visit (task for a person)",
      "Step removed: 7 days before due · E-mail",
    ]);
    expect(told(after, zh)).toEqual([
      "新步骤：逾期 45 天 · 上门拜访（由人完成的任务）",
      "删除步骤：到期前 7 天 · 邮件",
    ]);
  });

  it("tells what became of a step's fields, from what to what", () => {
    expect(told(withStep("reminder-2", { days: 14 }))).toEqual([
      "10 days past due · E-mail: day from “10 days past due” to “14 days past due”",
    ]);
    expect(
      told(
        withStep("call", {
          when: {
            all: [
              { fact: "oldestDays", atLeast: 30 },
              { fact: "share", atLeast: 0.2 },
            ],
          },
        }),
      ),
    ).toEqual([
      "30 days past due · Call (task for a person): condition from “Always” to “days past due of the oldest invoice is at least 30 and share of the open balance, % is at least 20%”",
    ]);
    expect(told(withStep("call", { repeat: { everyDays: 7, times: 2 } }))).toEqual([
      "30 days past due · Call (task for a person): repeat from “none” to “every 7 days, at most 2 times”",
    ]);
  });

  it("tells what holds for every step", () => {
    expect(told({ ...before, minGapDays: 5 })).toEqual(["Least days between two messages: from “3” to “5”"]);
    const endOfSchedule = { afterDays: 21, template: "review" };
    expect(told({ ...before, endOfSchedule }).at(-1)).toBe(
      "End of the schedule: from “none” to “Review at the end of the schedule, 21 days after the last step”",
    );
    const sendWindow = { ...before.sendWindow, fromMinute: 600 };
    expect(told({ ...before, sendWindow })[0]).toMatch(
      /09:00–18:00” to “Mon, Tue, Wed, Thu, Fri 10:00–18:00”$/,
    );
  });

  it("says a condition as a sentence, amounts in their currency", () => {
    const condition = {
      any: [{ fact: "asked", atLeast: { CNY: 500_000 } }, { not: { fact: "currency", in: ["USD"] } }],
    } as const;
    expect(sayCondition(condition, en)).toBe(
      "amount asked for is at least CN¥5,000 or not (currency is USD)",
    );
    expect(sayCondition(condition, zh)).toBe("要求支付的金额至少为 ¥5,000，或者不满足（币种为 USD）");
  });

  it("has a name in both languages for every letter that comes with the product", () => {
    for (const key of Object.keys(letters))
      for (const { words } of [en, zh]) expect([key, words.letter(key) !== key]).toEqual([key, true]);
  });
});

describe("two ladders side by side", () => {
  const rung = (step: string, on: string) => ({ step, on: toDay(on) });
  it("share a line where a step stays on its day, and not where it moved", () => {
    const pairs = joinLadders(
      [rung("a", "2026-11-01"), rung("b", "2026-11-10")],
      [rung("a", "2026-11-01"), rung("b", "2026-11-14")],
    );
    expect(pairs.map(({ same, before: was, after: is }) => [same, was?.step, is?.step])).toEqual([
      [true, "a", "a"],
      [false, "b", undefined],
      [false, undefined, "b"],
    ]);
  });
});

describe("where the numbers of a draft come from", () => {
  const left = (draft: PolicyBody) => reasonsLeft(draft, [before as PoliciesAnswer["readyMade"][number]]);

  it("is said of each that is still the ready-made one", () => {
    const { steps, rules } = left(before);
    expect([...steps.keys()]).toEqual(before.steps.map(({ key }) => key));
    expect(rules.map(({ en: sentence }) => sentence)).toContain(
      "Office hours, Monday to Friday, in the customer's zone.",
    );
  });

  it("is no longer said of a number that somebody has changed", () => {
    const draft = { ...withStep("reminder-2", { days: 14 }), minGapDays: 5 };
    const { steps, rules } = left(draft);
    expect(steps.has("reminder-2")).toBe(false);
    expect(steps.has("reminder-1")).toBe(true);
    expect(rules).toHaveLength(left(before).rules.length - 1);
  });

  it("stays with a condition that the editor writes as a list of one", () => {
    const china = chinaSmePolicy as PolicyBody;
    const draft = bodyOf(draftOf(china)) as PolicyBody;
    expect(diffPolicies(china, draft)).toEqual([]);
    expect(
      reasonsLeft(draft, [china as PoliciesAnswer["readyMade"][number]]).steps.has("lawyers-letter"),
    ).toBe(true);
  });

  it("is nothing for a policy of one's own", () => {
    expect(left({ ...before, id: "our-own" })).toEqual({ steps: new Map(), rules: [] });
  });
});
