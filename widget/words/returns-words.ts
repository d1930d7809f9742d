/** Where mails come back to, in both languages. */
export const returnsEn = {
  returns: {
    title: "Returned mail and answers",
    none: "No return address yet: nobody here sees which reminders came back, and answers stay in the sender's mailbox.",
    begin: "Set a return address",
    edit: "Change the address",
    address: "Return address",
    hint: "A mailbox that keeps “returns+…@” apart, such as returns@seller.example; or @returns.seller.example, where all of a domain is for this.",
    intake: "Hand the mail on to",
    handOn:
      "Have the mail server post each message of that mailbox, whole and as it came (message/rfc822), to this address; those of the sender's mailbox as well, and answers stand in the log. Whoever knows the address can hand mail on.",
    optedOut: (count: string) => `${count} addresses want no reminders by mail`,
    by: (name: string) => `set by ${name}`,
    save: "Save the address",
    saving: "Saving …",
    saved: "The return address is saved: it counts from the next message on.",
    cancel: "Cancel",
  },
};

export const returnsZh: typeof returnsEn = {
  returns: {
    title: "退信与回复",
    none: "尚未设置退信地址：没有人知道哪些催款邮件被退回，客户的回复也只留在发件邮箱里。",
    begin: "设置退信地址",
    edit: "修改地址",
    address: "退信地址",
    hint: "请填写支持“returns+…@”的邮箱，例如 returns@seller.example；若整个域名都用于收退信，请填写 @returns.seller.example。",
    intake: "邮件转交地址",
    handOn:
      "请让邮件服务器把该邮箱的每封来信原文（message/rfc822）提交到此地址；发件邮箱的来信也可同样提交，客户的回复就会出现在跟进记录中。知道此地址的人都能提交邮件，请勿外传。",
    optedOut: (count) => `${count} 个地址不再接收催款邮件`,
    by: (name) => `由 ${name} 设置`,
    save: "保存地址",
    saving: "保存中…",
    saved: "退信地址已保存，从下一封邮件起生效。",
    cancel: "取消",
  },
};
