import type { Policy } from "../policy.ts";
import { standardPolicy } from "../standard-policy.ts";
import type { NumberReasons } from "./number-reasons.ts";

/**
 * For business customers in the United Kingdom. Source of the law: Late Payment of Commercial Debts (Interest) Act
 * 1998: 8 points above base rate, s. 5A: 40, 70 or 100 pounds, neither added here. Practice Direction – Pre-Action
 * Conduct, para. 6(b): 14 days to answer in a straightforward case; 30 for individuals (Protocol for Debt Claims).
 */
export const unitedKingdomPolicy: Policy = {
  ...standardPolicy,
  id: "united-kingdom",
  name: { "zh-CN": "英国催款政策", en: "United Kingdom dunning policy" },
  steps: [
    { key: "courtesy", days: -7, channel: "email", template: "courtesy", to: ["billing"], tone: "warm" },
    { key: "reminder-1", days: 3, channel: "email", template: "reminder-1", to: ["billing"] },
    {
      key: "uk-reminder",
      days: 14,
      channel: "email",
      template: "uk-reminder",
      to: ["billing", "finance_lead"],
      tone: "firm",
      deadlineDays: 7,
    },
    { key: "call", days: 22, channel: "call-task", template: "call", to: ["finance_lead", "billing"] },
    {
      key: "letter-before-action",
      days: 31,
      channel: "demand-letter",
      template: "uk-letter-before-action",
      to: ["executive", "finance_lead"],
      tone: "formal",
      deadlineDays: 14,
      minimum: { minor: { GBP: 3_500 }, share: 0 },
    },
    { key: "stop-supply", days: 50, channel: "stop-supply", template: "stop-supply" },
    { key: "agency", days: 60, channel: "agency", template: "agency" },
  ],
  endOfSchedule: { afterDays: 31, template: "review" },
  minInvoiceAgeDays: 1,
  minGapDays: 3,
};

/** Each number of it, with its source. */
export const unitedKingdomReasons: NumberReasons = {
  courtesy: {
    "zh-CN": "提前一周，正好是每周付款客户的一个付款批次。",
    en: "A week ahead is one pay run for customers that pay weekly.",
  },
  "reminder-1": {
    "zh-CN": "Faster Payments 当日到账；三天可跨过周末。",
    en: "Faster Payments arrive the same day; three days pass over a weekend.",
  },
  "uk-reminder": {
    "zh-CN": "致电前提前一周通知。",
    en: "A week's notice before somebody calls.",
  },
  call: {
    "zh-CN": "上一封信的期限次日。",
    en: "The day after that deadline.",
  },
  "letter-before-action": {
    "zh-CN":
      "第一个账龄段已结束；《诉前行为实务指引》第 6(b) 段：简单案件给 14 天答复。英格兰和威尔士金钱诉讼最低费用 35 英镑。",
    en: "The first aging bucket has ended. Practice Direction – Pre-Action Conduct, para. 6(b): 14 days to answer in a straightforward case. The lowest court fee for a money claim is 35 pounds (England and Wales).",
  },
  "stop-supply": {
    "zh-CN": "该信最后期限后的一周内。",
    en: "The week after the last day of that letter.",
  },
  agency: {
    "zh-CN": "第二个账龄段止于第 60 天。",
    en: "The second aging bucket ends at 60 days.",
  },
  endOfSchedule: {
    "zh-CN": "再等一个账龄段，然后由人决定。",
    en: "One aging bucket more, then somebody decides.",
  },
};
