import type { Policy } from "../policy.ts";
import { standardPolicy } from "../standard-policy.ts";

/** For customers who pay only when pressed: early deadlines, then proposals that a person decides on. */
export const firmPolicy: Policy = {
  ...standardPolicy,
  id: "firm",
  name: { "zh-CN": "严格催款政策", en: "Firm dunning policy" },
  steps: [
    { key: "due-today", days: 0, channel: "email", template: "due-today", to: ["billing"] },
    // Three days let a transfer made on the due day arrive and be booked (bank cut-off plus a weekend).
    { key: "reminder-1", days: 3, channel: "email", template: "reminder-1", to: ["billing"] },
    {
      key: "firm-reminder",
      // A week after the due day, with a week to pay: the usual gap of Lago campaigns.
      days: 7,
      channel: "email",
      template: "firm-reminder",
      to: ["finance_lead", "billing"],
      tone: "firm",
      deadlineDays: 7,
    },
    // The day after that deadline.
    { key: "call", days: 15, channel: "call-task", template: "call", to: ["finance_lead", "billing"] },
    {
      key: "final-notice",
      // Ten days to pay end on the last day of the first aging bucket.
      days: 20,
      channel: "email",
      template: "final-notice",
      to: ["executive", "finance_lead", "billing"],
      tone: "formal",
      deadlineDays: 10,
      // About what a reminder costs to handle ten times over; below it the softer letter goes again with others.
      minimum: { minor: { CNY: 10_000, USD: 1_000, EUR: 1_000, GBP: 1_000 }, share: 0 },
    },
    // The day after the last deadline: what was announced follows.
    { key: "stop-supply", days: 31, channel: "stop-supply", template: "stop-supply" },
    {
      key: "demand-letter",
      days: 40,
      channel: "demand-letter",
      template: "demand-letter",
      to: ["executive"],
    },
    // The second aging bucket ends at 60 days, the third at 90 (the buckets of every aging report).
    { key: "lawyers-letter", days: 60, channel: "lawyers-letter", template: "lawyers-letter" },
    { key: "agency", days: 90, channel: "agency", template: "agency" },
  ],
  endOfSchedule: { afterDays: 30, template: "review" },
  minInvoiceAgeDays: 1,
  // The smallest distance between two steps above.
  minGapDays: 3,
};
