import type { LetterText } from "./letter-text.ts";
import { MONEY } from "./money-part.ts";

/** What our own people are asked to do. Nothing of it reaches the customer by itself. */
export const taskNotes: Readonly<Record<string, LetterText>> = {
  call: {
    "zh-CN": {
      subject: "致电 {{accountName}}：逾期款项 {{askedAmount}}",
      body: `请致电 {{accountName}}（联系人：{{contactName}}）。最早一笔已逾期 {{oldestDays}} 天，应付金额 {{askedAmount}}，共 {{invoiceCount}} 张未结发票。

${MONEY}

请确认付款日期与金额，并在跟进记录中登记结果。`,
    },
    en: {
      subject: "Call {{accountName}}: {{askedAmount}} past due",
      body: `Please call {{accountName}} (contact: {{contactName}}). The oldest item is {{oldestDays}} days past due; {{askedAmount}} is payable on {{invoiceCount}} open invoices.

${MONEY}

Agree on a day and an amount, and record the outcome in the follow-up log.`,
    },
  },
  "demand-letter": {
    "zh-CN": {
      subject: "建议发出催款函：{{accountName}}，{{askedAmount}}",
      body: `{{accountName}} 的款项最早一笔已逾期 {{oldestDays}} 天，应付金额 {{askedAmount}}，此前的提醒与致电未获付款。建议由负责人审阅后发出正式催款函。

${MONEY}

{{deadlineSentence}}

本建议不会自动发送给客户。`,
    },
    en: {
      subject: "Demand letter proposed: {{accountName}}, {{askedAmount}}",
      body: `The oldest item of {{accountName}} is {{oldestDays}} days past due and {{askedAmount}} is payable; reminders and a call did not bring payment. A formal demand letter is proposed, for a person to review and send.

${MONEY}

{{deadlineSentence}}

Nothing has been sent to the customer.`,
    },
  },
  visit: {
    "zh-CN": {
      subject: "拜访 {{accountName}}：逾期款项 {{askedAmount}}",
      body: `请安排拜访 {{accountName}}（联系人：{{contactName}}）。最早一笔已逾期 {{oldestDays}} 天，应付金额 {{askedAmount}}，共 {{invoiceCount}} 张未结发票。

${MONEY}

拜访时请当面核对账目，了解未付原因，商定付款日期与金额，并在跟进记录中登记结果。`,
    },
    en: {
      subject: "Visit {{accountName}}: {{askedAmount}} past due",
      body: `Please arrange a visit to {{accountName}} (contact: {{contactName}}). The oldest item is {{oldestDays}} days past due; {{askedAmount}} is payable on {{invoiceCount}} open invoices.

${MONEY}

Go through the account together, find out why it is not paid, agree on a day and an amount, and record the outcome in the follow-up log.`,
    },
  },
  "key-account-talk": {
    "zh-CN": {
      subject: "请客户负责人沟通：{{accountName}}，{{askedAmount}}",
      body: `{{accountName}} 是重点客户，不发送自动催款函。最早一笔已逾期 {{oldestDays}} 天，应付金额 {{askedAmount}}（联系人：{{contactName}}）。请由客户负责人亲自沟通。

${MONEY}

请确认是否存在对账、验收或审批方面的问题，商定付款日期，并在跟进记录中登记结果。`,
    },
    en: {
      subject: "For the account's owner: {{accountName}}, {{askedAmount}}",
      body: `{{accountName}} is a key account and gets no automatic demand. The oldest item is {{oldestDays}} days past due and {{askedAmount}} is payable (contact: {{contactName}}). Please speak to them yourself.

${MONEY}

Find out whether reconciliation, acceptance or approval is in the way, agree on a day, and record the outcome in the follow-up log.`,
    },
  },
  "lawyers-letter": {
    "zh-CN": {
      subject: "建议委托律师发函：{{accountName}}，{{askedAmount}}",
      body: `{{accountName}} 的款项最早一笔已逾期 {{oldestDays}} 天，应付金额 {{askedAmount}}，催款函未获付款。建议由负责人决定是否委托律师发出律师函，并备齐合同、送货签收、对账单与往来函件。

${MONEY}

{{deadlineSentence}}

本建议不会自动发送给客户。`,
    },
    en: {
      subject: "Lawyer's letter proposed: {{accountName}}, {{askedAmount}}",
      body: `The oldest item of {{accountName}} is {{oldestDays}} days past due and {{askedAmount}} is payable; the demand did not bring payment. A lawyer's letter is proposed, for a person to decide. Have the contract, proofs of delivery, the statement and the letters at hand.

${MONEY}

{{deadlineSentence}}

Nothing has been sent to the customer.`,
    },
  },
  "stop-supply": {
    "zh-CN": {
      subject: "建议暂停供货：{{accountName}}，{{askedAmount}}",
      body: `{{accountName}} 的款项最早一笔已逾期 {{oldestDays}} 天，应付金额 {{askedAmount}}。建议由负责人决定是否在付款前暂停新的发货，并事先核对合同中的相应约定。

${MONEY}

本建议不会自动生效，也不会自动通知客户。`,
    },
    en: {
      subject: "Stop of supply proposed: {{accountName}}, {{askedAmount}}",
      body: `The oldest item of {{accountName}} is {{oldestDays}} days past due and {{askedAmount}} is payable. It is proposed to hold new deliveries until payment, for a person to decide; check first what the contract says about it.

${MONEY}

Nothing takes effect by itself, and the customer has not been told.`,
    },
  },
  agency: {
    "zh-CN": {
      subject: "建议委托催收机构：{{accountName}}，{{askedAmount}}",
      body: `{{accountName}} 的款项最早一笔已逾期 {{oldestDays}} 天，应付金额 {{askedAmount}}，此前的步骤均未获付款。建议由负责人决定是否委托催收机构，并确认费用与资料交接。

${MONEY}

本建议不会自动发送给任何人。`,
    },
    en: {
      subject: "Collection agency proposed: {{accountName}}, {{askedAmount}}",
      body: `The oldest item of {{accountName}} is {{oldestDays}} days past due and {{askedAmount}} is payable; no earlier step brought payment. Placing it with a collection agency is proposed, for a person to decide; settle the fee and the papers first.

${MONEY}

Nothing has been sent to anybody.`,
    },
  },
  review: {
    "zh-CN": {
      subject: "催收流程已到终点，请复核：{{accountName}}，{{askedAmount}}",
      body: `{{accountName}} 的催收步骤已全部执行，最早一笔已逾期 {{oldestDays}} 天，应付金额仍为 {{askedAmount}}。请复核并决定：继续协商、采取法律措施、计提坏账或免催。

${MONEY}

在作出决定之前，系统不会再为这些发票发送任何提醒。`,
    },
    en: {
      subject: "The schedule has ended, please review: {{accountName}}, {{askedAmount}}",
      body: `Every step has been taken with {{accountName}}; the oldest item is {{oldestDays}} days past due and {{askedAmount}} is still payable. Please review and decide: go on talking, take legal steps, provide for the loss, or stop reminding.

${MONEY}

Until then nothing more is sent about these invoices.`,
    },
  },
};
