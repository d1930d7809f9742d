import type { Locale } from "../ui/money-text.ts";
import { useSpeech } from "./speech.ts";
import { counted } from "./counted.ts";

/** The page of contact limits; fetched with it. */
const en = {
  title: "How often and when debtors may be contacted",
  hint: "Counted over messages, calls, visits and what is logged by hand. Most of these texts bind whoever collects from consumers; here they are good practice for everybody.",
  countries: "Customers by country",
  unknownCountry: "Country unknown",
  debtors: (count: number) => counted(count, "customer"),
  presets: {
    us: "United States",
    cn: "China",
    uk: "United Kingdom",
    eu: "European Union",
    b2b: "Other companies",
  },
  rules: {
    attempts: (days: number | null) =>
      days === null ? "Attempts a day" : `Attempts in ${counted(days, "day")}`,
    unanswered: (days: number | null) =>
      days === null ? "Unanswered attempts a day" : `Unanswered attempts in ${counted(days, "day")}`,
    conversations: (days: number | null) =>
      days === null ? "Conversations a day" : `Conversations in ${counted(days, "day")}`,
    pause: "Days without a call after a conversation",
    hours: "Hours, wherever the customer may be",
  },
  per: { debtor: "for each customer", address: "for each number" },
  ways: { email: "e-mail", sms: "text", call: "call", visit: "visit", message: "message" },
  standings: {
    text: "In the text",
    rebuttable: "Rebuttable presumption",
    secondary: "From a secondary source",
    house: "Our own number",
  },
  wishes: {
    title: "When and how contacts want to be reached",
    none: "Nobody has asked for anything. Wishes are written down on an account's page, at its contacts.",
    days: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as readonly string[],
    everyDay: "any day",
    list: ", ",
    purpose: { "early-notice": "notices before the due day", reminder: "reminders" },
    closed: (ways: string) => `not by ${ways}`,
    refused: (purposes: string) => `no ${purposes}`,
    until: (day: string) => `until ${day}`,
  },
  since: (day: string) => `in force since ${day}`,
  verified: (day: string) => `checked ${day}`,
  override: "A person may go on with a reason",
  strict: "No reason lets a person go beyond it",
  usual: (value: string) => `preset: ${value}`,
  from: "From",
  to: "To",
  reason: "Why looser than the preset",
  beyond: "Beyond the limits in the last 30 days",
  noneBeyond: "No logged contact went beyond them.",
  save: "Save limits",
  saved: "Saved. They hold from the next message on.",
  notRead: "Write whole numbers, and hours as 08:00.",
};

const zh: typeof en = {
  title: "可联系客户的次数与时间",
  hint: "消息、电话、上门与人工记录合并计数。这些规定多针对个人消费者催收，此处作为对所有客户的良好做法。",
  countries: "客户所在国家",
  unknownCountry: "国家不明",
  debtors: (count) => `${count} 个客户`,
  presets: { us: "美国", cn: "中国", uk: "英国", eu: "欧盟", b2b: "其他企业" },
  rules: {
    attempts: (days) => (days === null ? "每日联系次数" : `${days} 天内联系次数`),
    unanswered: (days) => (days === null ? "每日未接通次数" : `${days} 天内未接通次数`),
    conversations: (days) => (days === null ? "每日接通次数" : `${days} 天内接通次数`),
    pause: "接通后不再致电的天数",
    hours: "可联系时段（按客户可能所在的各时区）",
  },
  per: { debtor: "按客户", address: "按号码" },
  ways: { email: "邮件", sms: "短信", call: "电话", visit: "上门", message: "即时消息" },
  standings: { text: "法规原文", rebuttable: "可反驳的推定", secondary: "二手来源", house: "自定数值" },
  wishes: {
    title: "联系人希望的时间与方式",
    none: "尚无联系人提出要求。要求记录在客户页面的联系人处。",
    days: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
    everyDay: "每天",
    list: "、",
    purpose: { "early-notice": "到期前通知", reminder: "催款提醒" },
    closed: (ways) => `不使用${ways}`,
    refused: (purposes) => `不接收${purposes}`,
    until: (day) => `有效至 ${day}`,
  },
  since: (day) => `${day} 起施行`,
  verified: (day) => `${day} 核对`,
  override: "写明理由后可例外",
  strict: "任何理由均不得超出",
  usual: (value) => `预设：${value}`,
  from: "自",
  to: "至",
  reason: "比预设宽松的理由",
  beyond: "最近 30 天超出限制的联系",
  noneBeyond: "没有超出限制的联系记录。",
  save: "保存限制",
  saved: "已保存，自下一条消息起生效。",
  notRead: "请填写整数，时间请写作 08:00。",
};

export const contactLimitWords: Readonly<Record<Locale, typeof en>> = { "zh-CN": zh, en };

export const useContactLimitWords = (): typeof en => contactLimitWords[useSpeech().locale];
