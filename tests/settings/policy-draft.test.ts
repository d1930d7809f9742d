import { describe, expect, it } from "@jest/globals";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import type { PolicyBody } from "../../shared/settings/contract.ts";
import { newStep, type PolicyDraft } from "../../widget/settings/policy/draft.ts";
import { draftShelf } from "../../widget/settings/policy/draft-shelf.ts";
import { enteredOf } from "../../widget/settings/policy/entered.ts";
import { draftOf } from "../../widget/settings/policy/read-draft.ts";
import { nameSteps } from "../../widget/settings/policy/say-draft.ts";
import { bodyOf, flawOf } from "../../widget/settings/policy/write-draft.ts";

const standard = standardPolicy as unknown as PolicyBody;
/** A policy that uses everything the page can write. */
const full: PolicyBody = {
  ...standard,
  minInvoiceAgeDays: 5,
  tolerance: { minor: { CNY: 1050, JPY: 200 }, share: 0.125 },
  steps: standard.steps.map((step) =>
    step.key === "reminder-2"
      ? {
          ...step,
          when: {
            all: [
              { fact: "oldestDays", atLeast: 10 },
              { fact: "asked", atLeast: { CNY: 500_000 } },
              { fact: "share", atMost: 0.5 },
              { fact: "currency", in: ["CNY", "USD"] },
            ],
          },
          minimum: { minor: { CNY: 100_000 }, share: 0.05 },
          to: ["finance_lead", "billing"],
          tone: "firm",
          repeat: { everyDays: 9, times: 1 },
        }
      : step,
  ),
};

const edited = (change: (draft: PolicyDraft) => Partial<PolicyDraft>): PolicyDraft => {
  const draft = draftOf(standard);
  return { ...draft, ...change(draft) };
};
const withDays = (key: string, days: number | string): PolicyDraft =>
  edited(({ steps }) => ({ steps: steps.map((step) => (step.key === key ? { ...step, days } : step)) }));

describe("a draft of a policy", () => {
  it("says what the policy said until somebody changes it", () => {
    for (const policy of [standard, full]) {
      expect(bodyOf(draftOf(policy))).toEqual(policy);
      expect(flawOf(draftOf(policy))).toBeNull();
    }
  });

  it("keeps a condition that is more than a sentence as it was written", () => {
    const when = { any: [{ not: { fact: "currency", in: ["CNY"] } }, { fact: "invoices", atLeast: 3 }] };
    const policy = { ...standard, steps: standard.steps.map((step) => ({ ...step, when })) };
    expect(draftOf(policy).steps[0]?.when).toMatchObject({ join: "as-written" });
    expect(bodyOf(draftOf(policy))).toEqual(policy);
  });

  it("puts its steps in the order of their days, whatever order they were written in", () => {
    const body = bodyOf(withDays("courtesy", 25)) as unknown as PolicyBody;
    const moved = standard.steps.map(({ key, days }) => (key === "courtesy" ? 25 : days));
    expect(body.steps.map(({ days }) => days)).toEqual(moved.sort((a, b) => a - b));
  });

  it("names the step of a mistake by its key, since its place changes while it is written", () => {
    expect(flawOf(withDays("reminder-2", 3))?.field).toMatch(/^steps\.reminder-[12]\.days$/);
    expect(flawOf(withDays("reminder-2", "soon"))).toMatchObject({ field: "steps.reminder-2.days" });
    expect(flawOf(withDays("reminder-2", ""))).toMatchObject({ field: "steps.reminder-2.days" });
  });

  it("calls the steps of a mistake by their letters, in both languages: nobody sees a key", () => {
    const flawed = (draft: PolicyDraft) => {
      const flaw = flawOf(draft);
      return flaw && nameSteps(draft, flaw).message;
    };
    expect(flawed(edited(() => ({ minGapDays: 5 })))).toEqual({
      "zh-CN": "最小间隔 5 天长于“今日到期”到“第一次提醒”的 3 天，请缩短间隔或拉开步骤。",
      en: 'The gap of 5 days is longer than the 3 from "Due today" to "First reminder"; shorten the gap or move the steps apart.',
    });
    const draft = draftOf(standard);
    const added = { ...newStep(draft), days: 60 };
    expect(flawed({ ...draft, steps: [...draft.steps, added] })?.en).not.toContain(added.key);
  });

  it("names an amount that has no currency as one", () => {
    const draft = edited(() => ({ tolerance: { amounts: [{ currency: " ", amount: "10" }], share: 0 } }));
    expect(flawOf(draft)).toMatchObject({
      field: "tolerance.minor.",
      message: { en: "The amount of the tolerance has no currency; write it by currency." },
    });
  });

  it("has a new step that is right at once, after all others", () => {
    const draft = draftOf(standard);
    const step = newStep(draft);
    expect(step.days).toBe(67);
    expect(flawOf({ ...draft, steps: [...draft.steps, step] })).toBeNull();
  });

  it("never gives a new step the key of another", () => {
    const draft = draftOf(standard);
    const first = newStep(draft);
    const second = newStep({ ...draft, steps: [...draft.steps.slice(1), first] });
    expect(second.key).not.toBe(first.key);
  });

  it("takes what is typed as a number only when it is one", () => {
    expect(["7", "７", "-7", " 12 ", "0.5"].map(enteredOf)).toEqual([7, 7, -7, 12, 0.5]);
    expect(["", "7.", "1e3", "NaN", "Infinity", "seven"].map(enteredOf)).toEqual([
      "",
      "7.",
      "1e3",
      "NaN",
      "Infinity",
      "seven",
    ]);
  });

  it("is refused at the amount that is none, in the row of its currency", () => {
    const amounts = [{ currency: "cny", amount: "ten" }];
    const flaw = flawOf(edited(({ tolerance }) => ({ tolerance: { ...tolerance, amounts } })));
    expect(flaw).toMatchObject({ field: "tolerance.minor.CNY" });
    const odd = [{ currency: "XXZ", amount: "10" }];
    expect(flawOf(edited(({ tolerance }) => ({ tolerance: { ...tolerance, amounts: odd } })))).toMatchObject({
      field: "tolerance.minor.XXZ",
    });
  });

  it("is refused at an hour that is none", () => {
    expect(flawOf(edited(({ window }) => ({ window: { ...window, from: "9 o'clock" } })))).toMatchObject({
      field: "sendWindow.fromMinute",
    });
  });
});

describe("the shelf of drafts", () => {
  const memory = () => {
    const kept = new Map<string, string>();
    return {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, text: string) => void kept.set(name, text),
      removeItem: (name: string) => void kept.delete(name),
    };
  };

  it("gives a draft back to the person and the org that it is of, and to nobody else", () => {
    const shelf = memory();
    const draft = withDays("courtesy", "5.");
    draftShelf("1", "7", shelf).keep(draft);
    expect(draftShelf("1", "7", shelf).load()).toEqual(draft);
    expect(draftShelf("1", "8", shelf).load()).toBeUndefined();
    expect(draftShelf("2", "7", shelf).load()).toBeUndefined();
    draftShelf("1", "7", shelf).drop();
    expect(draftShelf("1", "7", shelf).load()).toBeUndefined();
  });

  it("gives nothing back from a shelf that holds something else, or is closed", () => {
    const shelf = memory();
    shelf.setItem("huikuan.policy.1.7", '{"shape":0,"draft":{"steps":[]}}');
    expect(draftShelf("1", "7", shelf).load()).toBeUndefined();
    const closed = {
      getItem: () => {
        throw new Error("closed");
      },
      setItem: () => {
        throw new Error("closed");
      },
      removeItem: () => undefined,
    };
    expect(draftShelf("1", "7", closed).load()).toBeUndefined();
    expect(() => draftShelf("1", "7", closed).keep(draftOf(standard))).not.toThrow();
  });
});
