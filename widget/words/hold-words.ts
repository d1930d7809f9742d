import { useSpeech } from "./speech.ts";

const en = {
  title: "Hold reminders back",
  what: "For how long",
  kinds: { veto: "Some hours", exemption: "Until further notice" },
  hours: "Hours",
  hour: (count: number) => `${count} h`,
  scope: "What",
  whole: "The whole customer",
  ends: "It ends",
  endings: { end: "by itself on a day", review: "when somebody lifts it" },
  on: { end: "Last day", review: "Look at it again by" },
  reason: "Why, kept with your name",
  save: "Hold back",
  saving: "Saving …",
  cancel: "Cancel",
  flaws: {
    "no-words": "Say why, in a few words.",
    "no-day": "Choose a day.",
    "day-past": "This day is over: choose today or later.",
  },
  vetoes: (until: string) =>
    `Nothing leaves to this customer until ${until}. Then it goes by itself, if it is still right.`,
  ending: (what: string, on: string) =>
    `No reminders for ${what} up to and including ${on}; then they begin again.`,
  reviewing: (what: string, on: string) =>
    `No reminders for ${what} until somebody lifts it; from ${on} on an alarm asks for another look.`,
  now: "Held back now",
  vetoLine: (until: string, by: string) => `Until ${until}, by ${by}`,
  exemptLine: (what: string, by: string) => `${what}, by ${by}`,
  endsOn: (on: string) => `until ${on}`,
  reviewOn: (on: string) => `look at it again by ${on}`,
  lifted: "lifted; holds today still",
  lift: "Lift",
  liftThis: (what: string) => `Lift: ${what}`,
  liftNote: "The reason above is kept with it. Lifting sends nothing today; the next round decides.",
};

export const holdZh: typeof en = {
  title: "暂缓催收",
  what: "多久",
  kinds: { veto: "几小时", exemption: "较长时间" },
  hours: "小时数",
  hour: (count) => `${count} 小时`,
  scope: "范围",
  whole: "整个客户",
  ends: "如何结束",
  endings: { end: "到某天自动结束", review: "由人解除" },
  on: { end: "最后一天", review: "最迟复核日" },
  reason: "原因（与您的姓名一起保存）",
  save: "暂缓",
  saving: "正在保存…",
  cancel: "取消",
  flaws: {
    "no-words": "请简单说明原因。",
    "no-day": "请选择日期。",
    "day-past": "这一天已过：请选择今天或以后。",
  },
  vetoes: (until) => `${until} 之前不向该客户发送任何消息；之后仍然适当的会自动发出。`,
  ending: (what, on) => `${what}在 ${on}（含）之前不发提醒，之后自动恢复。`,
  reviewing: (what, on) => `${what}不发提醒，直到有人解除；自 ${on} 起会提示复核。`,
  now: "目前暂缓",
  vetoLine: (until, by) => `至 ${until}，${by}`,
  exemptLine: (what, by) => `${what}，${by}`,
  endsOn: (on) => `至 ${on}`,
  reviewOn: (on) => `最迟 ${on} 复核`,
  lifted: "已解除，今天仍有效",
  lift: "解除",
  liftThis: (what) => `解除：${what}`,
  liftNote: "上面的原因会一起保存。解除当天不会发送，由下一批次决定。",
};

/** Both languages: they come with the form. */
export const useHoldWords = (): typeof en => (useSpeech().locale === "en" ? en : holdZh);
