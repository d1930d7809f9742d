import type { Method } from "../../shared/report/contract.ts";
import { useSpeech } from "./speech.ts";
import { counted } from "./counted.ts";

interface Defined {
  readonly name: string;
  readonly means: string;
}
type Definitions = Readonly<Record<Method, Defined>>;

const definitionsEn: Definitions = {
  "dso-simple": { name: "DSO, simple", means: "Receivables / sales of the window × its days." },
  "dso-count-back": {
    name: "DSO, count-back",
    means: "Days of sales that the receivables use up, the newest month first.",
  },
  "dso-true": {
    name: "DSO, true",
    means: "Age of each open invoice × what is open / the sales of its month, summed.",
  },
  bpdso: { name: "Best possible DSO", means: "The simple DSO of what is not due yet." },
  add: { name: "ADD", means: "Average days delinquent: simple DSO − best possible DSO." },
  "average-days-late": {
    name: "Average days late",
    means: "Of invoices settled in the window, by money; early counts as 0.",
  },
  "cei-month": {
    name: "CEI of the month",
    means: "(begin + sales − end) / (begin + sales − end not due) × 100, of the last whole month.",
  },
  "cei-chained": {
    name: "CEI, twelve months",
    means: "What was collected in twelve months of what could be.",
  },
  "dbt-payments": {
    name: "DBT of payments",
    means: "Days beyond terms of money received in the window; early is negative.",
  },
  "dbt-buckets": {
    name: "DBT of what is open",
    means: "By the middle of each bucket: 0, 15, 45, 75 and 105 days.",
  },
  "days-to-pay": { name: "Days to pay", means: "From the invoice to its money, by money." },
};

const en = {
  asOf: "As of",
  show: "Show",
  reading: "Reading the ledger: a large one takes some seconds.",
  told: (on: string) => `At the end of ${on}, by what the ledger knows now. Each currency apart.`,
  none: "The ledger holds nothing.",
  title: (currency: string) => `Receivables in ${currency}`,
  open: (amount: string) => `${amount} open`,
  unapplied: (unapplied: string, balance: string) =>
    `Unapplied credits: ${unapplied}. They are never taken off a bucket. Balance: ${balance}.`,
  aging: "By days past due",
  buckets: ["Not due", "1–30", "31–60", "61–90", "91 and more"],
  bucket: "Days past due",
  amount: "Open",
  behind: (bucket: string) => `Who is behind: ${bucket}`,
  close: "Close",
  account: "Account",
  invoice: "Invoice",
  due: "Due",
  late: "Days past due",
  moreInvoices: (count: string) => `${count} more invoices; the file has them all.`,
  moreAccounts: (count: string, amount: string) =>
    `${count} more accounts with ${amount}; the file has them all.`,
  download: "Aging as CSV",
  downloaded: (name: string) => `${name} was made.`,
  figures: "Figures",
  figure: "Figure",
  window: "Window",
  value: "Value",
  nothing: "nothing to divide by",
  days: (value: string) => counted(value, "day"),
  percent: (value: string) => `${value} %`,
  months: "Roll-forward",
  monthsMean:
    "Opening + invoiced − credited − received + taken back = closing. Counted from the entries, the ends from what is open on those days; both agree.",
  month: "Month",
  opening: "Opening",
  invoiced: "Invoiced",
  credited: "Credited",
  received: "Received",
  reversed: "Taken back",
  closing: "Closing",
  rolls: "Roll rates of two years",
  rollsMean:
    "From one month end to the next: of the money that left a bucket, how much became older instead of being paid.",
  from: "Bucket",
  moved: "Became older",
  left: "Paid or credited",
  rate: "Rate",
  definitions: definitionsEn,
};
export type ReportWords = typeof en;

const definitionsZh: Definitions = {
  "dso-simple": { name: "DSO（简单法）", means: "应收余额 ÷ 期间销售额 × 期间天数。" },
  "dso-count-back": { name: "DSO（倒推法）", means: "从最近的月份起，应收余额相当于多少天的销售额。" },
  "dso-true": { name: "DSO（实际法）", means: "每张未付发票的账龄 × 未付额 ÷ 当月销售额，合计。" },
  bpdso: { name: "最佳可能 DSO", means: "未到期部分的简单法 DSO。" },
  add: { name: "ADD（平均逾期天数）", means: "简单法 DSO − 最佳可能 DSO。" },
  "average-days-late": { name: "平均迟付天数", means: "期间内结清的发票，按金额加权；提前付款计 0 天。" },
  "cei-month": {
    name: "当月 CEI",
    means: "（期初 + 销售 − 期末）÷（期初 + 销售 − 期末未到期）× 100，最近一个完整月份。",
  },
  "cei-chained": { name: "十二个月 CEI", means: "十二个月内可收款项中实际收回的部分。" },
  "dbt-payments": { name: "回款 DBT", means: "期间内回款超过账期的天数，按金额加权；提前为负。" },
  "dbt-buckets": { name: "未付款 DBT", means: "按各账龄区间的中点：0、15、45、75、105 天。" },
  "days-to-pay": { name: "付款天数", means: "从开票到回款的天数，按金额加权。" },
};

const zh: ReportWords = {
  asOf: "截至日",
  show: "查看",
  reading: "正在读取账目：账目较多时需数秒。",
  told: (on) => `截至 ${on} 日终，按账目目前所知。各币种分别列示。`,
  none: "账目为空。",
  title: (currency) => `应收账款 ${currency}`,
  open: (amount) => `未付 ${amount}`,
  unapplied: (unapplied, balance) => `未核销贷项：${unapplied}，不从账龄中扣除。余额：${balance}。`,
  aging: "按逾期天数",
  buckets: ["未到期", "1–30", "31–60", "61–90", "91 以上"],
  bucket: "逾期天数",
  amount: "未付",
  behind: (bucket) => `明细：${bucket}`,
  close: "关闭",
  account: "客户",
  invoice: "发票",
  due: "到期日",
  late: "逾期天数",
  moreInvoices: (count) => `另有 ${count} 张发票，完整明细见文件。`,
  moreAccounts: (count, amount) => `另有 ${count} 个客户共 ${amount}，完整明细见文件。`,
  download: "下载账龄 CSV",
  downloaded: (name) => `已生成 ${name}。`,
  figures: "指标",
  figure: "指标",
  window: "期间",
  value: "数值",
  nothing: "无可计算",
  days: (value) => `${value} 天`,
  percent: (value) => `${value}%`,
  months: "应收变动表",
  monthsMean: "期初 + 开票 − 贷项 − 回款 + 冲回 = 期末。变动按账目逐笔统计，期初期末按当日未付额，两者一致。",
  month: "月份",
  opening: "期初",
  invoiced: "开票",
  credited: "贷项",
  received: "回款",
  reversed: "冲回",
  closing: "期末",
  rolls: "两年迁徙率",
  rollsMean: "从一个月末到下一个月末：离开某账龄区间的款项中，有多少变得更久而未付。",
  from: "区间",
  moved: "变得更久",
  left: "已付或冲减",
  rate: "迁徙率",
  definitions: definitionsZh,
};

/** Both languages: they come with the page. */
export const useReportWords = (): ReportWords => (useSpeech().locale === "en" ? en : zh);
