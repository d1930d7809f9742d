import type { senderEn } from "./sender-en.ts";

export const senderZh: typeof senderEn = {
  mailSender: {
    title: "邮件发件人",
    none: "尚未设置发件人：信函由系统默认发件人发出。",
    replies: (address) => `回复发往 ${address}。`,
    edit: "更改发件人",
    name: "发件人名称",
    address: "发件地址",
    replyTo: "回复地址",
    replyHint: "留空：与发件地址相同",
    signatures: { "zh-CN": "落款（中文）", en: "落款（英文）" },
    signatureHint: "每封信函末尾的一行，可留空",
    domains: "只能使用与 CRM 用户相同域名的地址。",
    save: "保存发件人",
    saving: "正在保存…",
    saved: "发件人已保存，从下一封邮件起生效。",
    cancel: "取消",
    test: (to) => `向 ${to} 发送测试`,
    testing: "正在发送…",
    tested: (to) => `测试邮件已发往 ${to}，请查看您的邮箱。`,
    untested: (reply) => `测试邮件未发出。邮件服务器答复：${reply}`,
    noTest: "CRM 中没有您的电子邮件地址，无法向您发送测试。",
  },
};
