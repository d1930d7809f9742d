/** What the page calls the fields of sharing trade experience. */
export const EXPERIENCE_FIELDS = {
  on: ["共享状态", "Sharing"],
  purpose: ["用途", "Purpose"],
  months: ["期间", "Period"],
  format: ["文件格式", "Format"],
  accountId: ["客户编号", "Account's number"],
  regNo: ["注册号", "Registration number"],
  evidence: ["同意的凭据", "Where the consent stands"],
  givenOn: ["同意日期", "Day of the consent"],
  untilOn: ["同意截止日", "Consent until"],
  reason: ["撤回原因", "Why it was taken back"],
} as const;
