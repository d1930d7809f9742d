import type { PreferenceFlaw } from "../contact/read-preference.ts";
import { useSpeech } from "./speech.ts";

type Flaws = Readonly<Record<PreferenceFlaw["flaw"], string>>;

const en = {
  title: "How contacts want to be reached",
  contact: "Contact",
  days: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as readonly string[],
  from: "From",
  to: "To",
  way: { email: "E-mail", sms: "SMS", call: "Call", visit: "Visit", message: "Message" },
  sends: { email: "mails", sms: "SMS", call: "calls", visit: "visits", message: "messages" },
  purpose: { "early-notice": "Notices before the due day", reminder: "Reminders" },
  until: "Until (empty: until changed)",
  note: "Note, kept with your name",
  list: ", ",
  hours: (ways: string, from: string, to: string, start: string) =>
    `No ${ways} before ${from} or after ${to} from ${start} on.`,
  noDays: (days: string) => ` Nothing on ${days}.`,
  noWays: (ways: string) => ` No ${ways} at all.`,
  noWay:
    "Nothing reaches them any more by any way: the machine writes to nobody here, and nobody calls; a formal letter by post stays possible.",
  noPurposes: (purposes: string) => ` Nothing for: ${purposes}.`,
  ends: (until: string) => ` This holds up to and including ${until}.`,
  unread: "Say when and how, and what it does is said here before it is saved.",
  save: "Save",
  saving: "Saving …",
  cancel: "Cancel",
  clear: "They asked for nothing any more",
  loading: "Fetching the contacts …",
  flaws: {
    "no-weekday": "Choose at least one weekday.",
    "no-time": "Write a time such as 09:30.",
    "ends-first": "The hours end before they begin: write a later end.",
    "no-day": "Choose a day, or leave it empty.",
    "day-past": "This day is over: choose today or later.",
  } as Flaws,
};

const zh: typeof en = {
  title: "联系人偏好",
  contact: "联系人",
  days: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
  from: "从",
  to: "到",
  way: { email: "邮件", sms: "短信", call: "电话", visit: "上门", message: "即时消息" },
  sends: { email: "邮件", sms: "短信", call: "电话", visit: "上门", message: "即时消息" },
  purpose: { "early-notice": "到期前通知", reminder: "催款提醒" },
  until: "有效期至（留空则一直有效）",
  note: "备注（与您的姓名一起保存）",
  list: "、",
  hours: (ways, from, to, start) => `自${start}起，${from} 之前、${to} 之后不以${ways}联系。`,
  noDays: (days) => `${days}不联系。`,
  noWays: (ways) => `完全不使用${ways}。`,
  noWay: "不再以任何方式联系：系统不发送任何消息，也不致电；仍可邮寄正式信函。",
  noPurposes: (purposes) => `不发：${purposes}。`,
  ends: (until) => `有效至 ${until}（含）。`,
  unread: "填写时间和方式后，这里会在保存前说明其影响。",
  save: "保存",
  saving: "正在保存…",
  cancel: "取消",
  clear: "对方不再有特别要求",
  loading: "正在获取联系人…",
  flaws: {
    "no-weekday": "请至少选择一天。",
    "no-time": "请填写时间，例如 09:30。",
    "ends-first": "开始时间应早于结束时间：请填写更晚的结束时间。",
    "no-day": "请选择日期，或留空。",
    "day-past": "这一天已过：请选择今天或以后。",
  },
};

/** Both languages: they come with the form. */
export const usePreferenceWords = (): typeof en => (useSpeech().locale === "en" ? en : zh);
