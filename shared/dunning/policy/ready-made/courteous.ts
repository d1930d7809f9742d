import type { Policy } from "../policy.ts";
import { standardPolicy } from "../standard-policy.ts";

/** For customers who pay, if slowly: nothing harsher than a question, and the rest is talked over. */
export const courteousPolicy: Policy = {
  ...standardPolicy,
  id: "courteous",
  name: { "zh-CN": "温和催款政策", en: "Courteous dunning policy" },
  steps: [
    // A week is one pay run ahead for customers that pay weekly (Zoho Books and Chaser offer the same notice).
    { key: "courtesy", days: -7, channel: "email", template: "courtesy", to: ["billing"], tone: "warm" },
    // Five days are the shortest interval of OCA's overdue reminder (min_interval_days).
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
      // Ten days later, and once more after a fortnight, so that a fortnightly pay run lies between.
      days: 15,
      channel: "email",
      template: "gentle-reminder",
      to: ["billing", "finance_lead"],
      tone: "warm",
      repeat: { everyDays: 14, times: 1 },
    },
    // The first aging bucket is over and a week of grace with it: a person asks what is wrong.
    { key: "call", days: 37, channel: "call-task", template: "call", to: ["finance_lead", "billing"] },
  ],
  // Three weeks after the call somebody decides: the second aging bucket ends at 60 days.
  endOfSchedule: { afterDays: 23, template: "review" },
  // A day for the invoice to arrive: Invoice Ninja 9312 wrote "past due" the morning after the first mail.
  minInvoiceAgeDays: 1,
  // Never more than one message a week.
  minGapDays: 7,
};
