import { describe, expect, it } from "@jest/globals";
import { demoProviders } from "../../sandbox/sms/index.ts";
import { demoSender, textingPolicy } from "../../sandbox/sms/demo-sender.ts";
import { decide } from "../../shared/dunning/decide.ts";
import type { SmsContact } from "../../shared/dunning/facts.ts";
import { readPolicy } from "../../shared/dunning/policy/read-policy.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import { textMessages } from "../../shared/dunning/templates/text-messages.ts";
import { addDays } from "../../shared/kernel/day.ts";
import { checkSender } from "../../shared/sms/check-sender.ts";
import { facts, item, MONDAY } from "../dunning/scene.ts";

const wording = (zh: string, en: string) => ({
  "zh-CN": { subject: "短信", body: zh },
  en: { subject: "Text", body: en },
});
const texting = (template: string, own?: ReturnType<typeof wording>) => ({
  ...standardPolicy,
  steps: standardPolicy.steps.map((step) =>
    step.key === "reminder-1" ? { ...step, channel: "sms", template } : step,
  ),
  templates: own === undefined ? {} : { [template]: own },
});
const flaw = (policy: unknown): string | null => {
  const read = readPolicy(policy);
  return read.ok ? null : `${read.because.field}: ${read.because.message.en}`;
};

describe("a step by text message", () => {
  it.each(Object.keys(textMessages))("takes the text %s that comes with the product", (template) => {
    expect(flaw(texting(template))).toBeNull();
  });

  it("takes an org's own text that says how to stop it", () => {
    expect(
      flaw(texting("own", wording("请付 {{askedAmount}}，回T退订", "Pay {{askedAmount}}. Reply STOP"))),
    ).toBeNull();
  });

  it.each([
    ["a letter's table", texting("reminder-1"), "invoiceTable"],
    [
      "no way to stop them",
      texting("own", wording("请付款，回T退订", "Please pay")),
      "does not say how to stop",
    ],
    [
      "no way to stop them in Chinese",
      texting("own", wording("请付款", "Pay. STOP")),
      "does not say how to stop",
    ],
    [
      "the length of a letter",
      texting("own", wording(`${"款".repeat(301)}退订`, "STOP")),
      "shorten it to 300",
    ],
  ])("is refused for %s in one sentence", (_what, policy, says) => {
    expect(flaw(policy)).toMatch(/^steps[.]2[.]template: [^\n]+[.]$/);
    expect(flaw(policy)).toContain(says);
  });
});

describe("whom a text goes to", () => {
  const phone = (contactId: string, role: SmsContact["role"]): SmsContact => ({
    contactId,
    name: contactId,
    phone: `+861380013800${contactId.length}`,
    role,
  });
  const read = readPolicy({
    ...texting("sms-reminder"),
    steps: texting("sms-reminder").steps.map((step) => ({ ...step, to: ["finance_lead", "billing"] })),
  });
  const due = item({ dueOn: addDays(MONDAY, -4) });
  const judged = (phones?: readonly SmsContact[]) => {
    if (!read.ok) throw new Error(read.because.message.en);
    const courtesies = ["courtesy", "due-today"].map((step, at) => ({
      step,
      days: at === 0 ? -7 : 0,
      channel: "email" as const,
      asOf: addDays(due.dueOn, at === 0 ? -7 : 0),
      invoiceIds: [due.invoiceId],
      state: "sent" as const,
    }));
    return decide(
      facts({ items: [due], history: courtesies, ...(phones === undefined ? {} : { phones }) }),
      read.value,
      MONDAY,
    );
  };

  it("is the first role with a mobile, whoever has an address", () => {
    const decision = judged([phone("a", "billing"), phone("bb", "finance_lead")]);
    expect(decision).toMatchObject({
      kind: "remind",
      recipient: { contactId: "bb" },
      step: { channel: "sms" },
    });
  });

  it.each([
    ["no mobile", []],
    ["no texts at all", undefined],
  ])("is nobody where there is %s: one reason", (_what, phones) => {
    expect(judged(phones)).toMatchObject({ kind: "hold", because: "no-contact" });
  });

  it("is nobody where all with a mobile said stop, whoever may be mailed: another reason", () => {
    const stopped = [{ ...phone("a", "billing"), refuses: ["early-notice", "reminder"] as const }];
    expect(judged(stopped)).toMatchObject({ kind: "hold", because: "all-opted-out" });
  });
});

describe("the sandbox's sender", () => {
  it("has the product's own wordings approved, and a policy that the product takes", () => {
    const { templates } = demoSender("aliyun");
    for (const [key, codes] of Object.entries(templates))
      for (const language of ["zh-CN", "en"] as const) {
        const approved: Readonly<Record<string, string>> = demoProviders.aliyun.templates;
        const ours = textMessages[key]?.[language].body.replace(
          /\{\{(\w+)\}\}/g,
          (_all, name: string) => `\${${name}}`,
        );
        expect(approved[codes[language]]).toBe(ours);
      }
    expect(flaw(textingPolicy)).toBeNull();
    for (const provider of ["twilio", "aliyun"] as const)
      expect(checkSender(demoSender(provider), false).ok).toBe(true);
  });
});
