import type { LetterText } from "./letter-text.ts";
import { MONEY } from "./money-part.ts";

/** Letters that name the law of a place. */
export const statutoryLetters: Readonly<Record<string, LetterText>> = {
  "cn-sme-reminder": {
    "zh-CN": {
      subject: "付款提示函：{{accountName}} 逾期款项 {{askedAmount}}",
      body: `尊敬的{{contactName}}：

您好！截至 {{asOf}}，贵司尚有 {{askedAmount}} 到期未付，最早一笔已逾期 {{oldestDays}} 天。下表列出贵司全部未结发票，其中尚未到期的仅供参考。

${MONEY}

{{deadlineSentence}}

谨此提示：根据《保障中小企业款项支付条例》（国务院令第802号），大型企业应当自货物、工程、服务交付之日起60日内支付款项；部分存在争议的，不影响其余部分的支付；逾期支付的，应当按约定或者法定标准支付逾期利息。如有异议，请书面说明具体款项，无异议部分请先行支付。

感谢配合！
{{senderName}}
{{asOf}}`,
    },
    en: {
      subject: "Payment notice: {{askedAmount}} past due ({{accountName}})",
      body: `Dear {{contactName}},

As of {{asOf}}, {{askedAmount}} on your account is past due, the oldest item by {{oldestDays}} days. The list shows every open invoice on your account; those not yet due are for your information.

${MONEY}

{{deadlineSentence}}

Please note the Regulations on Ensuring Payments to Small and Medium-sized Enterprises (State Council Decree No. 802): large enterprises pay within 60 days of delivery; a dispute about a part does not put off the rest; late payment bears interest at the agreed or the statutory rate. If you do not agree with an item, name it in writing and pay the part that is not in question.

With thanks,
{{senderName}}
{{asOf}}`,
    },
  },
  "cn-demand-letter": {
    "zh-CN": {
      subject: "建议发出催款函：{{accountName}}，{{askedAmount}}",
      body: `{{accountName}} 的款项最早一笔已逾期 {{oldestDays}} 天，应付金额 {{askedAmount}}，此前的提醒与致电未获付款。建议由负责人审阅、盖章后发出催款函（可使诉讼时效中断，请保留送达凭证）。函中宜写明：无异议部分应先行支付（《保障中小企业款项支付条例》第十五条）；未约定利息的，逾期按每日万分之五计收。

${MONEY}

{{deadlineSentence}}

本建议不会自动发送给客户。`,
    },
    en: {
      subject: "Demand letter (催款函) proposed: {{accountName}}, {{askedAmount}}",
      body: `The oldest item of {{accountName}} is {{oldestDays}} days past due and {{askedAmount}} is payable; reminders and a call did not bring payment. A stamped demand letter is proposed, for a person to review and send; it interrupts the limitation of action, so keep the proof of delivery. It should say that the part not in question is to be paid at once (Decree No. 802, Art. 15) and that, where no interest was agreed, 0.05 % a day applies.

${MONEY}

{{deadlineSentence}}

Nothing has been sent to the customer.`,
    },
  },
  "eu-reminder": {
    "zh-CN": {
      subject: "逾期付款通知：{{accountName}}，{{askedAmount}}",
      body: `尊敬的{{contactName}}：

截至 {{asOf}}，贵司仍有 {{askedAmount}} 到期未付，最早一笔已逾期 {{oldestDays}} 天。下表列出贵司全部未结发票，其中尚未到期的仅供参考。

${MONEY}

{{deadlineSentence}}

根据欧盟第2011/7/EU号指令及其国内法，债权人自到期次日起即有权主张法定逾期利息，并就每笔逾期款项主张至少40欧元的追收费用补偿，无需另行催告。本函未包含上述费用，我们保留该项权利。

此致
{{senderName}}
{{asOf}}`,
    },
    en: {
      subject: "Overdue account: {{askedAmount}} ({{accountName}})",
      body: `Dear {{contactName}},

As of {{asOf}}, {{askedAmount}} on your account is past due, the oldest item by {{oldestDays}} days. The list shows every open invoice on your account; those not yet due are for your information.

${MONEY}

{{deadlineSentence}}

Under Directive 2011/7/EU, as enacted in national law, statutory interest runs from the day after the due day without a reminder, and at least 40 euros may be claimed for the cost of recovery. Neither is included in this letter; we reserve the right to both.

Yours sincerely,
{{senderName}}
{{asOf}}`,
    },
  },
  "uk-reminder": {
    "zh-CN": {
      subject: "逾期付款通知：{{accountName}}，{{askedAmount}}",
      body: `尊敬的{{contactName}}：

截至 {{asOf}}，贵司仍有 {{askedAmount}} 到期未付，最早一笔已逾期 {{oldestDays}} 天。下表列出贵司全部未结发票，其中尚未到期的仅供参考。

${MONEY}

{{deadlineSentence}}

根据英国《1998年商业债务逾期付款（利息）法》，我们有权主张英格兰银行基准利率加8个百分点的利息，以及按债务金额计的固定补偿（40、70或100英镑）。本函未包含上述费用，我们保留该项权利。

此致
{{senderName}}
{{asOf}}`,
    },
    en: {
      subject: "Overdue account: {{askedAmount}} ({{accountName}})",
      body: `Dear {{contactName}},

As of {{asOf}}, {{askedAmount}} on your account is past due, the oldest item by {{oldestDays}} days. The list shows every open invoice on your account; those not yet due are for your information.

${MONEY}

{{deadlineSentence}}

Under the Late Payment of Commercial Debts (Interest) Act 1998 we may claim interest at 8 percentage points above the Bank of England base rate, and compensation of 40, 70 or 100 pounds according to the size of the debt. Neither is included in this letter; we reserve the right to both.

Yours sincerely,
{{senderName}}
{{asOf}}`,
    },
  },
  "uk-letter-before-action": {
    "zh-CN": {
      subject: "建议发出诉前函：{{accountName}}，{{askedAmount}}",
      body: `{{accountName}} 的款项最早一笔已逾期 {{oldestDays}} 天，应付金额 {{askedAmount}}，此前的通知未获付款。建议由负责人审阅后发出诉前函（letter before action），给予 14 天答复；债务人为个人或个体经营者时适用《债务索偿诉前规程》，须给予 30 天。

${MONEY}

{{deadlineSentence}}

本建议不会自动发送给客户。`,
    },
    en: {
      subject: "Letter before action proposed: {{accountName}}, {{askedAmount}}",
      body: `The oldest item of {{accountName}} is {{oldestDays}} days past due and {{askedAmount}} is payable; our notices did not bring payment. A letter before action is proposed, for a person to review and send, with 14 days to answer. If the debtor is an individual or a sole trader, the Pre-Action Protocol for Debt Claims applies and gives 30 days.

${MONEY}

{{deadlineSentence}}

Nothing has been sent to the customer.`,
    },
  },
};
