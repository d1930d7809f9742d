import type { LetterText } from "./letter-text.ts";
import { MONEY } from "./money-part.ts";

/** Around the due day and shortly after it. */
export const reminderLetters: Readonly<Record<string, LetterText>> = {
  courtesy: {
    "zh-CN": {
      subject: "付款提示：贵司有款项将于 {{firstDueOn}} 到期（{{accountName}}）",
      body: `尊敬的{{contactName}}：

您好！感谢贵司一直以来的支持与信任。

谨此提前告知，贵司有款项即将到期，最近的到期日为 {{firstDueOn}}；连同此前已到期的款项（如有），金额合计 {{askedAmount}}。若付款已在安排之中，请无需理会此函。贵司目前的全部未结发票列于下表，供核对。

${MONEY}

{{discountSentence}}

如对上述款项有任何疑问，或需要补寄发票、对账单，请直接回复本邮件，我们将尽快为您处理。

顺颂商祺
{{senderName}}
{{asOf}}`,
    },
    en: {
      subject: "For your planning: payment due on {{firstDueOn}} ({{accountName}})",
      body: `Dear {{contactName}},

Thank you for your business. This is a courtesy note, sent ahead of time: your next payment falls due on {{firstDueOn}}. Together with anything that is due already, it comes to {{askedAmount}}. If payment is already scheduled, there is nothing for you to do. For your records, the list shows every open invoice on your account.

${MONEY}

{{discountSentence}}

If anything looks wrong, or if you need a copy of an invoice or a statement, simply reply to this message and we will help at once.

Kind regards,
{{senderName}}
{{asOf}}`,
    },
  },
  "due-today": {
    "zh-CN": {
      subject: "到期付款提醒：{{askedAmount}}（{{accountName}}）",
      body: `尊敬的{{contactName}}：

您好！贵司有款项于今日到期；连同此前已到期的款项（如有），应付金额合计 {{askedAmount}}。若已安排付款，谨表感谢，请忽略此函。下表列出贵司全部未结发票，其中尚未到期的仅供参考。

${MONEY}

{{discountSentence}}

付款时烦请在附言中注明发票号码，以便我们及时入账。如有任何问题，欢迎直接回复本邮件。

顺颂商祺
{{senderName}}
{{asOf}}`,
    },
    en: {
      subject: "Payment due: {{askedAmount}} ({{accountName}})",
      body: `Dear {{contactName}},

A payment from your side falls due today. Together with anything that was due before, {{askedAmount}} is payable. If it is already on its way, thank you, and please disregard this note. The list shows every open invoice on your account; those due later are for your information.

${MONEY}

{{discountSentence}}

Please quote the invoice numbers with your transfer so that we can book it without delay. If you have any question, simply reply to this message.

Kind regards,
{{senderName}}
{{asOf}}`,
    },
  },
  "reminder-1": {
    "zh-CN": {
      subject: "付款提醒：{{accountName}} 逾期款项 {{askedAmount}}",
      body: `尊敬的{{contactName}}：

您好！截至 {{asOf}}，我们尚未收到贵司已到期的款项，最早一笔已逾期 {{oldestDays}} 天，现应付金额为 {{askedAmount}}。下表列出贵司全部未结发票，其中尚未到期的仅供参考。

${MONEY}

{{discountSentence}}

或许只是工作繁忙中的疏漏，烦请安排付款，或告知预计的付款日期。若款项已经付出，请将付款凭证发给我们，以便核对入账；若对任何一笔有异议，也请回复说明，我们会尽快跟进。

感谢您的配合！
{{senderName}}
{{asOf}}`,
    },
    en: {
      subject: "Payment reminder: {{askedAmount}} past due ({{accountName}})",
      body: `Dear {{contactName}},

As of {{asOf}} we have not yet received a payment that is due: the oldest item is {{oldestDays}} days past due, and the amount now payable is {{askedAmount}}. The list shows every open invoice on your account; those not yet due are for your information.

${MONEY}

{{discountSentence}}

This may simply have been overlooked. Please arrange payment, or let us know the day on which we may expect it. If you have already paid, a copy of the remittance will help us to book it; if you do not agree with an item, reply with the reason and we will look into it at once.

With thanks,
{{senderName}}
{{asOf}}`,
    },
  },
  "reminder-2": {
    "zh-CN": {
      subject: "再次提醒：{{accountName}} 逾期款项 {{askedAmount}}，请予回复",
      body: `尊敬的{{contactName}}：

您好！关于贵司的逾期款项，我们此前已发函提醒，账上至今仍未结清。截至 {{asOf}}，最早一笔已逾期 {{oldestDays}} 天，现应付金额为 {{askedAmount}}。下表列出贵司全部未结发票，其中尚未到期的仅供参考。

${MONEY}

{{discountSentence}}

烦请在五个工作日内完成付款，或回复本邮件告知确定的付款日期。如贵司目前有实际困难，也请与我们联系，我们愿意一起商定可行的安排。若款项已经付出，请接受我们的感谢，并请将付款凭证发给我们。

期待您的回复。
{{senderName}}
{{asOf}}`,
    },
    en: {
      subject: "Second reminder: {{askedAmount}} past due, please reply ({{accountName}})",
      body: `Dear {{contactName}},

We wrote to you earlier about overdue items; by our books they are still open. As of {{asOf}} the oldest is {{oldestDays}} days past due, and the amount now payable is {{askedAmount}}. The list shows every open invoice on your account; those not yet due are for your information.

${MONEY}

{{discountSentence}}

Please pay within five working days, or reply with the day on which you will. If there is a difficulty on your side, talk to us: we would rather find an arrangement that works than send another letter. If payment has already left, please accept our thanks and send us a copy of the remittance.

We look forward to hearing from you.
{{senderName}}
{{asOf}}`,
    },
  },
};
