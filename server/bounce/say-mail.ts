type Language = "zh-CN" | "en";

/** How an answer to a message stands in the log. */
export function sayAnswer(
  { from, text, isOther }: { readonly from: string; readonly text: string; readonly isOther: boolean },
  language: Language,
): string {
  if (language === "en")
    return `Answer by mail from ${from}${isOther ? ", who was not written to" : ""}: ${text}`;
  return `${from}${isOther ? "（非收件人）" : ""} 回复邮件：${text}`;
}

const STOPPED = {
  complaint: {
    "zh-CN": (recipient: string) =>
      `${recipient} 将我们的邮件投诉为垃圾邮件，不再向其发送催款邮件，请与客户沟通。`,
    en: (recipient: string) =>
      `${recipient} reported our mail as unwanted: no reminder goes there by mail any more. Please talk to them.`,
  },
  unsubscribed: {
    "zh-CN": (recipient: string) => `${recipient} 退订了催款邮件，不再向其发送，请与客户沟通。`,
    en: (recipient: string) =>
      `${recipient} asked for no more reminders by mail: none goes there any more. Please talk to them.`,
  },
} as const;

/** How a stop stands in the log. */
export const sayStop = (recipient: string, said: keyof typeof STOPPED, language: Language): string =>
  STOPPED[said][language](recipient);
