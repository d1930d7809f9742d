import { useSpeech } from "./speech.ts";
import { counted } from "./counted.ts";

const en = {
  title: "May I sell this?",
  hint: "One delivery on credit, against the limit and the money that is expected until then. Nothing is stored.",
  amount: (currency: string) => `Amount in ${currency}`,
  deliverOn: "Delivery on",
  termsDays: "Days to pay",
  noAccount: "This deal names no account: choose one and save the deal to see whether it fits.",
  check: "Check",
  close: "Close",
  flaws: {
    amount: "Write the amount in digits, more than nothing, for example 50000 or 50,000.50.",
    deliverOn: "Give today or a later day.",
    termsDays: "Write whole days, 0 to 365.",
  },
  fits: "Yes: it keeps within the limit.",
  fitsTheLimit: "Within the limit, but not on these terms.",
  over: (money: string) => `No: it goes ${money} beyond the limit.`,
  before: "At stake by then",
  peak: "With this deal",
  limit: "Limit",
  allowed: "Exception on that day",
  held: (hold: string, why: string) => `On credit hold. ${hold}: ${why}`,
  unexpected: (money: string) => `${money} has no expected day: taken to stay open.`,
  withoutRate: (codes: string) => `Left out for want of a rate: ${codes}`,
  gradeTerms: (grade: string, days: number) =>
    days === 0
      ? `Grade ${grade} buys against payment: have it paid before the delivery.`
      : `Terms are longer than grade ${grade} is allowed: shorten them to ${counted(days, "day")}, or have them paid before.`,
  ways: "It would fit with any one of these",
  deposit: (money: string) => `a deposit of ${money} before the delivery`,
  deliverFrom: (day: string) => `the whole delivery on ${day} or later`,
  split: (money: string, day: string) => `${money} as asked, and the rest on ${day} or later`,
  shorterTerms: (days: number, money: string, day: string) =>
    `terms of ${counted(days, "day")} and an exception of ${money} until ${day}, the longest that one may last`,
  tooLong: ", which is longer than one may last",
  exception: (money: string, day: string | null) =>
    day === null
      ? `an exception of ${money}, with no end in sight: no expected money ends it`
      : `an exception of ${money} until ${day}`,
};
export type DealWords = typeof en;

export const dealZh: DealWords = {
  title: "这笔可以赊销吗？",
  hint: "按额度和届时预计到账的款项核查一次赊销交货。不保存任何内容。",
  amount: (currency) => `金额（${currency}）`,
  deliverOn: "交货日期",
  termsDays: "账期（天）",
  noAccount: "此商机没有客户：请选择客户并保存后再核查。",
  check: "核查",
  close: "关闭",
  flaws: {
    amount: "金额请写大于零的数字，例如 50000 或 50,000.50。",
    deliverOn: "请填写今天或以后的日期。",
    termsDays: "请填写整天数，0 至 365。",
  },
  fits: "可以：在额度之内。",
  fitsTheLimit: "在额度之内，但账期不符。",
  over: (money) => `不可以：将超出额度 ${money}。`,
  before: "届时占用",
  peak: "加上这笔",
  limit: "额度",
  allowed: "当日可用的特批",
  held: (hold, why) => `信用管控：${hold}（${why}）`,
  unexpected: (money) => `${money} 没有预计到账日：按一直未收计算。`,
  withoutRate: (codes) => `因缺少汇率未计入：${codes}`,
  gradeTerms: (grade, days) =>
    days === 0
      ? `${grade} 级客户只做现款交易：请在交货前收款。`
      : `账期超过 ${grade} 级客户的上限：请缩短为 ${days} 天，或先收款。`,
  ways: "满足以下任一条即可",
  deposit: (money) => `交货前预付 ${money}`,
  deliverFrom: (day) => `${day} 或以后全部交货`,
  split: (money, day) => `先按期交 ${money}，其余 ${day} 或以后交`,
  shorterTerms: (days, money, day) => `账期缩短为 ${days} 天，并特批 ${money} 至 ${day}（特批的最长期限）`,
  tooLong: "，已超过特批的最长期限",
  exception: (money, day) =>
    day === null ? `信用特批 ${money}，预计款项不足以使其结束` : `信用特批 ${money}，至 ${day}`,
};

/** Both languages: they come with the panel. */
export const useDealWords = (): DealWords => (useSpeech().locale === "en" ? en : dealZh);
