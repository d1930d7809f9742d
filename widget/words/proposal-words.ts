import type { CandidateName } from "../../shared/limit/kinds.ts";
import { useSpeech } from "./speech.ts";
import { counted } from "./counted.ts";

const en = {
  title: "What limit would fit",
  none: "Nothing to reckon a limit from yet: the account needs a score, and sales of a year, a statement or receivables.",
  propose: (amount: string) => `${amount} would fit`,
  keep: (percent: string) => `The limit in force is within ${percent} % of it: no change.`,
  change: "Far enough from the limit in force to propose another.",
  unset: "No limit is set in the CRM.",
  by: (name: string, least: string, grade: string, percent: string) =>
    `The least of the formulas (${name}, ${least}) × ${percent} % for ${grade}, rounded down to two digits.`,
  grade: (grade: string) => `grade ${grade}`,
  provisional: (grade: string) => `a provisional grade ${grade}`,
  ofGroup: (accounts: string) =>
    `The head office's limit holds for ${counted(accounts, "account")}: it is reckoned from the sales of all of them.`,
  terms: (most: string, now: string) =>
    `Terms of ${counted(most, "day")} at most by the grade; ${now} on average now.`,
  names: {
    need: "What they need",
    turnover: "Turnover",
    "net-worth": "Net worth",
    portfolio: "Our own risk",
  } satisfies Record<CandidateName, string>,
  need: (sales: string, days: string, percent: string) =>
    `${sales} a year / 365 × ${counted(days, "day")} × ${percent} %`,
  turnover: (sales: string, months: string, terms: string, percent: string) =>
    `${sales} / ${counted(months, "month")} × ${counted(terms, "day")} of terms / 30 × ${percent} %`,
  equity: (amount: string, percent: string) => `${percent} % of book equity of ${amount}`,
  portfolio: (amount: string, percent: string) => `${percent} % of all our receivables, ${amount}`,
  noSales: "nothing was billed in the last 365 days",
  noEquity: "no statement in force in the credit file, or no rate for its currency",
  noReceivables: "not counted yet, or no rate for their currency",
  withoutRate: (codes: string) => `Without a rate and left out: ${codes}.`,
};
type ProposalWords = typeof en;

export const proposalZh: ProposalWords = {
  title: "额度测算",
  none: "暂时无法测算额度：需要信用评分，以及一年的销售、财务报表或应收账款。",
  propose: (amount) => `建议额度 ${amount}`,
  keep: (percent) => `与现行额度相差不超过 ${percent}%：不必调整。`,
  change: "与现行额度相差较大，可以申请调整。",
  unset: "CRM 中没有设额度。",
  by: (name, least, grade, percent) =>
    `取各公式中最小者（${name}，${least}）× ${percent}%（${grade}），向下取两位有效数字。`,
  grade: (grade) => `等级 ${grade}`,
  provisional: (grade) => `暂定等级 ${grade}`,
  ofGroup: (accounts) => `总公司的额度由 ${accounts} 家客户共用：按全部客户的销售测算。`,
  terms: (most, now) => `按等级账期最长 ${most} 天；目前平均 ${now} 天。`,
  names: {
    need: "实际需要",
    turnover: "销售规模",
    "net-worth": "净资产",
    portfolio: "自身风险",
  },
  need: (sales, days, percent) => `年销售 ${sales} ÷ 365 × ${days} 天 × ${percent}%`,
  turnover: (sales, months, terms, percent) =>
    `${sales} ÷ ${months} 个月 × 账期 ${terms} 天 ÷ 30 × ${percent}%`,
  equity: (amount, percent) => `账面净资产 ${amount} 的 ${percent}%`,
  portfolio: (amount, percent) => `我方全部应收账款 ${amount} 的 ${percent}%`,
  noSales: "过去 365 天没有开票",
  noEquity: "信用档案中没有有效的财务报表，或缺少汇率",
  noReceivables: "尚未统计，或缺少汇率",
  withoutRate: (codes) => `因缺少汇率未计入：${codes}。`,
};

/** Both languages: they come with the panel. */
export const useProposalWords = (): ProposalWords => (useSpeech().locale === "en" ? en : proposalZh);
