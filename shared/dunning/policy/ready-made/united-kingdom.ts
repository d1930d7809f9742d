import type { Policy } from "../policy.ts";
import { standardPolicy } from "../standard-policy.ts";

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
    // Faster Payments arrive the same day; three days pass over a weekend.
    { key: "reminder-1", days: 3, channel: "email", template: "reminder-1", to: ["billing"] },
    {
      key: "uk-reminder",
      // A week's notice before somebody calls.
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
      // The first aging bucket has ended.
      days: 31,
      channel: "demand-letter",
      template: "uk-letter-before-action",
      to: ["executive", "finance_lead"],
      tone: "formal",
      deadlineDays: 14,
      // The lowest court fee for a money claim is 35 pounds (England and Wales): smaller claims cost more.
      minimum: { minor: { GBP: 3_500 }, share: 0 },
    },
    // The week after the last day of that letter.
    { key: "stop-supply", days: 50, channel: "stop-supply", template: "stop-supply" },
    { key: "agency", days: 60, channel: "agency", template: "agency" },
  ],
  endOfSchedule: { afterDays: 31, template: "review" },
  minInvoiceAgeDays: 1,
  minGapDays: 3,
};
