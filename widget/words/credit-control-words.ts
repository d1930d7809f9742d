import type { CreditHold } from "../../shared/limit/kinds.ts";
import { useSpeech } from "./speech.ts";

const en = {
  title: "Credit control",
  hint: "What counts against a limit beside open invoices, when an account is held, and who may allow more. It holds from today on; the CRM hears of it with the next round.",
  counted: "Orders and deals that count",
  order: "Order statuses that count",
  deal: "Deal stages that count",
  stagesHint: "As the CRM writes them, one to a line, for example Approved. Empty: none is read.",
  overLimit: "When over the limit",
  overGroup: "A branch, when its group is over",
  overdue: "When overdue",
  days: "Overdue by more than, in days",
  insolvency: "When insolvent",
  holds: {
    none: "nothing",
    warn: "warn",
    "block-orders": "block new orders",
    "block-shipment": "block orders and deliveries",
  } as Record<CreditHold, string>,
  exceptions: "Authority for exceptions",
  admin: "Administrators may allow beyond the limit, %",
  collector: "Collectors may allow beyond the limit, %",
  mostDays: "Longest exception in days",
  reason: "Why",
  save: "Save",
  saving: "Saving…",
  saved: "Saved. It holds from today on.",
  unsaid: "Nobody has decided anything yet: no account is held by a rule, and no order is read.",
  said: (by: string, from: string, reason: string) => `Last said by ${by} on ${from}: ${reason}`,
  flaws: {
    days: "Write whole days, 0 to 3650.",
    percent: "Write a whole percentage, 0 to 1000.",
    mostDays: "Write whole days, 1 to 366.",
    reason: "Say why: the reason is kept with your name.",
  },
};
export type CreditControlWords = typeof en;

export const creditControlZh: CreditControlWords = {
  title: "信用管控",
  hint: "除未清发票外哪些计入额度、何时管控客户、谁可以特批。自今日起生效；下一次运行时写入 CRM。",
  counted: "计入额度的订单与商机",
  order: "计入额度的订单状态",
  deal: "计入额度的商机阶段",
  stagesHint: "按 CRM 中的写法，每行一个，例如 Approved。留空则不读取。",
  overLimit: "超出额度时",
  overGroup: "集团超额时，分支机构",
  overdue: "逾期时",
  days: "逾期超过天数",
  insolvency: "破产时",
  holds: {
    none: "不管控",
    warn: "提示谨慎",
    "block-orders": "暂停新订单",
    "block-shipment": "暂停订单和发货",
  },
  exceptions: "信用特批权限",
  admin: "管理员特批上限（%）",
  collector: "催收人员特批上限（%）",
  mostDays: "特批最长天数",
  reason: "原因",
  save: "保存",
  saving: "正在保存…",
  saved: "已保存，自今日起生效。",
  unsaid: "尚未设置：没有任何规则管控客户，也不读取订单。",
  said: (by, from, reason) => `${by} 于 ${from} 设置：${reason}`,
  flaws: {
    days: "请填写整天数，0 至 3650。",
    percent: "请填写整数百分比，0 至 1000。",
    mostDays: "请填写整天数，1 至 366。",
    reason: "请写明原因：会与您的姓名一同保存。",
  },
};

/** Both languages: they come with the page. */
export const useCreditControlWords = (): CreditControlWords =>
  useSpeech().locale === "en" ? en : creditControlZh;
