import { type Told, told } from "./sentence.ts";

/** Why something about reaching a debtor was not kept. */
export const contactRefusals = {
  "no-address": told(
    422,
    "该联系人没有此项联系方式：请选择其有的一项。",
    "This contact has no such address: choose one that they have.",
  ),
  "hours-without-end": told(
    422,
    "开始时间应早于结束时间：请重新选择。",
    "The hours end before they begin: choose a later end.",
  ),
  "no-such-limit": told(422, "没有这项限制：请刷新后重试。", "There is no such limit: reload and try again."),
  "looser-without-reason": told(
    422,
    "比预设宽松的数值需要理由：请填写理由，或改为更严格的数值。",
    "A number looser than the preset needs a reason: say why, or choose a stricter one.",
  ),
  "no-such-opt-out": told(
    422,
    "此退订记录不属于该联系人：请刷新后重试。",
    "This opt-out is not of this contact: reload and try again.",
  ),
  "opt-in-not-allowed": told(
    403,
    "只有管理员或催收专员可以记录对方重新同意：请交由他们处理。",
    "Only an administrator or a collector may record a renewed consent: ask one of them.",
  ),
  "not-lost": told(
    409,
    "该客户仍可联系：只有在没有可用联系方式，或连续三次联系未果后，才能询问第三方。",
    "This customer can be reached: somebody else may be asked only when no address or number is left, or after three contacts in a row failed.",
  ),
} as const satisfies Record<string, Told>;
