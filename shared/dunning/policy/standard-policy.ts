import { PROMISE_TOLERANCE_DAYS } from "../../promise/promise.ts";
import type { Policy } from "./policy.ts";

/** What a new org rehearses with. Every number is a choice that an admin can change; the reason stands beside it. */
export const standardPolicy: Policy = {
  id: "standard",
  version: 1,
  name: { "zh-CN": "标准催款政策", en: "Standard dunning policy" },
  steps: [
    // A week is one pay run ahead for customers that pay weekly (Zoho Books and Chaser offer the same courtesy notice).
    { key: "courtesy", days: -7, channel: "email", template: "courtesy" },
    { key: "due-today", days: 0, channel: "email", template: "due-today" },
    // Three days let a transfer made on the due day arrive and be booked (bank cut-off plus a weekend).
    { key: "reminder-1", days: 3, channel: "email", template: "reminder-1" },
    // One week after the first reminder: the usual gap of OCA credit control and of Lago campaigns.
    { key: "reminder-2", days: 10, channel: "email", template: "reminder-2" },
    // The first aging bucket ends at 30 days: after it, mail alone rarely helps and a person calls.
    { key: "call", days: 30, channel: "call-task", template: "call" },
    // The second aging bucket ends at 60 days: a person decides on a formal letter. Nothing is sent by itself.
    { key: "demand-letter", days: 60, channel: "demand-letter", template: "demand-letter" },
  ],
  // About the cost of handling one query: 1 euro, dollar or pound, and its neighbours.
  tolerance: { minor: { CNY: 1000, USD: 100, EUR: 100, GBP: 100, HKD: 1000, JPY: 200 }, share: 0 },
  // The smallest distance between two steps above, so that one invoice climbs on its own days.
  minGapDays: 3,
  // Reliability I-2: an hour between the last read of the CRM and a message.
  maxDataAgeMinutes: 60,
  // Office hours, Monday to Friday, in the customer's zone.
  sendWindow: { weekdays: [1, 2, 3, 4, 5], fromMinute: 9 * 60, toMinute: 18 * 60 },
  // The same days after which a promise is judged.
  promiseGraceDays: PROMISE_TOLERANCE_DAYS,
  templates: {},
};
