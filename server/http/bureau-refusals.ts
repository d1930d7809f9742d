import { type Told, told } from "./sentence.ts";

/** Why no report of a credit bureau was ordered, or none came. */
export const bureauRefusals = {
  "bureau-not-allowed": told(
    403,
    "您无权订购征信报告：请管理员在设置的“信用档案”中授权。",
    "You may not order credit reports: ask an admin to give your role the right under “Credit file” in the settings.",
  ),
  "no-bureau": told(
    409,
    "尚未设置征信机构：请管理员在设置的“信用档案”中填写账号。",
    "No credit bureau is set up: ask an admin to enter the access under “Credit file” in the settings.",
  ),
  "bureau-asked-today": told(
    409,
    "今天已为该客户订购过报告，未再次订购：请查看已有的报告，或明天再试。",
    "A report on this customer was ordered today, and none again: read that one, or try tomorrow.",
  ),
  "no-such-company": told(
    422,
    "征信机构在该国家没有这个注册号的公司，未收费：请核对国家和注册号。",
    "The bureau knows no company under this number in this country, and nothing was charged: check the country and the number.",
  ),
  "bureau-locked": told(
    409,
    "征信机构不接受所存的用户名或密码，未收费：请管理员在设置的“信用档案”中更正。",
    "The bureau does not accept the stored user name or password, and nothing was charged: ask an admin to correct it under “Credit file” in the settings.",
  ),
  "bureau-busy": told(
    409,
    "征信机构暂时限制请求，未收费：请过几分钟再试。",
    "The bureau takes no more requests for the moment, and nothing was charged: try again in a few minutes.",
  ),
  "bureau-silent": told(
    409,
    "征信机构现在没有回应，未订购报告：请稍后再试。",
    "The bureau does not answer now, and nothing was ordered: try again later.",
  ),
  "bureau-refused": told(
    409,
    "征信机构拒绝提供这份报告，未收费：请换一家公司，或向征信机构询问。",
    "The bureau refused this report, and nothing was charged: choose another company, or ask the bureau.",
  ),
  "bureau-in-doubt": told(
    409,
    "报告已订购，但没有收到可读的报告，可能已收费：今天不再订购，请向征信机构询问。",
    "The report was ordered, but none that can be read came back, and it may have been charged: it is not ordered again today; ask the bureau.",
  ),
} as const satisfies Record<string, Told>;
