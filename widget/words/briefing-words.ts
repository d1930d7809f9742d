import type { Locale } from "../ui/money-text.ts";
import { useSpeech } from "./speech.ts";

/** Mails to our own people, in both languages; fetched with their panel. */
const en = {
  title: "Mails to our own people",
  forewarning: "Tell owners the day before",
  warns:
    "The day before messages go out, each account's owner gets a list of theirs, with the way to put one off.",
  silent: "Owners are not told before messages go out.",
  digest: "Weekly digest",
  never: "No weekly digest",
  on: "Every",
  weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  weekly: (day: string, people: string) => `The week's figures go out every ${day}, to ${people}.`,
  noDigest: "No digest is sent.",
  to: "Who gets the digest",
  nobody: "No active user of the CRM has an e-mail address.",
  onlyLive: "They leave only while the organisation is live.",
  change: "Change",
  save: "Save",
  saving: "Saving …",
  saved: "Saved. It holds from the next round on.",
  cancel: "Cancel",
};

const zh: typeof en = {
  title: "发给内部人员的邮件",
  forewarning: "发送前一天通知客户负责人",
  warns: "消息发出前一天，每位客户负责人会收到自己客户的清单，并可暂缓其中任何一条。",
  silent: "消息发出前不通知客户负责人。",
  digest: "每周周报",
  never: "不发周报",
  on: "每周",
  weekdays: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
  weekly: (day, people) => `每${day}发送上一周的数据，收件人：${people}。`,
  noDigest: "不发送周报。",
  to: "周报收件人",
  nobody: "CRM 中没有填写电子邮件的在职用户。",
  onlyLive: "仅在正式运行期间发送。",
  change: "修改",
  save: "保存",
  saving: "保存中…",
  saved: "已保存，自下一批次起生效。",
  cancel: "取消",
};

export const briefingWords: Readonly<Record<Locale, typeof en>> = { "zh-CN": zh, en };
export const useBriefingWords = (): typeof en => briefingWords[useSpeech().locale];
