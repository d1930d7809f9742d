import { useSpeech } from "./speech.ts";
import { counted, ordinal } from "./counted.ts";

const days = (count: number): string => counted(count, "day");
const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

const LAST = 31;
const inRow = (days: readonly string[]): string =>
  days.length < 2 ? days.join() : `${days.slice(0, -1).join(", ")} and ${days.at(-1)}`;

const en = {
  title: "When will it be paid?",
  hint: "Counted from settled invoices, newer ones weighing more. Eight times in ten the money comes between the two days.",
  notCounted: "Nobody has counted yet: the next morning's round does.",
  tooLittle: (settled: string, needed: string) =>
    `Too little history: ${settled} of ${needed} settled invoices. Nothing is foreseen until then.`,
  nothing: "No open invoices.",
  expected: (on: string) => `expected ${on}`,
  between: (from: string, until: string) => `between ${from} and ${until}`,
  late: (share: string) => `${share} likely to be late`,
  lateAlready: (count: number) => `${days(count)} late already`,
  apart: (amount: string) => `${amount} contested: stands apart, nobody says when it comes`,
  ownLate: (late: string, of: string) => `${late} of ${of} weighted invoices late`,
  ownNone: "no invoice of this customer was settled yet",
  sameWeekday: (weekday: number, late: string, of: string) =>
    `those due on a ${WEEKDAYS[weekday - 1]} ${late} of ${of}`,
  everybody: (share: string) => `everybody ${share}`,
  level: (count: number) =>
    count === 0
      ? "pays around the due day"
      : `pays around ${days(Math.abs(count))} ${count > 0 ? "after" : "before"} it is due`,
  runs: (days: readonly number[], hits: number, of: number) =>
    `pays on ${inRow(days.map((day) => (day === LAST ? "the last" : `the ${ordinal(day)}`)))} of the month (${hits} of ${of} days of payment)`,
  promise: (on: string, kept: string, made: string, trust: string) =>
    made === "0"
      ? `promised ${on}: no promise has come due yet, so it counts ${trust}`
      : `promised ${on}: ${kept} of ${made} promises kept, so it counts ${trust}`,
  cash: {
    title: (currency: string) => `The next 13 weeks in ${currency}`,
    chart: "Expected money by week, with the band that should hold eight weeks in ten",
    weekOf: (on: string) => `Week from ${on}`,
    band: (low: string, high: string) => `${low} to ${high}`,
    due: (amount: string) => `by due day ${amount}`,
    laterOf: (later: string, open: string) => `Later: ${later}. In all: ${open}.`,
    apart: (amount: string) => `${amount} is contested and not in these figures.`,
    more: "Week by week",
  },
  ahead: {
    told: (on: string, settled: string, together: string) =>
      `As told by the round of ${on}, from ${settled} settled invoices. Bands are set to hold eight weeks in ten, as the last twelve weeks were (one customer's invoices moving together by ${together}); how many they hold is under Forecast accuracy. Promises and payment plans count as they are kept.`,
    open: (amount: string) => `${amount} open`,
    week: "Week from",
    expected: "Expected",
    band: "Eight in ten",
    due: "By due day",
    later: "Later",
    low: "The lower end is the cautious case: one week in ten brings less.",
  },
  close: "Close",
};
export type ForecastWords = typeof en;

const WEEKDAYS_ZH = ["一", "二", "三", "四", "五", "六", "日"] as const;
const zh: ForecastWords = {
  title: "预计何时付款",
  hint: "按已结清发票统计，越新的权重越大。十次中有八次，款项在两个日期之间到账。",
  notCounted: "尚未统计：下一个早上的日程会统计。",
  tooLittle: (settled, needed) => `历史太少：已结清发票 ${settled} 张，需要 ${needed} 张。在此之前不作预测。`,
  nothing: "没有未付发票。",
  expected: (on) => `预计 ${on} 到账`,
  between: (from, until) => `${from} 至 ${until} 之间`,
  late: (share) => `逾期可能性 ${share}`,
  lateAlready: (count) => `已逾期 ${count} 天`,
  apart: (amount) => `${amount} 有争议：单独列示，不预测何时到账`,
  ownLate: (late, of) => `加权 ${of} 张发票中 ${late} 张逾期`,
  ownNone: "该客户尚无已结清的发票",
  sameWeekday: (weekday, late, of) => `星期${WEEKDAYS_ZH[weekday - 1]}到期的：${of} 张中 ${late} 张逾期`,
  everybody: (share) => `全部客户 ${share} 逾期`,
  level: (count) =>
    count === 0 ? "通常在到期日前后付款" : `通常在到期${count > 0 ? "后" : "前"}约 ${Math.abs(count)} 天付款`,
  runs: (days, hits, of) =>
    `通常在每月${days.map((day) => (day === LAST ? "月末" : `${day} 日`)).join("、")}付款（${of} 个付款日中 ${hits} 个）`,
  promise: (on, kept, made, trust) =>
    made === "0"
      ? `承诺 ${on} 付款：尚无到期的承诺，计 ${trust}`
      : `承诺 ${on} 付款：${made} 次承诺兑现 ${kept} 次，计 ${trust}`,
  cash: {
    title: (currency) => `未来 13 周 ${currency}`,
    chart: "每周预计到账，以及应涵盖十周中八周的区间",
    weekOf: (on) => `${on} 起一周`,
    band: (low, high) => `${low} 至 ${high}`,
    due: (amount) => `按到期日 ${amount}`,
    laterOf: (later, open) => `之后：${later}。合计：${open}。`,
    apart: (amount) => `${amount} 有争议，未计入。`,
    more: "逐周明细",
  },
  ahead: {
    told: (on, settled, together) =>
      `按 ${on} 的日程、根据 ${settled} 张已结清发票得出。区间按最近十二周设定，应涵盖十周中的八周（同一客户的发票同步程度为 ${together}）；实际涵盖多少见“预测准不准”。承诺和分期按兑现情况计入。`,
    open: (amount) => `未付 ${amount}`,
    week: "周起始日",
    expected: "预计",
    band: "十周中八周",
    due: "按到期日",
    later: "之后",
    low: "区间下限为保守情形：十周中有一周低于此数。",
  },
  close: "关闭",
};

/** Both languages: they come with the panel. */
export const useForecastWords = (): ForecastWords => (useSpeech().locale === "en" ? en : zh);
