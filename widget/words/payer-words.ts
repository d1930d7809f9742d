import { useSpeech } from "./speech.ts";

const en = {
  title: "Who pays for the group",
  who: "Reminders go",
  ways: { together: "to this head office, for all", apart: "to each account itself" },
  reason: "Why, kept with your name",
  noWords: "Say why, in a few words.",
  now: (way: string, by: string, on: string, reason: string) =>
    `Chosen by ${by}, from ${on}: ${way} (${reason})`,
  together: (on: string) =>
    `From ${on} on, one message to this head office names the invoices of all, and the others are written to no more.`,
  apart: (on: string) => `From ${on} on, each account is written to itself, about its own invoices only.`,
  today: "Today's messages stay as they are.",
  save: "Save",
  saving: "Saving …",
  cancel: "Cancel",
};

export const payerZh: typeof en = {
  title: "集团由谁付款",
  who: "催款发给",
  ways: { together: "本总部，统一付款", apart: "各客户自己" },
  reason: "原因（与您的姓名一起保存）",
  noWords: "请简单说明原因。",
  now: (way, by, on, reason) => `${by}已选择，自 ${on} 起：${way}（${reason}）`,
  together: (on) => `自 ${on} 起，向本总部发送一封包含全部客户发票的催款，不再向其他客户发送。`,
  apart: (on) => `自 ${on} 起，向每个客户分别催款，只涉及其自己的发票。`,
  today: "今天的消息不变。",
  save: "保存",
  saving: "正在保存…",
  cancel: "取消",
};

/** Both languages: they come with the form. */
export const usePayerWords = (): typeof en => (useSpeech().locale === "en" ? en : payerZh);
