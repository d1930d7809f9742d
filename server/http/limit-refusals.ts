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
  "hold-not-allowed": told(
    403,
    "只有管理员和催收人员可以设置或解除信用管控：请联系他们。",
    "Only administrators and collectors may place or lift a credit hold: ask one of them.",
  ),
  "hold-without-end": told(
    422,
    "“截止日”和“复核日”须填写其中一项：请填写一个，另一个留空。",
    "A hold has either a last day or a day to be looked at again: give one of them and leave the other empty.",
  ),
  "hold-in-the-past": told(
    422,
    "“截止日”或“复核日”已过：请填写今天或以后的日期。",
    "The last day, or the day to look at it again, is in the past: give today or a later day.",
  ),
  "hold-too-long": told(
    422,
    "信用管控最长一年：请把“截止日”或“复核日”改为一年以内的日期。",
    "A hold runs for a year at most: give a last day, or a day to look at it again, within a year.",
  ),
  "exception-not-allowed": told(
    403,
    "只有管理员和催收人员可以给予信用特批：请联系他们。",
    "Only administrators and collectors may grant an exception: ask one of them.",
  ),
  "no-rate-for-exception": told(
    422,
    "没有该币种的汇率：请在 CRM 中添加汇率，或以额度的币种填写特批“金额”。",
    "There is no rate for that currency: add one in the CRM, or give the amount of the exception in the currency of the limit.",
  ),
  "exception-over": told(
    422,
    "特批“截止日”已过：请填写今天或以后的日期。",
    "The last day of the exception is in the past: give today or a later day.",
  ),
  "exception-too-long": told(
    422,
    "特批“截止日”超出本组织允许的天数：请填写较早的日期。",
    "The exception would run for longer than your organization allows: give an earlier last day.",
  ),
  "above-authority": told(
    403,
    "“金额”连同尚未用完的特批超出您的权限：请减小金额，或由管理员特批。",
    "The amount, with what is still allowed, is above your authority: lower it, or have an administrator grant it.",
  ),
  "no-such-exception": told(
    404,
    "找不到该信用特批：请重新打开本页，从“信用特批”中选择。",
    "There is no such exception: open the page again, and choose one under “Exception”.",
  ),
  "withdrawal-not-allowed": told(
    403,
    "只有有权给予该信用特批的人可以撤回它：请联系管理员。",
    "Only somebody who may grant that exception may withdraw it: ask an administrator.",
  ),
  "exception-ended": told(
    409,
    "该信用特批已撤回或已过期：无需再撤回。",
    "That exception was withdrawn or has ended: nothing is left to withdraw.",
  ),
  "delivery-in-the-past": told(
    422,
    "交货日期已过：请填写今天或以后的日期。",
    "The delivery is in the past: give today or a later day.",
  ),
} as const;
