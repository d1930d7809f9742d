import { useSpeech } from "./speech.ts";
import { counted } from "./counted.ts";

const en = {
  title: "How good is the forecast?",
  hint: "Asks the score, the expected day and the cash forecast about your own past: each question on its own day, with nothing known of that day or later. It takes a minute or more and runs behind everything else.",
  start: "Test on our own ledger",
  running: (done: string) => `Testing: ${done} of 3 parts done.`,
  never: "Not tested yet.",
  failed: (on: string) => `The test of ${on} did not finish: start it again.`,
  tooLittle: (settled: string, needed: string, before: string) =>
    `Too little history: ${counted(settled, "invoice was", "invoices were")} settled before ${before}, ${needed} are needed.`,
  noInvoices: "There are no invoices to test on.",
  about: (on: string, version: string, from: string, to: string) =>
    `Tested on ${on} (version ${version}) on the days from ${from} to ${to}.`,
  counted: (invoices: string, currency: string) => `${counted(invoices, "invoice")} in ${currency}.`,
  others: (count: string) =>
    `${counted(count, "invoice")} in other currencies left out: money of two currencies is never added up.`,
  leftOut: (count: string) =>
    `${counted(count, "invoice")} beyond the most that are tested at once left out.`,
  whole: "All customers",
  without: "Without the largest customer",
  model: "This forecast",
  lateRatio: "Share of late invoices",
  paydex: "Days beyond terms, by money",
  dueDate: "Everybody on the due day",
  meanDelay: "Due day + mean delay",
  p1: {
    title: (count: string) => `Each invoice on the day it was written (${count})`,
    auc: "Ranks late ones (AUC)",
    mae: "Days missed",
    lead: "This forecast ranks better by",
    even: "within chance",
    more: (brier: string, ece: string, cover: string) =>
      `Brier score ${brier} · calibration error ${ece} · the band that should hold 80% held ${cover}`,
    chart: "Chance of late that was said, against the share that was late: on the line is perfect",
    said: "Said",
    came: "Was late",
    invoices: "Invoices",
    table: "The ten points in figures",
  },
  p2: {
    title: (count: string) => `Each account on the first of a month (${count})`,
    hint: "Bad: a quarter of the money due in the next 60 days came more than 3 days late.",
    grade: "Grade",
    accounts: "Accounts",
    bad: "Bad",
    auc: (all: string, seasoned: string) => `AUC ${all}; with three settled invoices or more ${seasoned}`,
    chart: "Share of bad accounts by grade",
  },
  p3: {
    title: (weeks: string) => `Cash of four weeks, every Monday (${counted(weeks, "week")})`,
    wape: "Cash missed, of cash",
    more: (mae: string, cover: string, band: string, together: string) =>
      `Open invoices: ${counted(mae, "day")} missed, band held ${cover} · weeks: 80% bands held ${band}, one customer's invoices moving together by ${together}`,
  },
};
export type AccuracyWords = typeof en;

const zh: AccuracyWords = {
  title: "预测准不准？",
  hint: "用贵司自己的过去检验评分、预计到账日和现金预测：每个问题都站在当天提出，当天及以后的情况一概不知。需要一分钟或更久，在后台以最低优先级运行。",
  start: "用自己的账目回测",
  running: (done) => `正在回测：3 部分中已完成 ${done} 部分。`,
  never: "尚未回测。",
  failed: (on) => `${on} 的回测未能完成：请重新开始。`,
  tooLittle: (settled, needed, before) =>
    `历史太少：${before} 之前已结清发票 ${settled} 张，需要 ${needed} 张。`,
  noInvoices: "没有可供回测的发票。",
  about: (on, version, from, to) => `${on} 回测（版本 ${version}），检验 ${from} 至 ${to}。`,
  counted: (invoices, currency) => `${currency} 发票 ${invoices} 张。`,
  others: (count) => `其他币种的 ${count} 张发票未计入：不同币种的金额从不相加。`,
  leftOut: (count) => `超出一次回测上限的 ${count} 张发票未计入。`,
  whole: "全部客户",
  without: "不含最大客户",
  model: "本预测",
  lateRatio: "逾期发票比例",
  paydex: "按金额的超期天数",
  dueDate: "都在到期日付款",
  meanDelay: "到期日 + 平均延迟",
  p1: {
    title: (count) => `每张发票，开票当天（${count}）`,
    auc: "逾期排序（AUC）",
    mae: "误差天数",
    lead: "本预测排序领先",
    even: "差异在偶然范围内",
    more: (brier, ece, cover) => `Brier 分数 ${brier} · 校准误差 ${ece} · 应含 80% 的区间实含 ${cover}`,
    chart: "预测的逾期可能性与实际逾期比例：落在线上为最佳",
    said: "预测",
    came: "实际逾期",
    invoices: "发票",
    table: "十个点的数值",
  },
  p2: {
    title: (count) => `每个客户，每月一日（${count}）`,
    hint: "差：今后 60 天到期的金额中，有四分之一晚于到期日 3 天以上到账。",
    grade: "等级",
    accounts: "客户",
    bad: "差",
    auc: (all, seasoned) => `AUC ${all}；已结清三张及以上发票的客户 ${seasoned}`,
    chart: "各等级中差的比例",
  },
  p3: {
    title: (weeks) => `四周现金，每周一（${weeks} 周）`,
    wape: "现金误差占现金",
    more: (mae, cover, band, together) =>
      `未付发票：误差 ${mae} 天，区间实含 ${cover} · 各周：80% 区间实含 ${band}，同一客户的发票同步程度 ${together}`,
  },
};

/** Both languages: they come with the section. */
export const useAccuracyWords = (): AccuracyWords => (useSpeech().locale === "en" ? en : zh);
