import type { Policy } from "../policy.ts";
import { standardPolicy } from "../standard-policy.ts";

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
    // SEPA transfers arrive on the next business day; three days pass over a weekend.
    { key: "reminder-1", days: 3, channel: "email", template: "reminder-1", to: ["billing"] },
    {
      key: "eu-reminder",
      days: 10,
      channel: "email",
      template: "eu-reminder",
      to: ["billing", "finance_lead"],
      tone: "firm",
      // A fortnight, as Norwegian law asks before a claim is handed over (Invoice Ninja 4020): it serves everywhere.
      deadlineDays: 14,
    },
    // The first aging bucket ends.
    { key: "call", days: 30, channel: "call-task", template: "call", to: ["finance_lead", "billing"] },
    {
      key: "final-notice",
      days: 40,
      channel: "email",
      template: "final-notice",
      to: ["executive", "finance_lead", "billing"],
      tone: "formal",
      deadlineDays: 14,
      // The 40 euros that Art. 6(1) grants: below it a formal notice costs more than it brings.
      minimum: { minor: { EUR: 4_000 }, share: 0 },
    },
    // 60 days: the longest term that Art. 3(5) allows between businesses, once more.
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
