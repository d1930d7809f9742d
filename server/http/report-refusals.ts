import { told } from "./sentence.ts";

/** What is refused about provisions. */
export const reportRefusals = {
  "accountants-only": told(
    403,
    "只有会计可以批准计提依据：请由 CRM 简档为 Accounting（会计）的用户批准。",
    "Only an accountant approves what provisions are reckoned by: ask a CRM user of the profile Accounting.",
  ),
  "own-proposal": told(
    403,
    "不能批准自己提出的版本：请由另一位会计批准。",
    "Nobody approves what they proposed: ask another accountant.",
  ),
  "newer-proposal": told(
    409,
    "此版本已批准或已有更新的版本：请刷新页面。",
    "This version was approved already, or there is a newer one: reload the page.",
  ),
};
