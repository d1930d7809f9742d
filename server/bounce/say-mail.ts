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

export const sayComplaint = (recipient: string, language: Language): string =>
  language === "en"
    ? `${recipient} reported our mail as unwanted: no reminder goes there by mail any more. Please talk to them.`
    : `${recipient} 将我们的邮件投诉为垃圾邮件，不再向其发送催款邮件，请与客户沟通。`;
