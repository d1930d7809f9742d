import { sliceRefusals } from "./slice-refusals.ts";
import { type Told, told } from "./sentence.ts";

/**
 * Everything the server may refuse, and what the person reads. A use case that learns a new reason does not
 * compile at the edge until its sentence stands here.
 */
export const refusals = {
  "bad-credential": told(
    401,
    "凭据无效：请在连接“huikuan”中填写本组织的凭据。",
    "The credential is not valid: put this org's credential into the connection “huikuan”.",
  ),
  "no-token": told(401, "未登录：请刷新页面。", "You are not signed in: reload the page."),
  expired: told(401, "登录已过期：请刷新页面。", "Your session has expired: reload the page."),
  invalid: told(401, "登录凭证无效：请刷新页面。", "Your session token is not valid: reload the page."),
  "nonce-used": told(409, "该请求已使用过：请刷新页面。", "This request was already used: reload the page."),
  "not-connected": told(
    409,
    "该组织尚未连接：请管理员完成安装。",
    "This org is not connected yet: ask an admin to finish the installation.",
  ),
  "other-account": told(
    403,
    "此登录只对另一个客户有效：请从该客户页面打开。",
    "This session is for another account: open the widget from this account's page.",
  ),
  "not-allowed": told(
    403,
    "您的角色不能执行此操作：请联系管理员。",
    "Your role may not do this: ask an admin.",
  ),
  "not-synced": told(
    409,
    "该客户尚未同步：首次同步完成后即可查看。",
    "This account is not synced yet: it appears after the first sync.",
  ),
  "no-such-hook": told(
    404,
    "没有这个短信回执地址：请在“回款设置”中复制新的地址。",
    "There is no such address for texts: copy the present one from the settings.",
  ),
  "bad-signature": told(
    403,
    "短信服务商的签名不符：请检查密钥与公网地址。",
    "The provider's signature does not fit: check the secret and the public address.",
  ),
  "no-such-mailbox": told(
    404,
    "没有这个收信地址：请在“回款设置”中复制新的地址。",
    "There is no such address for mail: copy the present one from the settings.",
  ),
  "no-such-stop": told(
    404,
    "此退订地址无效：请直接回复邮件，或联系发件人。",
    "This address does not stop anything: please answer the mail, or call its sender.",
  ),
  "no-mail": told(
    422,
    "收到的不是一封邮件：请把邮件原文整封转来。",
    "This is no mail: hand on the whole message as it came.",
  ),
  "no-such-message": told(404, "找不到这封邮件。", "There is no such message."),
  "same-id-other-text": told(
    409,
    "该记录编号已用于另一内容：请重新填写后保存。",
    "This entry's id was used for other content: open a new entry and save again.",
  ),
  "no-such-entry": told(
    422,
    "要更正的记录不存在：请刷新后重试。",
    "The entry to correct does not exist: reload and try again.",
  ),
  "no-such-contact": told(
    422,
    "“联系人”不属于该客户：请重新选择。",
    "The contact does not belong to this account: choose another.",
  ),
  "no-such-invoice": told(
    422,
    "“发票”不是该客户的未清发票：请重新选择。",
    "An invoice is not open on this account: choose again.",
  ),
  "nothing-owed": told(
    409,
    "该币种没有未付款项：无需承诺。",
    "Nothing is owed in this currency: no promise is needed.",
  ),
  "more-than-owed": told(
    422,
    "“承诺金额”超过未付余额：请改为不超过未付余额的金额。",
    "The promised amount is more than what is owed: enter no more than the open amount.",
  ),
  "other-currency": told(
    422,
    "“币种”与发票不同：请按发票的币种填写。",
    "The currency is not the invoice's: use the invoice's own currency.",
  ),
  ...sliceRefusals,
  "in-the-past": told(
    422,
    "“承诺日期”已过：请选择今天或以后的日期。",
    "The promised day is in the past: choose today or later.",
  ),
  "paid-in-the-past": told(
    422,
    "“付款日”已过：请选择今天或以后的日期。",
    "The day of payment is in the past: choose today or later.",
  ),
  "too-far-ahead": told(
    422,
    "“承诺日期”太远：请选择 90 天以内的日期。",
    "The promised day is too far ahead: choose a day within 90 days.",
  ),
  "in-the-future": told(
    422,
    "“发生时间”在将来：请选择现在或以前的时间。",
    "The time it happened is in the future: choose now or earlier.",
  ),
  "stop-of-invoice": told(
    422,
    "此类停止只适用于整个客户：请将范围改为整个客户。",
    "A stop of this kind is of the whole account: choose the whole account.",
  ),
  "not-yet": told(
    422,
    "这一天尚未到来：请给出今天或不给日期。",
    "That day has not come yet: give today, or no day at all.",
  ),
  "older-than-latest": told(
    409,
    "已有更晚日期的轮次：轮次只能向前。",
    "A round of a later day exists: rounds only go forward.",
  ),
  "not-in-doubt": told(409, "没有这封去向不明的邮件。", "There is no such message whose fate is unknown."),
  "bad-notice": told(
    401,
    "通知无效：通道或令牌不是我们的。",
    "This notice is not one of ours: its channel or its token is wrong.",
  ),
  "no-client": told(
    404,
    "此服务器未配置 Zoho 客户端：请由运维人员连接本组织。",
    "This server has no Zoho client of its own: ask its operator to connect the org.",
  ),
  "bad-state": told(
    400,
    "该授权不是在此浏览器开始的，或已过期、已用过：请重新打开 /oauth/start。",
    "This consent was not begun in this browser, or is over or used: open /oauth/start again.",
  ),
  "consent-refused": told(
    403,
    "您在 Zoho 未同意授权，未保存任何内容：如要连接，请重新打开 /oauth/start。",
    "You did not give consent in Zoho, so nothing was saved: to connect, open /oauth/start again.",
  ),
  "foreign-server": told(
    400,
    "返回地址中的账号服务器不属于 Zoho：未发送任何内容。",
    "The accounts server in the address is not Zoho's: nothing was sent to it.",
  ),
  "bad-code": told(
    400,
    "Zoho 不接受该授权码：请重新打开 /oauth/start。",
    "Zoho did not accept the code of this consent: open /oauth/start again.",
  ),
  "back-test-not-started": told(
    503,
    "回测未能启动，上次的结果仍然保留：请一分钟后重试。",
    "The test could not be started, and what came of the last one stays: try again in a minute.",
  ),
  "crm-silent": told(
    503,
    "Zoho 没有应答，未保存任何内容：请稍后重新打开 /oauth/start。",
    "Zoho did not answer and nothing was saved: open /oauth/start again in a moment.",
  ),
  "not-an-admin": told(
    403,
    "只有该组织的管理员（Administrator）可以连接：授权已撤销。",
    "Only an Administrator of the org may connect it: the consent was ended.",
  ),
  "no-group": told(
    409,
    "该客户没有上级或下级客户：请先在 CRM 中填写上级客户。",
    "This account has neither parent nor child accounts: name a parent account in the CRM first.",
  ),
  "not-head-office": told(
    409,
    "只能在客户集团的总部设置由谁付款：请打开总部的客户页面。",
    "Who pays for a group is said at its head office: open the head office's account.",
  ),
  "exemption-without-end": told(
    422,
    "免催需要截止日或复核日：请至少填写一个。",
    "An exemption needs an end or a day to look at it again: give at least one of them.",
  ),
  "exemption-ended": told(
    422,
    "免催的截止日或复核日已过：请选择今天或以后的日期。",
    "The exemption's end or review day is in the past: choose today or later.",
  ),
  "no-such-exemption": told(404, "找不到这项免催。", "There is no such exemption on this account."),
  "veto-too-long": told(
    422,
    "暂缓时间过长：请缩短小时数，或改用免催。",
    "That is longer than messages may be put off: give fewer hours, or exempt the account.",
  ),
  "send-changed": told(
    409,
    "内容已变化，未发送：请重新查看后再确认。",
    "Something changed since this was shown, and nothing was sent for it: look again, then confirm.",
  ),
  "nothing-to-send": told(
    409,
    "现在没有可发送的提醒：请查看原因。",
    "Nothing would leave now: the preview says why, and when it may.",
  ),
  "no-such-request": told(404, "找不到这次发送请求。", "There is no such request to send on this account."),
  "already-live": told(409, "本组织已正式启用。", "This org is live already."),
  "is-stopped": told(
    409,
    "本组织已停发：请先恢复，或返回演练。",
    "Sending is stopped in this org: resume it, or go back to rehearsal first.",
  ),
  "data-is-old": told(
    409,
    "CRM 数据过期：请等待同步完成后再启用。",
    "The CRM was not read recently enough: wait for the next sync, then look again.",
  ),
  "no-sender": told(
    409,
    "尚未设置发件人：请先填写发件人。",
    "No sender is set: say who reminders come from first.",
  ),
  "domain-failed": told(
    409,
    "发件域名未通过检查：请按检查结果更正 DNS 记录，再重新检查。",
    "The sender's domain failed its check: mend the records that it names, then check the domain again.",
  ),
  "not-in-crm": told(
    409,
    "Zoho CRM 目前不能从发件地址发送：请检查 CRM 连接和发件人。",
    "Zoho CRM does not send from the sender's address now: look at the connection and at the sender.",
  ),
  "rehearsal-failed": told(
    409,
    "最近一次演练未成功：请先处理其中的问题。",
    "The last rehearsal failed or there was none: see to what it names first.",
  ),
  "proposal-changed": told(
    409,
    "内容已变化：请重新查看首日邮件后再签署。",
    "Something changed since this was shown: look at the first day again, then sign.",
  ),
  "other-name": told(
    422,
    "“姓名”与登录用户不一致：请输入您自己的姓名。",
    "The name is not that of who is signed in: type your own name.",
  ),
  "at-work": told(
    409,
    "本组织正在进行轮次或发送：请稍后再试。",
    "A round or a delivery of this org is at work: try again in a little while.",
  ),
  "caps-changed": told(
    409,
    "发送上限已被他人修改，未保存任何内容：请取消，查看现在的上限后再修改。",
    "The limits were changed by somebody else meanwhile, and nothing was saved: cancel, look at them as they are now, then make your change.",
  ),
  "not-today": told(422, "只能放行今天：请刷新页面。", "Only today can be released: reload the page."),
  "not-stopped": told(
    409,
    "本组织未停发：无需恢复。",
    "Nothing is stopped in this org: there is nothing to resume.",
  ),
  "no-such-policy": told(404, "没有这个版本的政策。", "There is no such version of a policy."),
  "no-such-calendar": told(404, "没有这个国家的日历。", "There is no calendar of this country."),
  "no-such-account": told(
    404,
    "没有这个客户，或尚未同步。",
    "There is no such account, or it is not synced yet.",
  ),
  "no-such-org": told(404, "没有这个组织。", "There is no such org."),
  "no-such-route": told(404, "没有这个地址。", "There is no such address."),
  "too-large": told(413, "内容过长：请缩短后重试。", "The content is too large: shorten it and try again."),
  "not-json": told(400, "请求内容无法读取：请刷新页面后重试。", "The request body is not valid JSON."),
  "too-many": told(429, "请求过于频繁：请稍后再试。", "Too many requests: wait a moment and try again."),
  fault: told(
    500,
    "服务器出错，未保存任何内容：请稍后重试。",
    "Something went wrong on the server and nothing was saved: try again in a moment.",
  ),
} as const satisfies Record<string, Told>;

export type RefusalCode = keyof typeof refusals;
