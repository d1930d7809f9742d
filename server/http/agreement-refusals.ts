import { type Told, told } from "./sentence.ts";

/** Why something about an account's money was neither agreed nor contested. */
export const agreementRefusals = {
  "on-a-plan": told(
    409,
    "该发票已在履行中的分期还款计划内：请选择其他发票，或先撤回计划。",
    "The invoice is on a payment plan that is kept: choose another, or withdraw the plan first.",
  ),
  "no-such-promise": told(404, "该客户没有这项承诺。", "This account has no such promise."),
  "promise-not-open": told(
    409,
    "该承诺已有结果：只有待兑现的承诺可以撤回。",
    "This promise is over: only an open one can be withdrawn.",
  ),
  "dispute-above-residual": told(
    422,
    "“争议金额”超过该发票尚无争议的未付余额：请减少金额。",
    "The disputed amount is more than what is left undisputed on this invoice: enter less.",
  ),
  "dispute-deadline-past": told(
    422,
    "“处理期限”已过：请选择今天或以后的日期。",
    "The deadline has passed: choose today or later.",
  ),
  "no-such-owner": told(
    422,
    "“负责人”不是本组织的在职用户：请重新选择。",
    "The owner is not an active user of this org: choose another.",
  ),
  "no-such-dispute": told(404, "该客户没有这项争议。", "This account has no such dispute."),
  "already-resolved": told(409, "该争议已处理完毕。", "This dispute is already resolved."),
  "dispute-part-wrong": told(
    422,
    "“成立金额”应大于零且小于争议金额：请更正，或选择全部成立。",
    "The accepted part must be more than nothing and less than the disputed amount: correct it, or accept all.",
  ),
  "plan-does-not-sum": told(
    422,
    "各期“金额”之和与“总额”不一致，或某期为零：请更正各期金额。",
    "The instalments do not sum to the total, or one is nothing: correct their amounts.",
  ),
  "plan-overlaps": told(
    409,
    "所选发票已在另一分期还款计划内：请取消选择，或先撤回该计划。",
    "An invoice is already on another payment plan: leave it out, or withdraw that plan first.",
  ),
  "plan-in-the-past": told(
    422,
    "“首期日期”已过：请选择今天或以后的日期。",
    "The first instalment's day is in the past: choose today or later.",
  ),
  "plan-above-owed": told(
    422,
    "“总额”超过所选发票的未付余额：请减少总额或增加发票。",
    "The total is more than what is owed on these invoices: enter less, or add invoices.",
  ),
  "plan-out-of-order": told(
    422,
    "各期“日期”没有依次向后：请按日期从早到晚填写，每天一期。",
    "The instalments' days do not rise: list them from the earliest to the latest, one a day.",
  ),
  "plan-too-long": told(
    422,
    "“末期日期”太远：请在五年之内还清。",
    "The last instalment is too far ahead: end the plan within five years.",
  ),
  "plan-never-breaks": told(
    422,
    "“违约期数”多于期数：请改为不超过期数的数字。",
    "The plan could never break: let no more missed instalments end it than it has.",
  ),
  "no-such-plan": told(404, "该客户没有这项分期还款计划。", "This account has no such payment plan."),
  "plan-over": told(
    409,
    "该分期还款计划已经结束：只有履行中的计划可以撤回。",
    "This payment plan is over: only one that is being kept can be withdrawn.",
  ),
  "extension-not-later": told(
    422,
    "“延至日期”不晚于原到期日：请选择更晚的日期。",
    "The new day is not after the due day that it replaces: choose a later one.",
  ),
  "extension-in-the-past": told(
    422,
    "“延至日期”已过：请选择今天或以后的日期。",
    "The new day is in the past: choose today or later.",
  ),
  "extension-too-far": told(
    422,
    "“延至日期”太远：最多延长 90 天，更久请使用分期还款。",
    "The new day is too far ahead: extend by 90 days at most, or agree on a payment plan.",
  ),
} as const satisfies Record<string, Told>;
