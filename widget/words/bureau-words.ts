import type { OrderState } from "../../shared/bureau/kinds.ts";
import { useSpeech } from "./speech.ts";

const states: Record<OrderState, string> = {
  asked: "no answer yet: it may have been charged",
  reported: "delivered",
  refused: "refused, not charged",
  "in-doubt": "no readable report: it may have been charged",
};

const en = {
  title: "Reports of credit bureaus",
  names: { creditsafe: "Creditsafe" },
  none: "No report was ordered about this customer.",
  unset: "No credit bureau is set up: settings, Credit file.",
  hint: (bureau: string, price: string) =>
    `A report of ${bureau} costs ${price}, at most once a day for a customer. It is kept whole; its score and limit stand in the credit file and are no part of the score, judgments it names count as facts.`,
  today: "A report was ordered today: the next one tomorrow.",
  country: "Country, two letters",
  regNo: "Registration number",
  badCountry: "Two letters, such as GB.",
  badNumber: "Enter the number of the register.",
  order: (price: string) => `Order a report for ${price}`,
  orderThis: (price: string) => `Order the report on this company for ${price}`,
  ordering: "Ordering …",
  company: "Company",
  several: "Several companies have this number. Nothing was ordered yet: choose one.",
  ordered: "The report is in the credit file.",
  line: (company: string, on: string, by: string, cost: string) => `${company} · ${on} · ${by} · ${cost}`,
  states,
  settings: {
    title: "Credit bureau",
    hint: "Reports are ordered on the account's page, by people who may, and cost what your contract with the bureau says. Nothing needs them: scores are made without.",
    bureau: "Bureau",
    username: "User name",
    secret: "Password",
    keepSecret: "empty: as stored",
    price: "Price of a report",
    currency: "Currency",
    monthsValid: "Months a report counts",
    askers: "May order reports",
    badPrice: "Enter the price of a report, such as 25.",
    badMonths: "Enter 1 to 24 months.",
    spent: (reports: string, amounts: string) => `${reports} reports so far, ${amounts}.`,
    by: (name: string) => `Entered by ${name}.`,
    unset: "Nobody has entered an access yet.",
    save: "Save",
    saving: "Saving …",
    saved: "Saved.",
  },
};
export type BureauWords = typeof en;

export const bureauZh: BureauWords = {
  title: "征信报告",
  names: { creditsafe: "Creditsafe" },
  none: "尚未订购该客户的报告。",
  unset: "尚未设置征信机构：设置“信用档案”。",
  hint: (bureau, price) =>
    `${bureau} 的报告每份 ${price}，每个客户每天最多一份。报告完整保存；其评分和额度列入信用档案，不计入评分；其中的判决按司法信息计入。`,
  today: "今天已订购报告：明天可再订购。",
  country: "国家（两个字母）",
  regNo: "注册号",
  badCountry: "请填写两个字母，例如 CN。",
  badNumber: "请填写注册号。",
  order: (price) => `订购报告（${price}）`,
  orderThis: (price) => `订购这家公司的报告（${price}）`,
  ordering: "正在订购…",
  company: "公司",
  several: "多家公司有这个注册号，尚未订购：请选择一家。",
  ordered: "报告已列入信用档案。",
  line: (company, on, by, cost) => `${company} · ${on} · ${by} · ${cost}`,
  states: {
    asked: "尚无答复，可能已收费",
    reported: "已收到",
    refused: "被拒绝，未收费",
    "in-doubt": "没有可读的报告，可能已收费",
  },
  settings: {
    title: "征信机构",
    hint: "有权限的人员在客户页面订购报告，费用按您与征信机构的合同。评分不依赖这些报告。",
    bureau: "征信机构",
    username: "用户名",
    secret: "密码",
    keepSecret: "留空：沿用已存的",
    price: "每份报告的价格",
    currency: "币种",
    monthsValid: "报告有效月数",
    askers: "可订购报告",
    badPrice: "请填写每份报告的价格，例如 25。",
    badMonths: "请填写 1 至 24 个月。",
    spent: (reports, amounts) => `至今 ${reports} 份报告，共 ${amounts}。`,
    by: (name) => `由 ${name} 填写。`,
    unset: "尚未填写。",
    save: "保存",
    saving: "正在保存…",
    saved: "已保存。",
  },
};

/** Both languages: they come with the panel. */
export const useBureauWords = (): BureauWords => (useSpeech().locale === "en" ? en : bureauZh);
