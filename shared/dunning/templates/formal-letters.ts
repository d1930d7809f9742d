import type { LetterText } from "./letter-text.ts";
import { MONEY } from "./money-part.ts";

/** On paper, signed by a person: each is drawn when its proposal is read, and leaves by nobody's hand but theirs. */
export const formalLetters: Readonly<Record<string, LetterText>> = {
  "formal-demand": {
    "zh-CN": {
      subject: "催款函：{{accountName}}，{{askedAmount}}",
      body: `致：{{accountName}}
收件人：{{contactName}}

截至 {{asOf}}，贵司尚欠我司到期款项 {{askedAmount}}，最早一笔已逾期 {{oldestDays}} 天。我司此前的提醒与致电均未获付款。明细如下，其中尚未到期的仅供参考：

${MONEY}

{{deadlineSentence}}

{{payInstructions}}

如贵司对其中任何一笔有异议，请在上述期限内书面说明理由；无异议部分仍请按期支付。如贵司目前确有困难，请在该期限内与我司商定书面的付款计划。

{{senderName}}（盖章）
{{asOf}}`,
    },
    en: {
      subject: "Formal demand for payment: {{askedAmount}} ({{accountName}})",
      body: `To: {{accountName}}
For the attention of: {{contactName}}

As of {{asOf}}, {{askedAmount}} that you owe us is past due, the oldest item by {{oldestDays}} days. Our reminders and our call did not bring payment. The items are listed below; those not yet due are for your information.

${MONEY}

{{deadlineSentence}}

{{payInstructions}}

If you contest any item, tell us why in writing within that time; what is not contested remains payable. If you are in difficulty, agree on a payment plan with us in writing within that time.

Yours faithfully,

{{senderName}}
{{asOf}}`,
    },
  },
  "cn-formal-demand": {
    "zh-CN": {
      subject: "催款函：{{accountName}}，{{askedAmount}}",
      body: `致：{{accountName}}
收件人：{{contactName}}

根据双方之间的合同，截至 {{asOf}}，贵司尚欠我司到期款项 {{askedAmount}}，最早一笔已逾期 {{oldestDays}} 天。我司此前的提醒与致电均未获付款。明细如下，其中尚未到期的仅供参考：

${MONEY}

{{deadlineSentence}}

{{payInstructions}}

如贵司对部分款项有异议，请在上述期限内书面说明；依据《保障中小企业款项支付条例》第十五条，无异议部分应先行支付。逾期利息依合同约定计收；未约定的，依该条例第十七条按每日万分之五计收，上述应付金额未包含该利息。

本函系我司主张债权的书面请求，依据《民法典》第一百九十五条，诉讼时效自本函到达贵司时中断。

{{senderName}}（盖章）
{{asOf}}`,
    },
    en: {
      subject: "Demand letter (催款函): {{askedAmount}} ({{accountName}})",
      body: `To: {{accountName}}
For the attention of: {{contactName}}

Under the contract between us, {{askedAmount}} is past due as of {{asOf}}, the oldest item by {{oldestDays}} days. Our reminders and our call did not bring payment. The items are listed below; those not yet due are for your information.

${MONEY}

{{deadlineSentence}}

{{payInstructions}}

If you contest a part, tell us why in writing within that time; under Article 15 of the Regulation on Ensuring Payments to Small and Medium-sized Enterprises the part not contested is to be paid first. Interest for late payment runs as the contract says, or, where it says nothing, at 0.05 % a day under Article 17; it is not part of the amount above.

This letter is our written request for performance: under Article 195 of the Civil Code the limitation of action is interrupted when it reaches you.

Yours faithfully,

{{senderName}} (stamp)
{{asOf}}`,
    },
  },
  "uk-formal-demand": {
    "zh-CN": {
      subject: "诉前函：{{accountName}}，{{askedAmount}}",
      body: `致：{{accountName}}
收件人：{{contactName}}

截至 {{asOf}}，贵司尚欠我司到期款项 {{askedAmount}}，最早一笔已逾期 {{oldestDays}} 天，此前的通知未获付款。明细如下，其中尚未到期的仅供参考：

${MONEY}

{{deadlineSentence}}

{{payInstructions}}

如贵司有异议，请在该期限内说明理由并附上依据，以便双方不经诉讼解决。期限届满仍未付款且未答复的，我司可能不再通知即提起诉讼，并主张《1998年商业债务逾期付款（利息）法》规定的利息与补偿；上述应付金额未包含两者。

{{senderName}}
{{asOf}}`,
    },
    en: {
      subject: "Letter before action: {{askedAmount}} ({{accountName}})",
      body: `To: {{accountName}}
For the attention of: {{contactName}}

As of {{asOf}}, {{askedAmount}} that you owe us is past due, the oldest item by {{oldestDays}} days. Our notices did not bring payment. The items are listed below; those not yet due are for your information.

${MONEY}

{{deadlineSentence}}

{{payInstructions}}

If you dispute any of it, tell us why within that time and enclose what supports it, so that the matter can be settled without proceedings. If there is neither payment nor an answer by then, we may begin proceedings without further notice and claim interest and compensation under the Late Payment of Commercial Debts (Interest) Act 1998; neither is part of the amount above.

Yours faithfully,

{{senderName}}
{{asOf}}`,
    },
  },
};

const OF_NOTE: Readonly<Record<string, string>> = {
  "cn-demand-letter": "cn-formal-demand",
  "uk-letter-before-action": "uk-formal-demand",
};

/** The letter that a note to our own people proposes: by the note's template, the plain one for any other. */
export const formalLetterOf = (note: string): string =>
  (Object.hasOwn(OF_NOTE, note) ? OF_NOTE[note] : undefined) ?? "formal-demand";
