import { told } from "./sentence.ts";

/** What is refused about limits that are proposed and approved. */
export const approvalRefusals = {
  "may-not-propose": told(
    403,
    "您在 CRM 中只有查看权限，不能申请额度：请联系负责该客户的同事。",
    "You may only look at this account in the CRM, so you cannot propose a limit: ask a colleague who works on it.",
  ),
  "limit-waiting": told(
    409,
    "该客户已有一笔额度申请在等待审批：请先审批或撤回它。",
    "A limit for this account is waiting already: have it decided, or withdraw it, before you propose another.",
  ),
  "no-rate-for-limit": told(
    422,
    "没有该币种的汇率：请在 CRM 中添加汇率，或以客户的币种填写“额度”和“分项额度”。",
    "There is no rate for a currency of the limit or of its parts: add one in the CRM, or give them in the account's own currency.",
  ),
  "limit-from-past": told(
    422,
    "“生效日”已过：请填写今天或以后的日期。",
    "The first day is in the past: give today or a later day.",
  ),
  "limit-ends-first": told(
    422,
    "“截止日”早于“生效日”：请填写更晚的截止日。",
    "The last day is before the first one: give a later last day.",
  ),
  "limit-too-long": told(
    422,
    "有效期超过本组织允许的天数：请填写较早的“截止日”。",
    "The limit would be valid for longer than your organization allows: give an earlier last day.",
  ),
  "part-above-limit": told(
    422,
    "某个“分项额度”大于额度本身：请减小它。",
    "A part of the limit is larger than the limit itself: lower it.",
  ),
  "part-twice": told(
    422,
    "同一币种有两个“分项额度”：请只保留一个。",
    "Two parts of the limit have one currency: keep one of them.",
  ),
  "above-group-limit": told(
    422,
    "“额度”超过总公司的额度：请减小额度，或先提高总公司的额度。",
    "The limit is above that of the head office: lower it, or have the head office's limit raised first.",
  ),
  "no-such-limit-line": told(
    404,
    "该客户没有这笔额度申请：请刷新页面。",
    "This account has no such proposal of a limit: reload the page.",
  ),
  "limit-decided": told(
    409,
    "这笔额度申请已有结论：请刷新页面。",
    "Somebody has decided about this limit already: reload the page.",
  ),
  "limit-over": told(
    409,
    "这笔额度申请的“截止日”已过：请重新申请。",
    "The last day of this limit is over: propose another.",
  ),
  "not-your-limit": told(
    403,
    "只有申请人可以撤回：如不同意，请选择“驳回”并写明原因。",
    "Only whoever proposed a limit may withdraw it: refuse it with a reason instead.",
  ),
  "refusal-without-reason": told(422, "驳回时“说明”必填：请写明原因。", "A refusal needs a note: say why."),
  "may-not-approve": told(
    403,
    "您的角色没有审批额度的权限：请由有权限的同事审批，或请管理员在设置的“授信”中调整。",
    "Your role may not decide about limits: ask somebody who may, or have an administrator change it under Credit limits.",
  ),
  "above-approval": told(
    403,
    "“额度”超过您的审批权限：请由权限更高的同事审批。",
    "The limit is above what you may approve: ask somebody with a higher authority.",
  ),
  "own-limit": told(
    403,
    "不能审批自己申请的额度：请由另一位有权限的同事审批。",
    "Nobody approves a limit that they proposed themselves: ask another person who may.",
  ),
  "no-rate-for-authority": told(
    422,
    "没有该币种的汇率，无法与您的审批权限比较：请在 CRM 中添加汇率，或由不限额度的同事审批。",
    "There is no rate for the account's currency, so your authority cannot be compared with it: add one in the CRM, or ask somebody who may approve any limit.",
  ),
} as const;
