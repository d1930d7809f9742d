import { type Told, told } from "./sentence.ts";

/** Why nothing was claimed, waived or agreed beside the invoices. */
export const chargeRefusals = {
  "nothing-to-charge": told(
    409,
    "目前没有可提出的利息或费用：未逾期、已提出，或未设置计费依据。",
    "There is nothing to claim now: nothing is late, all of it is claimed already, or no basis for charges is set.",
  ),
  "no-such-charge": told(404, "该客户没有这项利息或费用。", "This account has no such claim."),
  "charge-decided": told(
    409,
    "这项利息或费用已有决定：请刷新页面。",
    "This claim was decided already: reload the page.",
  ),
  "charge-not-accepted": told(
    409,
    "只有已接受的利息或费用可以减免或登记付款：请先接受。",
    "Only an accepted claim can be waived or paid: accept it first.",
  ),
  "charge-above-open": told(
    422,
    "“金额”超过这项利息或费用的未付余额：请减少金额。",
    "The amount is more than what is open of this claim: enter less.",
  ),
  "charge-amount-missing": told(
    422,
    "减免或登记付款需要“金额”：请填写。",
    "Say how much is waived or paid: enter the amount.",
  ),
} as const satisfies Record<string, Told>;
