import type { Policy } from "../policy.ts";
import { standardPolicy } from "../standard-policy.ts";
import type { NumberReasons } from "./number-reasons.ts";

/**
 * For a small or medium enterprise that is owed by larger ones in China. Source of the law: 保障中小企业款项支付条例,
 * State Council Decree No. 802, in force 2025-06-01. Art. 9: large enterprises pay within 60 days of delivery, so
 * the due day is at most that. Art. 15: a dispute about a part does not put off the rest, which the decision does by
 * itself: only what is disputed is left out. Art. 17: where nothing was agreed, 0.05 % a day.
 */
export const chinaSmePolicy: Policy = {
  ...standardPolicy,
  id: "china-sme",
  name: { "zh-CN": "中小企业催款政策（中国）", en: "China SME dunning policy" },
  steps: [
    { key: "courtesy", days: -7, channel: "email", template: "courtesy", to: ["billing"], tone: "warm" },
    {
      key: "cn-reminder",
      days: 3,
      channel: "email",
      template: "cn-sme-reminder",
      to: ["billing", "finance_lead"],
      tone: "neutral",
      deadlineDays: 5,
    },
    { key: "call", days: 10, channel: "call-task", template: "call", to: ["finance_lead", "billing"] },
    {
      key: "cn-demand-letter",
      days: 30,
      channel: "demand-letter",
      template: "cn-demand-letter",
      to: ["executive", "finance_lead"],
      tone: "formal",
      deadlineDays: 15,
      minimum: { minor: { CNY: 50_000 }, share: 0 },
    },
    {
      key: "lawyers-letter",
      days: 60,
      channel: "lawyers-letter",
      template: "lawyers-letter",
      tone: "formal",
      when: { fact: "asked", atLeast: { CNY: 1_000_000 } },
    },
    { key: "stop-supply", days: 75, channel: "stop-supply", template: "stop-supply" },
  ],
  endOfSchedule: { afterDays: 16, template: "review" },
  minInvoiceAgeDays: 1,
  minGapDays: 3,
};

/** Each number of it, with its source. */
export const chinaSmeReasons: NumberReasons = {
  courtesy: {
    "zh-CN": "提前一个每周付款批次；按月付款的客户此时也已完成审批。",
    en: "One weekly pay run ahead; monthly payers have approved it by then.",
  },
  "cn-reminder": {
    "zh-CN": "三天让汇款到账，再给五天即一个工作周答复。",
    en: "Three days let a transfer arrive; five more are a working week to answer in.",
  },
  call: {
    "zh-CN": "催款流程依次为提醒、电话、函件；提醒一周后由人致电。",
    en: "The customary order is reminder, call, letter; a week after the reminder somebody calls.",
  },
  "cn-demand-letter": {
    "zh-CN": "第一个账龄段已过；催款函惯例给十五天。低于 500 元，纸张、盖章与快递费得不偿失。",
    en: "The first aging bucket is over; demand letters customarily grant fifteen days. Below 500 yuan the paper, the stamp and the courier cost more than it brings.",
  },
  "lawyers-letter": {
    "zh-CN":
      "《保障中小企业款项支付条例》（国务院令第 802 号）第九条给大型企业自交付起六十天；这里为逾期六十天。一万元约为律师函常见费用的十倍。",
    en: "The decree on payments to SMEs (State Council No. 802, Art. 9) gives a large enterprise 60 days from delivery; this is as long past due. 10,000 yuan are about ten times what such a letter costs.",
  },
  "stop-supply": {
    "zh-CN": "给律师函两周答复时间。",
    en: "A fortnight for the lawyer's letter to be answered.",
  },
  endOfSchedule: {
    "zh-CN": "第四个账龄段始于第 91 天。",
    en: "The fourth aging bucket begins at 91 days.",
  },
};
