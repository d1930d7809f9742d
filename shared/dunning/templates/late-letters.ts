import type { LetterText } from "./letter-text.ts";
import { MONEY } from "./money-part.ts";

/** When reminders have not helped, and the quieter words for customers that are dear. */
export const lateLetters: Readonly<Record<string, LetterText>> = {
  "gentle-reminder": {
    "zh-CN": {
      subject: "温馨提示：{{accountName}} 有款项已到期（{{askedAmount}}）",
      body: `尊敬的{{contactName}}：

您好！感谢贵司一直以来的支持。我们留意到贵司有款项已到期 {{oldestDays}} 天，涉及金额 {{askedAmount}}，想与您确认一下付款安排。下表列出贵司全部未结发票，供核对。

${MONEY}

{{deadlineSentence}}

如付款已在途中，请忽略此函；如有需要我们配合的地方（补寄发票、对账、单据），请直接回复，我们马上办理。

顺颂商祺
{{senderName}}
{{asOf}}`,
    },
    en: {
      subject: "A gentle reminder: {{askedAmount}} has fallen due ({{accountName}})",
      body: `Dear {{contactName}},

Thank you for working with us. We noticed that {{askedAmount}} has fallen due, the oldest item {{oldestDays}} days ago, and would like to ask how payment stands. The list shows every open invoice on your account.

${MONEY}

{{deadlineSentence}}

If payment is already on its way, please disregard this note. If there is anything we can do to help, such as a copy of an invoice or a statement, simply reply.

Kind regards,
{{senderName}}
{{asOf}}`,
    },
  },
  "firm-reminder": {
    "zh-CN": {
      subject: "逾期付款通知：{{accountName}}，{{askedAmount}}",
      body: `尊敬的{{contactName}}：

截至 {{asOf}}，贵司仍有 {{askedAmount}} 已到期未付，最早一笔已逾期 {{oldestDays}} 天；此前我们已发函提醒。下表列出贵司全部未结发票，其中尚未到期的仅供参考。

${MONEY}

{{deadlineSentence}}

若款项已经付出，请将付款凭证发给我们；若对任何一笔有异议，请在上述期限内书面说明，无异议部分请先行支付。

此致
{{senderName}}
{{asOf}}`,
    },
    en: {
      subject: "Overdue account: {{askedAmount}} ({{accountName}})",
      body: `Dear {{contactName}},

As of {{asOf}}, {{askedAmount}} on your account is past due, the oldest item by {{oldestDays}} days, although we have reminded you of it. The list shows every open invoice on your account; those not yet due are for your information.

${MONEY}

{{deadlineSentence}}

If you have paid, please send us a copy of the remittance. If you do not agree with an item, tell us in writing within that time and pay the part that is not in question.

Yours sincerely,
{{senderName}}
{{asOf}}`,
    },
  },
  "final-notice": {
    "zh-CN": {
      subject: "最后付款通知：{{accountName}}，{{askedAmount}}",
      body: `尊敬的{{contactName}}：

虽经多次提醒，贵司仍有 {{askedAmount}} 到期未付，最早一笔已逾期 {{oldestDays}} 天。下表列出贵司全部未结发票，其中尚未到期的仅供参考。

${MONEY}

{{deadlineSentence}}

如贵司目前确有困难，请在该日之前与我们联系，我们仍愿意商定书面的付款计划。

此致
{{senderName}}
{{asOf}}`,
    },
    en: {
      subject: "Final notice: {{askedAmount}} ({{accountName}})",
      body: `Dear {{contactName}},

Despite several reminders {{askedAmount}} on your account remains unpaid; the oldest item is {{oldestDays}} days past due. The list shows every open invoice on your account; those not yet due are for your information.

${MONEY}

{{deadlineSentence}}

If you are in difficulty, contact us before that day: we are still willing to agree on a payment plan in writing.

Yours sincerely,
{{senderName}}
{{asOf}}`,
    },
  },
};
