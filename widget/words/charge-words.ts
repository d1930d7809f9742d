import type { ChargeAct, ChargeKind, ChargeState, TermOrigin } from "../../shared/charge/kinds.ts";
import { useSpeech } from "./speech.ts";
import { counted } from "./counted.ts";

const kinds: Record<ChargeKind, string> = {
  interest: "Late interest",
  "late-fee": "Late fee",
  compensation: "Compensation for recovery",
};
const states: Record<ChargeState, string> = {
  proposed: "Proposed: waits for a decision",
  accepted: "Accepted",
  declined: "Declined",
};
const acts: Record<ChargeAct, string> = {
  accepted: "Accept",
  declined: "Decline",
  waived: "Waive",
  paid: "Record payment",
};
const done: Record<ChargeAct, string> = {
  accepted: "Accepted",
  declined: "Declined",
  waived: "Waived",
  paid: "Paid",
};
const origins: Record<TermOrigin, string> = {
  account: "agreed with this customer",
  org: "set for the whole organisation",
  profile: "by the basis",
  nobody: "nobody has set it",
};

const en = {
  kinds,
  states,
  acts,
  done,
  origins,
  title: "Interest and fees",
  hint: "Claims with a balance of their own, beside the invoices. Nothing is added to an invoice, and nothing is claimed before it is accepted here.",
  basis: "Basis",
  rate: "Rate a year",
  grace: "Days of grace",
  least: "Least interest",
  lateFee: "Late fee",
  most: "Cap, % of the invoice",
  from: (what: string, origin: string) => `${what} (${origin})`,
  none: "none",
  noBasis: "nothing is charged",
  days: (count: number) => counted(count, "day"),
  empty: "Nothing has been proposed on this account.",
  propose: "Propose what is due",
  proposing: "Reckoning …",
  period: (from: string, to: string) => `${from} to ${to}`,
  line: (principal: string, days: string, rate: string, count: string, amount: string) =>
    `${principal} × ${rate} a year × ${days} (${count}) = ${amount}`,
  capped: "at the legal cap",
  left: (amount: string) => `${amount} open`,
  decision: "Decision",
  reason: "Why, kept with your name",
  amount: "Amount",
  noWords: "Say why, in a few words.",
  noAmount: "Enter an amount.",
  save: "Save",
  saving: "Saving …",
  cancel: "Cancel",
  close: "Close",
  fees: {
    title: "By what late payment is charged",
    off: "Nothing is charged",
    edit: "Change",
    saved: "Saved: it holds for what is proposed from now on.",
    percent: "per cent; empty: as the basis says; 0: no interest",
    tables: "Rate tables",
    tablesHint:
      "Published rates with their sources. After its last known day a table answers nothing: add the rate as it was published.",
    knownUntil: "Known until",
    validFrom: "From",
    expired: (on: string) => `Known until ${on}: expired`,
    current: (on: string) => `Known until ${on}`,
    source: "Source",
    add: "Add a published rate",
    added: "The rate is added.",
    table: "Rate table",
  },
};
export type ChargeWords = typeof en;

export const chargeZh: ChargeWords = {
  kinds: { interest: "逾期利息", "late-fee": "滞纳金", compensation: "追收费用补偿" },
  states: { proposed: "待决定", accepted: "已接受", declined: "已否决" },
  acts: { accepted: "接受", declined: "否决", waived: "减免", paid: "登记付款" },
  done: { accepted: "已接受", declined: "已否决", waived: "已减免", paid: "已付" },
  origins: { account: "与该客户约定", org: "全组织设置", profile: "按计费依据", nobody: "尚未设置" },
  title: "利息与费用",
  hint: "独立于发票的债权，各有余额；不会计入发票，未经在此接受不会主张。",
  basis: "计费依据",
  rate: "年利率",
  grace: "宽限天数",
  least: "最低利息",
  lateFee: "滞纳金",
  most: "上限（占发票 %）",
  from: (what, origin) => `${what}（${origin}）`,
  none: "无",
  noBasis: "不计费",
  days: (count) => `${count} 天`,
  empty: "该客户没有提出过利息或费用。",
  propose: "提出到期部分",
  proposing: "计算中…",
  period: (from, to) => `${from} 至 ${to}`,
  line: (principal, days, rate, count, amount) =>
    `${principal} × 年 ${rate} × ${days}（${count}）= ${amount}`,
  capped: "按法定上限",
  left: (amount) => `未付 ${amount}`,
  decision: "决定",
  reason: "原因（与您的姓名一起保存）",
  amount: "金额",
  noWords: "请简单说明原因。",
  noAmount: "请填写金额。",
  save: "保存",
  saving: "正在保存…",
  cancel: "取消",
  close: "关闭",
  fees: {
    title: "逾期付款如何计费",
    off: "不计费",
    edit: "修改",
    saved: "已保存：自现在起提出的利息与费用按此计算。",
    percent: "百分比；留空：按计费依据；0：不计息",
    tables: "利率表",
    tablesHint: "公布的利率及其来源。超过最后有效日的表不再作答：请按公布补录。",
    knownUntil: "有效至",
    validFrom: "自",
    expired: (on) => `有效至 ${on}：已过期`,
    current: (on) => `有效至 ${on}`,
    source: "来源",
    add: "补录公布的利率",
    added: "已补录。",
    table: "利率表",
  },
};

/** Both languages: they come with the panel. */
export const useChargeWords = (): ChargeWords => (useSpeech().locale === "en" ? en : chargeZh);
