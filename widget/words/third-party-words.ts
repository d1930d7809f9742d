import type { Locale } from "../ui/money-text.ts";
import { useSpeech } from "./speech.ts";

/** Whom else one may ask how to reach a debtor; fetched with the forms. */
const en = {
  title: "Ask somebody else how to reach them",
  loading: "Fetching …",
  notLost: (failed: number, needed: number) =>
    `This customer can be reached, so nobody else may be asked. That changes when no address or number is left, or when ${needed} contacts in a row failed (${failed} so far).`,
  lost: {
    "no-address": "No address or number is left: somebody else may be asked.",
    "failed-contacts": "Three contacts in a row failed: somebody else may be asked.",
  },
  hint: "Say these words and nothing of the debt. We send nothing: you say or write it yourself, and it is kept in the log.",
  name: "Who is asked",
  way: "How they are asked",
  ways: { email: "E-mail", sms: "SMS", call: "Call", visit: "Visit", message: "Message" },
  text: "In which words",
  noName: "Say who is asked.",
  save: "Keep in the log",
  saving: "Saving …",
  cancel: "Cancel",
  close: "Close",
};

const zh: typeof en = {
  title: "向第三方询问联系方式",
  loading: "正在获取…",
  notLost: (failed, needed) =>
    `该客户仍可联系，因此不得询问第三方。只有在没有可用的联系方式，或连续 ${needed} 次联系未果后才可以（目前 ${failed} 次）。`,
  lost: {
    "no-address": "已没有可用的联系方式：可以询问第三方。",
    "failed-contacts": "连续三次联系未果：可以询问第三方。",
  },
  hint: "请只说以下内容，不得透露任何欠款信息。系统不会发送：由您本人说出或写出，并记入跟进记录。",
  name: "询问谁",
  way: "询问方式",
  ways: { email: "邮件", sms: "短信", call: "电话", visit: "上门", message: "即时消息" },
  text: "询问内容",
  noName: "请填写询问谁。",
  save: "记入跟进",
  saving: "正在保存…",
  cancel: "取消",
  close: "关闭",
};

export const thirdPartyWords: Readonly<Record<Locale, typeof en>> = { "zh-CN": zh, en };

export const useThirdPartyWords = (): typeof en => thirdPartyWords[useSpeech().locale];
