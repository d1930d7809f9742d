import type { DisputeReason } from "../../shared/dispute/kinds.ts";
import type {
  AGREEMENT_KINDS,
  AGREEMENT_OUTCOMES,
  LOG_KINDS,
  OUTCOMES,
} from "../../shared/followup/kinds.ts";

export type CrmLanguage = "zh-CN" | "en";

export interface CrmWords {
  readonly kind: Readonly<Record<(typeof LOG_KINDS)[number] | (typeof AGREEMENT_KINDS)[number], string>>;
  readonly outcome: Readonly<Record<(typeof OUTCOMES)[number], string>>;
  /** What became of a promise, dispute, plan or extension. */
  readonly agreed: Readonly<Record<(typeof AGREEMENT_OUTCOMES)[number], string>>;
  readonly reason: Readonly<Record<DisputeReason, string>>;
  /** What the owner is asked to do. */
  readonly task: {
    readonly dispute: string;
    readonly brokenPlan: string;
    /** What was let go is for the bookkeeping: nothing is changed by itself. */
    readonly creditDiscount: string;
    readonly writeOff: string;
  };
  readonly promise: string;
  /** That a contact went beyond a contact limit. */
  readonly beyond: string;
}

/** What the CRM's own pages say of a follow-up, in the org's language: colleagues read it there without us. */
export const crmWords: Readonly<Record<CrmLanguage, CrmWords>> = {
  "zh-CN": {
    kind: {
      call: "电话",
      email: "邮件",
      visit: "拜访",
      message: "消息",
      note: "备注",
      "promise-verdict": "付款承诺",
      dispute: "争议",
      plan: "分期还款",
      extension: "延期",
      discount: "折扣",
    },
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
    agreed: {
      accepted: "成立，待开贷项通知",
      partly: "部分成立",
      rejected: "不成立",
      agreed: "达成",
      done: "已付清",
      broken: "违约",
      kept: "恢复履行",
      withdrawn: "撤回",
      granted: "批准",
      offered: "已给予",
      proposed: "待批准",
      approved: "已批准",
      declined: "已否决",
      taken: "已履行",
      lapsed: "已失效",
      reopened: "款项被退回，恢复有效",
      terms: "常设折扣已更改",
    },
    reason: {
      quantity: "数量",
      quality: "质量",
      price: "价格",
      delivery: "交货",
      "not-ordered": "未订购",
      duplicate: "重复开票",
      "already-paid": "已付款",
      documents: "单据",
      other: "其他",
    },
    task: {
      dispute: "处理争议",
      brokenPlan: "分期还款已违约，请联系客户",
      creditDiscount: "客户已按期付款：建议为提前付款折扣开具贷项通知",
      writeOff: "和解款已到账：建议核销减让的余额",
    },
    promise: "承诺付款",
    beyond: "超出联系限制",
  },
  en: {
    kind: {
      call: "Call",
      email: "E-mail",
      visit: "Visit",
      message: "Message",
      note: "Note",
      "promise-verdict": "Promise to pay",
      dispute: "Dispute",
      plan: "Payment plan",
      extension: "Extension",
      discount: "Discount",
    },
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
    agreed: {
      accepted: "accepted, credit note to come",
      partly: "partly accepted",
      rejected: "rejected",
      agreed: "agreed",
      done: "paid to the end",
      broken: "broken",
      kept: "kept again",
      withdrawn: "withdrawn",
      granted: "granted",
      offered: "offered",
      proposed: "waits for approval",
      approved: "approved",
      declined: "declined",
      taken: "taken",
      lapsed: "lapsed",
      reopened: "open again: the money was taken back",
      terms: "standing terms changed",
    },
    reason: {
      quantity: "quantity",
      quality: "quality",
      price: "price",
      delivery: "delivery",
      "not-ordered": "not ordered",
      duplicate: "billed twice",
      "already-paid": "paid already",
      documents: "documents",
      other: "other",
    },
    task: {
      dispute: "Settle the dispute",
      brokenPlan: "The payment plan is broken: speak with the customer",
      creditDiscount: "Paid in time: a credit note for the early-payment discount is proposed",
      writeOff: "The settlement was paid: a write-off of what was let go is proposed",
    },
    promise: "Promise to pay",
    beyond: "Beyond the contact limits",
  },
};
