import type { Policy } from "../policy.ts";
import { standardPolicy } from "../standard-policy.ts";
import type { NumberReasons } from "./number-reasons.ts";

/**
 * For business customers in the European Union. Source of the law: Directive 2011/7/EU. Art. 3(1): interest from the
 * day after the due day, no reminder needed, so the first ones are kindness. Art. 3(5): 60 days at most unless
 * agreed otherwise. Art. 6(1): at least 40 euros for the cost of recovery. Neither is added to what is asked for.
 */
export const europeanUnionPolicy: Policy = {
  ...standardPolicy,
  id: "european-union",
  name: { "zh-CN": "欧盟催款政策", en: "European Union dunning policy" },
  steps: [
    { key: "courtesy", days: -7, channel: "email", template: "courtesy", to: ["billing"], tone: "warm" },
    { key: "reminder-1", days: 3, channel: "email", template: "reminder-1", to: ["billing"] },
    {
      key: "eu-reminder",
      days: 10,
      channel: "email",
      template: "eu-reminder",
      to: ["billing", "finance_lead"],
      tone: "firm",
      deadlineDays: 14,
    },
    { key: "call", days: 30, channel: "call-task", template: "call", to: ["finance_lead", "billing"] },
    {
      key: "final-notice",
      days: 40,
      channel: "email",
      template: "final-notice",
      to: ["executive", "finance_lead", "billing"],
      tone: "formal",
      deadlineDays: 14,
      minimum: { minor: { EUR: 4_000 }, share: 0 },
    },
    {
      key: "demand-letter",
      days: 60,
      channel: "demand-letter",
      template: "demand-letter",
      to: ["executive"],
    },
    { key: "agency", days: 90, channel: "agency", template: "agency" },
  ],
  endOfSchedule: { afterDays: 30, template: "review" },
  minInvoiceAgeDays: 1,
  minGapDays: 3,
};

/** Each number of it, with its source. */
export const europeanUnionReasons: NumberReasons = {
  courtesy: {
    "zh-CN": "提前一周，正好是每周付款客户的一个付款批次。",
    en: "A week ahead is one pay run for customers that pay weekly.",
  },
  "reminder-1": {
    "zh-CN":
      "SEPA 汇款次一工作日到账；三天可跨过周末。指令 2011/7/EU 第 3 条第 1 款：利息自到期次日起算，无需提醒。",
    en: "SEPA transfers arrive on the next business day; three days pass over a weekend. Directive 2011/7/EU Art. 3(1) lets interest run from the day after the due day, no reminder needed.",
  },
  "eu-reminder": {
    "zh-CN": "挪威法律要求移交前给十四天，处处适用（Invoice Ninja 第 4020 号问题）。",
    en: "A fortnight to pay, as Norwegian law asks before a claim is handed over (Invoice Ninja issue 4020): it serves everywhere.",
  },
  call: {
    "zh-CN": "第一个账龄段结束。",
    en: "The first aging bucket ends.",
  },
  "final-notice": {
    "zh-CN": "上次期限过后十六天。指令第 6 条第 1 款给 40 欧元追偿费用：低于此数，正式通知得不偿失。",
    en: "Sixteen days after that deadline has passed. Art. 6(1) grants 40 euros for the cost of recovery: below that a formal notice costs more than it brings.",
  },
  "demand-letter": {
    "zh-CN": "六十天：第 3 条第 5 款允许企业间约定的最长账期，再给一次。",
    en: "60 days: the longest term that Art. 3(5) allows between businesses, once more.",
  },
  agency: {
    "zh-CN": "第三个账龄段止于第 90 天。",
    en: "The third aging bucket ends at 90 days.",
  },
  endOfSchedule: {
    "zh-CN": "再等一个账龄段，然后由人决定。",
    en: "One aging bucket more, then somebody decides.",
  },
};
