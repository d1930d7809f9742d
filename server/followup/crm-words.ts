import type { LOG_KINDS, OUTCOMES } from "../../shared/followup/contract.ts";

export type CrmLanguage = "zh-CN" | "en";

interface CrmWords {
  readonly kind: Readonly<Record<(typeof LOG_KINDS)[number], string>>;
  readonly outcome: Readonly<Record<(typeof OUTCOMES)[number], string>>;
  readonly promise: string;
}

/** What the CRM's own pages say of a follow-up, in the org's language: colleagues read it there without us. */
export const crmWords: Readonly<Record<CrmLanguage, CrmWords>> = {
  "zh-CN": {
    kind: { call: "电话", email: "邮件", visit: "拜访", message: "消息", note: "备注" },
    outcome: {
      reached: "接通",
      "no-answer": "无人接听",
      "left-message": "已留言",
      promised: "承诺付款",
      disputed: "有争议",
      refused: "拒绝付款",
      "wrong-person": "找错人",
      bounced: "退信",
    },
    promise: "承诺付款",
  },
  en: {
    kind: { call: "Call", email: "E-mail", visit: "Visit", message: "Message", note: "Note" },
    outcome: {
      reached: "reached",
      "no-answer": "no answer",
      "left-message": "left a message",
      promised: "promised to pay",
      disputed: "disputed",
      refused: "refused to pay",
      "wrong-person": "wrong person",
      bounced: "bounced",
    },
    promise: "Promise to pay",
  },
};
