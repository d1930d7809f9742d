import type { Locale } from "../ui/money-text.ts";
import { useSpeech } from "./speech.ts";

/** Whether a contact may be reached now; fetched with the form. */
const en = {
  allowed: "May be contacted now",
  because: {
    excluded: "Stopped by a person",
    "wrong-contact": "The number is not theirs, or not verified",
    "opted-out": "They asked not to hear of this",
    preference: "They asked for other times or ways",
    "contact-limit": "Contacted as often as the limits allow",
    "quiet-hours": "Quiet hours where they are",
  },
  until: (because: string, at: string) => `${because}: next allowed ${at}`,
  open: (because: string) => `${because}: not before somebody changes that`,
  forbidden:
    "Do not contact them now. What already happened is always kept, marked for managers; if they called you, log a note.",
  discouraged: "If you go on, or already did, say why: it is kept, marked for managers.",
  despite: "Contacted all the same, because",
  unknown: "Whether they may be contacted now could not be asked.",
  wrong: "Wrong contact",
  wrongHint: "Nothing goes there any more until somebody verified it",
  wrongReason: "Reported while logging a follow-up",
  isWrong: (by: string) => `Reported wrong by ${by}: nothing goes there`,
  isElsewhere: (by: string) =>
    `Reported wrong at another customer by ${by}: nothing goes there until it is verified`,
  verify: "I verified it",
  verifyReason: "Verified while logging a follow-up",
  notSaved: "Not saved",
  preference: {
    title: "Preference",
    weekdays: "Weekdays",
    ways: "Ways",
    refused: "Refused messages",
    until: "Until",
  },
};

const zh: typeof en = {
  allowed: "现在可以联系",
  because: {
    excluded: "已由人工停止联系",
    "wrong-contact": "号码有误或待核实",
    "opted-out": "对方已拒收此类消息",
    preference: "对方要求其他时间或方式",
    "contact-limit": "已达联系次数上限",
    "quiet-hours": "当地静默时段",
  },
  until: (because, at) => `${because}，${at} 起可再联系`,
  open: (because) => `${because}，须有人修改后方可联系`,
  forbidden: "现在请勿联系。已发生的联系请照实记录，保存后会标注供主管查看；若是对方来电，请记为备注。",
  discouraged: "确需联系或已经联系，请写明理由；保存后会标注供主管查看。",
  despite: "仍然联系的理由",
  unknown: "未能查询现在是否可以联系。",
  wrong: "联系方式有误",
  wrongHint: "核实之前不再向其发送任何消息",
  wrongReason: "记录跟进时报告",
  isWrong: (by) => `${by} 报告此联系方式有误，已停止发送`,
  isElsewhere: (by) => `${by} 在另一客户处报告有误，核实之前不再发送`,
  verify: "已核实",
  verifyReason: "记录跟进时核实",
  notSaved: "未保存",
  preference: {
    title: "联系偏好",
    weekdays: "星期",
    ways: "联系方式",
    refused: "拒收的消息",
    until: "有效期至",
  },
};

export const reachWords: Readonly<Record<Locale, typeof en>> = { "zh-CN": zh, en };

export const useReachWords = (): typeof en => reachWords[useSpeech().locale];
