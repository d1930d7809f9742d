import type { Policy } from "../policy.ts";
import { standardPolicy } from "../standard-policy.ts";
import type { NumberReasons } from "./number-reasons.ts";

/** Nothing is sent by machine: the account's owner speaks to them, at the right time and with the figures. */
export const keyAccountPolicy: Policy = {
  ...standardPolicy,
  id: "key-account",
  name: { "zh-CN": "重点客户催款政策", en: "Key account policy" },
  steps: [
    {
      key: "owner-talks",
      days: 7,
      channel: "call-task",
      template: "key-account-talk",
      to: ["billing", "finance_lead"],
      repeat: { everyDays: 21, times: 1 },
    },
    {
      key: "visit",
      days: 45,
      channel: "visit-task",
      template: "visit",
      to: ["finance_lead", "executive"],
      minimum: { minor: { CNY: 5_000_000, USD: 500_000, EUR: 500_000, GBP: 500_000 }, share: 0 },
    },
    {
      key: "executive-talk",
      days: 61,
      channel: "call-task",
      template: "key-account-talk",
      to: ["executive"],
    },
  ],
  endOfSchedule: { afterDays: 30, template: "review" },
  minInvoiceAgeDays: 1,
  minGapDays: 14,
};

/** Each number of it, with its source. */
export const keyAccountReasons: NumberReasons = {
  "owner-talks": {
    "zh-CN":
      "到期一周：足够大公司走完每周付款批次，也来得及补审批；三周后再谈一次，实务要求每月与欠款客户联系。",
    en: "A week past due: late enough for a large company's weekly pay run, early enough to mend an approval. Once more after three weeks: practice asks for monthly contact with debtors.",
  },
  visit: {
    "zh-CN": "第一个账龄段之后的半个月：值得跑一趟时，由人上门。",
    en: "Half a month after the first aging bucket: a person goes there, if the amount is worth the way.",
  },
  "executive-talk": {
    "zh-CN": "第二个账龄段（60 天）已结束。",
    en: "The second aging bucket (60 days) has ended.",
  },
  endOfSchedule: {
    "zh-CN": "第三个账龄段止于第 90 天。",
    en: "The third aging bucket ends at 90 days.",
  },
  minGapDays: {
    "zh-CN": "两次接触之间隔两周。",
    en: "A fortnight between two approaches.",
  },
};
