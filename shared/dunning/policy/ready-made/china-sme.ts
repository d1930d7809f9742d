import type { Policy } from "../policy.ts";
import { standardPolicy } from "../standard-policy.ts";

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
    // One weekly pay run ahead; monthly payers have approved it by then.
    { key: "courtesy", days: -7, channel: "email", template: "courtesy", to: ["billing"], tone: "warm" },
    {
      key: "cn-reminder",
      // Three days let a transfer arrive; five more are a working week to answer in.
      days: 3,
      channel: "email",
      template: "cn-sme-reminder",
      to: ["billing", "finance_lead"],
      tone: "neutral",
      deadlineDays: 5,
    },
    // 催款流程 is reminder, call, letter (R36); a week after the reminder somebody calls.
    { key: "call", days: 10, channel: "call-task", template: "call", to: ["finance_lead", "billing"] },
    {
      key: "cn-demand-letter",
      // The first aging bucket is over. Fifteen days to pay is what 催款函 customarily grant.
      days: 30,
      channel: "demand-letter",
      template: "cn-demand-letter",
      to: ["executive", "finance_lead"],
      tone: "formal",
      deadlineDays: 15,
      // 500 yuan: below it the paper, the stamp and the courier cost more than it brings.
      minimum: { minor: { CNY: 50_000 }, share: 0 },
    },
    {
      key: "lawyers-letter",
      // As long past due as the decree gives a large enterprise from delivery.
      days: 60,
      channel: "lawyers-letter",
      template: "lawyers-letter",
      tone: "formal",
      // 10,000 yuan, ten times what such a letter commonly costs; smaller debts go straight to the next step.
      when: { fact: "asked", atLeast: { CNY: 1_000_000 } },
    },
    // A fortnight for the lawyer's letter to be answered.
    { key: "stop-supply", days: 75, channel: "stop-supply", template: "stop-supply" },
  ],
  // The fourth aging bucket begins at 91 days.
  endOfSchedule: { afterDays: 16, template: "review" },
  minInvoiceAgeDays: 1,
  minGapDays: 3,
};
