import type { LetterText } from "./letter-text.ts";

/** Short enough for two or three segments in Chinese, one or two in English; each says how to stop them. */
export const textMessages: Readonly<Record<string, LetterText>> = {
  "sms-due": {
    "zh-CN": {
      subject: "短信：付款提示 {{askedAmount}}（{{accountName}}）",
      body: "您好，{{accountName}}有款项 {{askedAmount}} 将于 {{firstDueOn}} 到期，请安排付款。如已付款请忽略。{{senderName}}，回T退订",
    },
    en: {
      subject: "Text: {{askedAmount}} due ({{accountName}})",
      body: "{{accountName}}: {{askedAmount}} falls due on {{firstDueOn}}. Please ignore this if it is paid. {{senderName}}. Reply STOP to opt out",
    },
  },
  "sms-reminder": {
    "zh-CN": {
      subject: "短信：逾期提醒 {{askedAmount}}（{{accountName}}）",
      body: "您好，{{accountName}}应付 {{askedAmount}}，最长已逾期 {{oldestDays}} 天，请尽快安排付款，对账请联系我们。如已付款请忽略。{{deadlineSentence}}{{senderName}}，回T退订",
    },
    en: {
      subject: "Text: {{askedAmount}} past due ({{accountName}})",
      body: "{{accountName}}: {{askedAmount}} is payable, the oldest item {{oldestDays}} days past due. Please pay, or call us if anything is wrong. {{deadlineSentence}} {{senderName}}. Reply STOP to opt out",
    },
  },
};
