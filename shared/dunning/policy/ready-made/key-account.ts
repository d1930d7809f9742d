import type { Policy } from "../policy.ts";
import { standardPolicy } from "../standard-policy.ts";

/** Nothing is sent by machine: the account's owner speaks to them, at the right time and with the figures. */
export const keyAccountPolicy: Policy = {
  ...standardPolicy,
  id: "key-account",
  name: { "zh-CN": "重点客户催款政策", en: "Key account policy" },
  steps: [
    {
      key: "owner-talks",
      // A week past due: late enough for a large company's weekly pay run, early enough to mend an approval.
      days: 7,
      channel: "call-task",
      template: "key-account-talk",
      to: ["billing", "finance_lead"],
      // Every three weeks, once: monthly contact with debtors is what the practice asks for (R47).
      repeat: { everyDays: 21, times: 1 },
    },
    {
      key: "visit",
      // The month that follows the first aging bucket: a person goes there, if it is worth the way.
      days: 45,
      channel: "visit-task",
      template: "visit",
      to: ["finance_lead", "executive"],
      minimum: { minor: { CNY: 5_000_000, USD: 500_000, EUR: 500_000, GBP: 500_000 }, share: 0 },
    },
    {
      key: "executive-talk",
      // The second aging bucket has ended.
      days: 61,
      channel: "call-task",
      template: "key-account-talk",
      to: ["executive"],
    },
  ],
  // The third aging bucket ends at 90 days.
  endOfSchedule: { afterDays: 30, template: "review" },
  minInvoiceAgeDays: 1,
  // A fortnight between two approaches.
  minGapDays: 14,
};
