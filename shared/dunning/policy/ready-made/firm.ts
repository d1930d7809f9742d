import type { Policy } from "../policy.ts";
import { standardPolicy } from "../standard-policy.ts";
import type { NumberReasons } from "./number-reasons.ts";

/** For customers who pay only when pressed: early deadlines, then proposals that a person decides on. */
export const firmPolicy: Policy = {
  ...standardPolicy,
  id: "firm",
  name: { "zh-CN": "严格催款政策", en: "Firm dunning policy" },
  steps: [
    { key: "due-today", days: 0, channel: "email", template: "due-today", to: ["billing"] },
    { key: "reminder-1", days: 3, channel: "email", template: "reminder-1", to: ["billing"] },
    {
      key: "firm-reminder",
      days: 7,
      channel: "email",
      template: "firm-reminder",
      to: ["finance_lead", "billing"],
      tone: "firm",
      deadlineDays: 7,
    },
    { key: "call", days: 15, channel: "call-task", template: "call", to: ["finance_lead", "billing"] },
    {
      key: "final-notice",
      days: 20,
      channel: "email",
      template: "final-notice",
      to: ["executive", "finance_lead", "billing"],
      tone: "formal",
      deadlineDays: 10,
      minimum: { minor: { CNY: 10_000, USD: 1_000, EUR: 1_000, GBP: 1_000 }, share: 0 },
    },
    { key: "stop-supply", days: 31, channel: "stop-supply", template: "stop-supply" },
    {
      key: "demand-letter",
      days: 40,
      channel: "demand-letter",
      template: "demand-letter",
      to: ["executive"],
    },
    { key: "lawyers-letter", days: 60, channel: "lawyers-letter", template: "lawyers-letter" },
    { key: "agency", days: 90, channel: "agency", template: "agency" },
  ],
  endOfSchedule: { afterDays: 30, template: "review" },
  minInvoiceAgeDays: 1,
  minGapDays: 3,
};

/** Each number of it, with its source. */
export const firmReasons: NumberReasons = {
  "due-today": {
    "zh-CN": "到期日是合同约定的付款日。",
    en: "The due day itself, which the contract names.",
  },
  "reminder-1": {
    "zh-CN": "三天足够让到期日的汇款到账并入账（银行截止时间加一个周末）。",
    en: "Three days let a transfer made on the due day arrive and be booked (bank cut-off plus a weekend).",
  },
  "firm-reminder": {
    "zh-CN": "到期后一周，再给一周付款：Lago 催收方案常用的间隔。",
    en: "A week after the due day, with a week to pay: the usual gap of Lago campaigns.",
  },
  call: {
    "zh-CN": "上一封信的期限次日。",
    en: "The day after that deadline.",
  },
  "final-notice": {
    "zh-CN": "十天付款期止于第一个账龄段的最后一天；金额下限约为处理一次提醒成本的十倍。",
    en: "Ten days to pay end on the last day of the first aging bucket; the least amount is about ten times what one reminder costs to handle.",
  },
  "stop-supply": {
    "zh-CN": "最后期限次日：言出必行。",
    en: "The day after the last deadline: what was announced follows.",
  },
  "demand-letter": {
    "zh-CN": "停供建议九天后，给人一周多时间处理。",
    en: "Nine days after the proposal to stop supply, so that somebody had a working week to act on it.",
  },
  "lawyers-letter": {
    "zh-CN": "第二个账龄段止于第 60 天。",
    en: "The second aging bucket ends at 60 days.",
  },
  agency: {
    "zh-CN": "第三个账龄段止于第 90 天。",
    en: "The third aging bucket ends at 90 days.",
  },
  endOfSchedule: {
    "zh-CN": "再等一个账龄段，然后由人决定。",
    en: "One aging bucket more, then somebody decides.",
  },
  minGapDays: {
    "zh-CN": "以上两步之间的最短距离。",
    en: "The smallest distance between two steps above.",
  },
};
