import { useSpeech } from "./speech.ts";
import { counted } from "./counted.ts";

const en = {
  title: "What if they paid?",
  hint: "Tick invoices in the list: this is how the account would stand the morning after their money has come. Nothing is stored.",
  paidOn: "Paid on",
  overdue: "Tick all overdue",
  none: "Untick all",
  ticked: (count: number) => `${counted(count, "invoice")} ticked`,
  tooMany: (most: number) => `Tick at most ${counted(most, "invoice")}.`,
  score: "Score",
  grade: "Grade",
  headroom: "Headroom",
  noScore: "no score yet",
  noLimit: "no limit set",
  change: (before: string, after: string) => `${before} → ${after}`,
  same: "unchanged",
  provisional: "Provisional: too few settled invoices.",
  reasons: "Reasons that change",
  noReasons: "No reason changes.",
  isNew: "new",
  isGone: "gone",
  close: "Close",
};
export type WhatIfWords = typeof en;

const zh: WhatIfWords = {
  title: "如果他们付款？",
  hint: "在列表中勾选发票：这里显示款项到账次日早上该客户的状况。不保存任何内容。",
  paidOn: "付款日期",
  overdue: "勾选全部逾期",
  none: "全部取消",
  ticked: (count) => `已勾选 ${count} 张发票`,
  tooMany: (most) => `最多勾选 ${most} 张发票。`,
  score: "评分",
  grade: "等级",
  headroom: "可用额度",
  noScore: "尚无评分",
  noLimit: "未设额度",
  change: (before, after) => `${before} → ${after}`,
  same: "不变",
  provisional: "暂定：已结清发票太少。",
  reasons: "变化的理由",
  noReasons: "没有理由变化。",
  isNew: "新增",
  isGone: "消失",
  close: "关闭",
};

/** Both languages: they come with the panel. */
export const useWhatIfWords = (): WhatIfWords => (useSpeech().locale === "en" ? en : zh);
