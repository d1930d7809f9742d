import type { Policy } from "../policy.ts";
import { standardPolicy } from "../standard-policy.ts";
import type { NumberReasons } from "./number-reasons.ts";

/** For customers who pay, if slowly: nothing harsher than a question, and the rest is talked over. */
export const courteousPolicy: Policy = {
  ...standardPolicy,
  id: "courteous",
  name: { "zh-CN": "温和催款政策", en: "Courteous dunning policy" },
  steps: [
    { key: "courtesy", days: -7, channel: "email", template: "courtesy", to: ["billing"], tone: "warm" },
    {
      key: "gentle-1",
      days: 5,
      channel: "email",
      template: "gentle-reminder",
      to: ["billing"],
      tone: "warm",
    },
    {
      key: "gentle-2",
      days: 15,
      channel: "email",
      template: "gentle-reminder",
      to: ["billing", "finance_lead"],
      tone: "warm",
      repeat: { everyDays: 14, times: 1 },
    },
    { key: "call", days: 37, channel: "call-task", template: "call", to: ["finance_lead", "billing"] },
  ],
  endOfSchedule: { afterDays: 23, template: "review" },
  minInvoiceAgeDays: 1,
  minGapDays: 7,
};

/** Each number of it, with its source. */
export const courteousReasons: NumberReasons = {
  courtesy: {
    "zh-CN": "提前一周，正好是每周付款客户的一个付款批次；Zoho Books 与 Chaser 也提供同样的提前通知。",
    en: "A week ahead is one pay run for customers that pay weekly; Zoho Books and Chaser offer the same notice.",
  },
  "gentle-1": {
    "zh-CN": "五天是 OCA 逾期提醒的最短间隔（min_interval_days）。",
    en: "Five days are the shortest interval of OCA's overdue reminder (min_interval_days).",
  },
  "gentle-2": {
    "zh-CN": "再过十天；两周后再发一次，中间隔着一个双周付款批次。",
    en: "Ten days later, and once more after a fortnight, so that a fortnightly pay run lies between.",
  },
  call: {
    "zh-CN": "第一个账龄段（30 天）已过，又宽限了一周：由人来问一问出了什么问题。",
    en: "The first aging bucket (30 days) is over and a week of grace with it: a person asks what is wrong.",
  },
  endOfSchedule: {
    "zh-CN": "电话后约三周由人决定：第二个账龄段止于第 60 天。",
    en: "About three weeks after the call somebody decides: the second aging bucket ends at 60 days.",
  },
  minInvoiceAgeDays: {
    "zh-CN": "留一天让发票送达：Invoice Ninja 第 9312 号问题曾在首次寄出的次日早晨就写“已逾期”。",
    en: "A day for the invoice to arrive: Invoice Ninja issue 9312 wrote “past due” the morning after the first mail.",
  },
  minGapDays: {
    "zh-CN": "每周最多一封。",
    en: "Never more than one message a week.",
  },
};
