import type { ScoreOnView } from "../../shared/credit/contract.ts";
import type { BLOCK_CODES } from "../../shared/credit/kinds.ts";
import type { Locale } from "../ui/money-text.ts";
import type { Figure, ReasonCode } from "./credit-en.ts";
import { counted } from "./counted.ts";

const blocks: Record<(typeof BLOCK_CODES)[number], string> = {
  P: "Payment",
  C: "Conduct",
  E: "Exposure",
  T: "Tenure",
  F: "Finances",
  M: "Market and law",
};

/** What would win the points back, or lift the ceiling. Of `points` it reads those that are lost. */
const lifts: Partial<Record<ReasonCode, (f: Figure) => string>> = {
  P01: (f) =>
    `Invoices paid by their due day win up to ${counted(f("points"), "point")} back; what was late counts half in ${counted(f("halfLife"), "day")}.`,
  P02: (f) =>
    `Invoices paid in time win up to ${counted(f("points"), "point")} back; what was late counts half in ${counted(f("halfLife"), "day")}.`,
  P03: (f) =>
    `No invoice over ${counted(f("days"), "day")} late any more: up to ${counted(f("points"), "point")}, half of it in ${counted(f("halfLife"), "day")}.`,
  P04: (f) => `Paying what is overdue (${f("overdueCount")}) wins ${counted(f("points"), "point")} at once.`,
  P05: (f) =>
    `Paying as before (${counted(f("usualDbt"), "day")}) wins ${counted(f("points"), "point")} back within 90 days.`,
  C01: (f) => `The next promise that is kept wins ${counted(f("next"), "point")}.`,
  C02: (f) => `The next dispute that proves right wins ${counted(f("next"), "point")}.`,
  C03: (f) => `The next payment that stands wins ${counted(f("next"), "point")}.`,
  E01: (f) => `With half of the limit in use and nothing overdue it wins ${counted(f("points"), "point")}.`,
  E02: (f) => `At 3% of all receivables it wins ${counted(f("points"), "point")}.`,
  T01: (f) => `It wins ${counted(f("points"), "point")} with ${counted(f("left"), "month")} more.`,
  F01: (f) => `A better statement or rating wins up to ${counted(f("points"), "point")}.`,
  F02: (f) => `A newer statement wins up to ${counted(f("points"), "point")}.`,
  M01: (f) => `When it is no longer in force, up to ${counted(f("points"), "point")}.`,
  N01: (f) => `${f("missing")} more settled invoices, and their own payments speak.`,
  insolvency: (f) => `Only when it is no longer in force; then ${f("without")}.`,
  listed: (f) => `When they are off the list and nothing is enforced; then ${f("without")}.`,
  "over-90": (f) => `Paying what is over 90 days late lifts it at once; then ${f("without")}.`,
  "over-60": (f) => `Paying what is over 60 days late lifts it at once; then ${f("without")}.`,
  "bounced-payment": (f) => `It ends in ${counted(f("left"), "day")}; then ${f("without")}.`,
  "broken-promises": (f) => `It ends when fewer were broken within 90 days; then ${f("without")}.`,
  provisional: (f) => `It ends with ${f("missing")} more settled invoices.`,
};

const en = {
  blocks,
  lifts,
  block: "Block",
  value: "Value",
  weight: "Weight",
  points: "Points",
  change: "Change",
  since: (day: string) => `“Change” is since ${day}.`,
  onDay: "Score on a day of the past",
  ask: "Show",
  was: (day: string, score: string, grade: string) => `${day}: ${score}, grade ${grade}.`,
  from: {
    kept: "As it was kept on that day.",
    "as-known": "Made again from what was known then, without the limit of then.",
    "in-hindsight": "We did not know this account yet: made from what is known now of the days before.",
  } satisfies Record<ScoreOnView["from"], string>,
  among: (day: string) => `Compared with our customers of ${day}.`,
  noneThen: "No score then: nothing had been billed.",
  otherCard: "Another version of the scorecard made the score of then.",
  madeBy: (version: string) => `By version ${version} of the scorecard.`,
  unknown: "nothing known",
  ceiling: "Ceiling",
  score: "Score",
  left: "Blocks of which nothing is known are left out, and the others weigh more. All but the payments are set by experience, not proved by payments.",
};
type ScoreWhyWords = typeof en;

const zh: ScoreWhyWords = {
  blocks: { P: "付款", C: "履约行为", E: "敞口", T: "合作年限", F: "财务", M: "市场与司法" },
  lifts: {
    P01: (f) => `发票按期付清，最多可恢复 ${f("points")} 分；以往的逾期每 ${f("halfLife")} 天影响减半。`,
    P02: (f) => `发票按时付清，最多可恢复 ${f("points")} 分；以往的逾期每 ${f("halfLife")} 天影响减半。`,
    P03: (f) =>
      `今后不再逾期超过 ${f("days")} 天，最多可恢复 ${f("points")} 分，每 ${f("halfLife")} 天恢复一半。`,
    P04: (f) => `付清逾期款（${f("overdueCount")} 张）即可恢复 ${f("points")} 分。`,
    P05: (f) => `恢复以往的付款节奏（${f("usualDbt")} 天），90 天内可恢复 ${f("points")} 分。`,
    C01: (f) => `下一次兑现承诺可恢复 ${f("next")} 分。`,
    C02: (f) => `下一个成立的争议可恢复 ${f("next")} 分。`,
    C03: (f) => `下一笔有效到账可恢复 ${f("next")} 分。`,
    E01: (f) => `额度使用降到一半且无逾期，可恢复 ${f("points")} 分。`,
    E02: (f) => `降到全部应收的 3%，可恢复 ${f("points")} 分。`,
    T01: (f) => `再合作 ${f("left")} 个月，可恢复 ${f("points")} 分。`,
    F01: (f) => `更好的报表或评定最多可恢复 ${f("points")} 分。`,
    F02: (f) => `更新的报表最多可恢复 ${f("points")} 分。`,
    M01: (f) => `该信息失效后最多可恢复 ${f("points")} 分。`,
    N01: (f) => `再结清 ${f("missing")} 张发票，即按自身付款评分。`,
    insolvency: (f) => `该信息失效后才能解除；届时为 ${f("without")} 分。`,
    listed: (f) => `移出名单且执行结束后解除；届时为 ${f("without")} 分。`,
    "over-90": (f) => `付清逾期超过 90 天的发票即可解除；届时为 ${f("without")} 分。`,
    "over-60": (f) => `付清逾期超过 60 天的发票即可解除；届时为 ${f("without")} 分。`,
    "bounced-payment": (f) => `${f("left")} 天后解除；届时为 ${f("without")} 分。`,
    "broken-promises": (f) => `90 天内失信次数减少后解除；届时为 ${f("without")} 分。`,
    provisional: (f) => `再结清 ${f("missing")} 张发票后解除。`,
  },
  block: "项目",
  value: "得分率",
  weight: "权重",
  points: "得分",
  change: "变化",
  since: (day) => `“变化”自 ${day} 起。`,
  onDay: "以往某天的评分",
  ask: "查看",
  was: (day, score, grade) => `${day}：${score} 分，${grade} 级。`,
  from: {
    kept: "为当天保存的评分。",
    "as-known": "按当时所知重新计算，不含当时的额度。",
    "in-hindsight": "当时尚未掌握该客户的账目：按现在所知的此前情况计算。",
  },
  among: (day) => `与 ${day} 的全体客户比较。`,
  noneThen: "当时尚无账单，没有评分。",
  otherCard: "当时的评分由另一版评分卡得出。",
  madeBy: (version) => `评分卡第 ${version} 版。`,
  unknown: "暂无资料",
  ceiling: "封顶",
  score: "评分",
  left: "没有资料的项目不计入，其余项目的权重相应增加。除付款外，各项目按经验设定，未经付款数据验证。",
};

/** Both languages come with the part that is fetched when somebody asks why. */
export const scoreWhyWords: Readonly<Record<Locale, ScoreWhyWords>> = { "zh-CN": zh, en };
