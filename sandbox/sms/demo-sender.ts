import type { PhoneDropOptions } from "./drop-contract.ts";

/** Wordings that the carriers approved, fields as ${name}: they read as the product's own. */
const APPROVED = {
  SMS_2000001:
    "您好，${accountName}有款项 ${askedAmount} 将于 ${firstDueOn} 到期，请安排付款。如已付款请忽略。${senderName}，回T退订",
  SMS_2000002:
    "${accountName}: ${askedAmount} falls due on ${firstDueOn}. Please ignore this if it is paid. ${senderName}. Reply STOP to opt out",
  SMS_2000003:
    "您好，${accountName}应付 ${askedAmount}，最长已逾期 ${oldestDays} 天，请尽快安排付款，对账请联系我们。如已付款请忽略。${deadlineSentence}${senderName}，回T退订",
  SMS_2000004:
    "${accountName}: ${askedAmount} is payable, the oldest item ${oldestDays} days past due. Please pay, or call us if anything is wrong. ${deadlineSentence} ${senderName}. Reply STOP to opt out",
} as const;

/** The two providers' accounts of the sandbox; nobody outside of it has them. */
export const demoProviders: Pick<PhoneDropOptions, "twilio" | "aliyun"> = {
  twilio: { account: `AC${"5".repeat(32)}`, token: "5a4d".repeat(8) },
  aliyun: {
    keyId: "LTAI5tSandboxKey0001",
    secret: "sandboxsecret0000000000000001",
    signName: "海纳精密",
    templates: APPROVED,
  },
};

/** What an administrator enters in the settings, as a request's body. */
export const demoSender = (provider: "twilio" | "aliyun") => {
  const { twilio, aliyun } = demoProviders;
  return provider === "twilio"
    ? {
        provider,
        region: "US",
        account: twilio.account,
        secret: twilio.token,
        from: "+14155550100",
        templates: {},
      }
    : {
        provider,
        region: "CN",
        account: aliyun.keyId,
        secret: aliyun.secret,
        from: aliyun.signName,
        templates: {
          "sms-due": { "zh-CN": "SMS_2000001", en: "SMS_2000002" },
          "sms-reminder": { "zh-CN": "SMS_2000003", en: "SMS_2000004" },
        },
      };
};

/** A policy that an administrator could have put together: the standard one with a text to those who are late for the first time. */
export const textingPolicy = {
  id: "standard",
  version: 1,
  name: { "zh-CN": "标准（含短信）", en: "Standard, with a text" },
  steps: [
    { key: "courtesy", days: -7, channel: "email", template: "courtesy" },
    { key: "due-today", days: 0, channel: "email", template: "due-today" },
    {
      key: "text",
      days: 3,
      channel: "sms",
      template: "sms-reminder",
      to: ["billing", "finance_lead"],
      when: { all: [{ fact: "oldestDays", atMost: 30 }] },
    },
    { key: "reminder-1", days: 6, channel: "email", template: "reminder-1" },
    { key: "reminder-2", days: 10, channel: "email", template: "reminder-2" },
    { key: "call", days: 30, channel: "call-task", template: "call" },
    { key: "demand-letter", days: 60, channel: "demand-letter", template: "demand-letter" },
  ],
  tolerance: { minor: { CNY: 1000, USD: 100, EUR: 100, GBP: 100, HKD: 1000, JPY: 200 }, share: 0 },
  minGapDays: 3,
  maxDataAgeMinutes: 60,
  sendWindow: { weekdays: [1, 2, 3, 4, 5], fromMinute: 540, toMinute: 1080 },
  promiseGraceDays: 3,
  templates: {},
};
