import type { CreditHold, HoldCause } from "../../shared/limit/kinds.ts";
import { useSpeech } from "./speech.ts";
import { counted } from "./counted.ts";

const en = {
  title: "Credit hold and exceptions",
  holds: {
    none: "Nothing stands against selling on credit.",
    warn: "Sell on credit with care.",
    "block-orders": "No new orders on credit.",
    "block-shipment": "No new orders on credit, and nothing leaves the warehouse.",
  } as Record<CreditHold, string>,
  causes: {
    placed: "placed by a person",
    insolvency: "insolvent by a register or a court",
    "over-limit": "over the credit limit",
    "over-group": "the group is over its head office's limit",
    overdue: "overdue",
  } as Record<HoldCause, string>,
  overdue: (days: number) => `overdue by more than ${counted(days, "day")}`,
  placedBy: (who: string, day: string, reason: string) => `Placed by ${who} on ${day}: ${reason}`,
  until: (day: string) => `It ends after ${day}.`,
  review: (day: string) => `To be looked at again on ${day}.`,
  reviewDue: (day: string) => `It was to be looked at again on ${day}: lift it, or place it anew.`,
  exception: (left: string, amount: string, day: string, who: string, reason: string) =>
    `Exception: ${left} of ${amount} left until ${day} (${who}: ${reason})`,
  act: "What to do",
  acts: {
    warn: "Ask for care",
    "block-orders": "Block new orders",
    "block-shipment": "Block orders and deliveries",
    none: "Lift what was placed",
    exception: "Grant an exception",
    withdraw: "Withdraw an exception",
  } as Record<CreditHold | "exception" | "withdraw", string>,
  which: "Exception",
  one: (left: string, day: string) => `${left} left until ${day}`,
  withdrawn: (who: string, reason: string) => `Withdrawn by ${who}: ${reason}`,
  ends: "It ends",
  endings: { until: "after a last day", review: "when somebody lifts it" },
  lastDay: "Last day",
  reviewOn: "Look at it again on",
  amount: (currency: string) => `Amount beyond the limit, in ${currency}`,
  most: (money: string, days: number) =>
    `You may still allow ${money}, for at most ${counted(days, "day")}. Orders use it up.`,
  reason: "Reason",
  save: "Save",
  saving: "Saving…",
  cancel: "Close",
  saved: "Saved. The CRM hears of it within a minute.",
  loading: "Asking how the account stands",
  flaws: {
    amount: "Write the amount in digits, more than nothing, for example 50000 or 50,000.50.",
    day: "Give today or a later day.",
    reason: "Say why: the reason is kept with your name.",
  },
};
export type CreditHoldWords = typeof en;

export const creditHoldZh: CreditHoldWords = {
  title: "信用管控与特批",
  holds: {
    none: "可以赊销，没有管控。",
    warn: "赊销须谨慎。",
    "block-orders": "暂停新的赊销订单。",
    "block-shipment": "暂停新的赊销订单，并暂停发货。",
  },
  causes: {
    placed: "人工设置",
    insolvency: "登记或司法信息显示已进入破产程序",
    "over-limit": "超出信用额度",
    "over-group": "集团超出总部的信用额度",
    overdue: "逾期",
  },
  overdue: (days) => `逾期超过 ${days} 天`,
  placedBy: (who, day, reason) => `${who} 于 ${day} 设置：${reason}`,
  until: (day) => `${day} 之后自动结束。`,
  review: (day) => `${day} 复核。`,
  reviewDue: (day) => `应于 ${day} 复核：请解除，或重新设置。`,
  exception: (left, amount, day, who, reason) =>
    `信用特批：${amount} 中尚余 ${left}，至 ${day}（${who}：${reason}）`,
  act: "操作",
  acts: {
    warn: "提示谨慎",
    "block-orders": "暂停新订单",
    "block-shipment": "暂停订单和发货",
    none: "解除人工管控",
    exception: "给予信用特批",
    withdraw: "撤回信用特批",
  },
  which: "信用特批",
  one: (left, day) => `尚余 ${left}，至 ${day}`,
  withdrawn: (who, reason) => `${who} 已撤回：${reason}`,
  ends: "何时结束",
  endings: { until: "到截止日", review: "有人解除时" },
  lastDay: "截止日",
  reviewOn: "复核日",
  amount: (currency) => `超出额度的金额（${currency}）`,
  most: (money, days) => `您还可特批 ${money}，最长 ${days} 天；订单会用掉它。`,
  reason: "原因",
  save: "保存",
  saving: "正在保存…",
  cancel: "关闭",
  saved: "已保存，一分钟内写入 CRM。",
  loading: "正在查询该客户的管控情况",
  flaws: {
    amount: "金额请写大于零的数字，例如 50000 或 50,000.50。",
    day: "请填写今天或以后的日期。",
    reason: "请写明原因：会与您的姓名一同保存。",
  },
};

/** Both languages: they come with the panel. */
export const useCreditHoldWords = (): CreditHoldWords => (useSpeech().locale === "en" ? en : creditHoldZh);
