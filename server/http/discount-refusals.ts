import { type Told, told } from "./sentence.ts";

/** Why nothing was done about an offer. */
export const discountRefusals = {
  "no-such-offer": told(404, "该客户没有这项优惠。", "This account has no such offer."),
  "offer-over": told(
    409,
    "这项优惠已有结果：请刷新页面。",
    "This offer was decided or is over: reload the page.",
  ),
} as const satisfies Record<string, Told>;
