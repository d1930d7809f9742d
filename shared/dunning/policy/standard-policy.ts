import { PROMISE_TOLERANCE_DAYS } from "../../promise/promise.ts";
import type { Policy } from "./policy.ts";

/** What a new org rehearses with. Every number is a choice that an admin can change; the reason stands in ready-made/standard-reasons.ts. */
export const standardPolicy: Policy = {
  id: "standard",
  version: 1,
  name: { "zh-CN": "标准催款政策", en: "Standard dunning policy" },
  steps: [
    { key: "courtesy", days: -7, channel: "email", template: "courtesy" },
    { key: "due-today", days: 0, channel: "email", template: "due-today" },
    { key: "reminder-1", days: 3, channel: "email", template: "reminder-1" },
    { key: "reminder-2", days: 10, channel: "email", template: "reminder-2" },
    { key: "call", days: 30, channel: "call-task", template: "call" },
    { key: "demand-letter", days: 60, channel: "demand-letter", template: "demand-letter" },
  ],
  tolerance: { minor: { CNY: 1000, USD: 100, EUR: 100, GBP: 100, HKD: 1000, JPY: 200 }, share: 0 },
  minGapDays: 3,
  maxDataAgeMinutes: 60,
  sendWindow: { weekdays: [1, 2, 3, 4, 5], fromMinute: 9 * 60, toMinute: 18 * 60 },
  promiseGraceDays: PROMISE_TOLERANCE_DAYS,
  templates: {},
};
