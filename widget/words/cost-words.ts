import { useSpeech } from "./speech.ts";

const en = {
  title: "What this credit costs",
  close: "Close",
  notApproved:
    "No accountant has approved the cost of money and the loss rates yet: settings, Reports, Provision and cost of credit.",
  means: (from: string, to: string, rate: string) => `${from} to ${to}, money at ${rate} a year.`,
  none: "Nothing was sold to them on credit.",
  ofSales: (share: string, sales: string) => `${share} of net sales of ${sales}`,
  carrying: (average: string) => `Waiting, on an average of ${average}`,
  expected: "Expected loss on what is open",
  handling: (contacts: string) => `Collecting, ${contacts} calls, visits and messages`,
  noLoss: "no approved rates",
  noHandling: "no price in this currency",
};
type CostWords = typeof en;

export const costZh: CostWords = {
  title: "赊销成本",
  close: "关闭",
  notApproved: "会计尚未批准资金成本和损失率：请见设置“报表”中的“坏账准备与赊销成本”。",
  means: (from, to, rate) => `${from} 至 ${to}，资金年利率 ${rate}。`,
  none: "未曾赊销。",
  ofSales: (share, sales) => `占净销售额 ${sales} 的 ${share}`,
  carrying: (average) => `资金占用（平均余额 ${average}）`,
  expected: "未付款的预期损失",
  handling: (contacts) => `催收（联系 ${contacts} 次）`,
  noLoss: "没有已批准的损失率",
  noHandling: "没有此币种的联系成本",
};

/** Both languages: they come with the panel. */
export const useCostWords = (): CostWords => (useSpeech().locale === "en" ? en : costZh);
