import { told } from "./sentence.ts";

/** What a question about the limit may be refused for. */
export const limitRefusals = {
  "no-limit-set": told(
    409,
    "该客户尚未设信用额度：请先在 CRM 中填写信用额度，再核查这笔交易。",
    "This account has no credit limit: set one in the CRM before you check a deal.",
  ),
  "no-rate-for-deal": told(
    422,
    "没有该币种的汇率：请在 CRM 中添加汇率，或以额度的币种填写金额。",
    "There is no rate for that currency: add one in the CRM, or give the amount in the currency of the limit.",
  ),
  "delivery-in-the-past": told(
    422,
    "交货日期已过：请填写今天或以后的日期。",
    "The delivery is in the past: give today or a later day.",
  ),
} as const;
