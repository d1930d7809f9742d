import { told } from "./sentence.ts";

/** What is refused about reviews. */
export const reviewRefusals = {
  "review-not-yours": told(
    403,
    "只有该客户的负责人、催收人员或管理员可以完成复审：请联系他们。",
    "Only the account's owner, a collector or an administrator completes its review: ask one of them.",
  ),
  "review-again-past": told(
    422,
    "“最迟再次复审”须晚于今天：请选择以后的日期。",
    "The day to look again must be after today: choose a later day.",
  ),
  "review-again-late": told(
    422,
    "“最迟再次复审”晚于该等级的复审周期：请选择更早的日期，或留空。",
    "The day to look again is later than the calendar allows for this grade: choose an earlier day, or leave it empty.",
  ),
};
