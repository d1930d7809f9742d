import type { Sentence } from "../kernel/contract.ts";
import type { Trigger } from "./kinds.ts";

/** What people call each trigger. */
export const TRIGGER_NAMES: Readonly<Record<keyof Sentence, Readonly<Record<Trigger, string>>>> = {
  "zh-CN": {
    "adverse-fact": "工商或司法信息",
    "limit-over": "超出额度",
    "broken-promises": "多次失信承诺",
    "first-over-30": "首次逾期超过 30 天",
    "roll-rate": "账龄加速恶化",
    "dbt-shift": "付款比以前慢",
    "grade-down": "信用等级下降",
    "score-drop": "信用评分下降",
    "new-dispute": "新增争议",
    "no-order": "逾期且停止下单",
    "limit-near": "接近额度",
    "largest-name": "应收集中于该客户",
    "top-five": "前五大客户占比过高",
    "statement-overdue": "财务报表过期",
    "review-overdue": "信用复审过期",
    "limit-ended": "额度已到期",
  },
  en: {
    "adverse-fact": "Registry or court fact",
    "limit-over": "Over the limit",
    "broken-promises": "Broken promises",
    "first-over-30": "First time over 30 days late",
    "roll-rate": "Debt grows older faster",
    "dbt-shift": "Pays later than before",
    "grade-down": "Grade went down",
    "score-drop": "Score fell",
    "new-dispute": "New dispute",
    "no-order": "No order while overdue",
    "limit-near": "Near the limit",
    "largest-name": "Large share of receivables",
    "top-five": "Five customers owe too much",
    "statement-overdue": "Statement overdue",
    "review-overdue": "Review overdue",
    "limit-ended": "Limit ended",
  },
};
