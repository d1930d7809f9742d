/** What the page of reviews calls its fields. */
export const REVIEW_FIELDS = {
  accountId: ["客户", "Account"],
  outcome: ["复审结论", "Outcome"],
  rationale: ["理由", "Rationale"],
  againOn: ["最迟再次复审", "Look again by"],
  months: ["复审周期", "Months between reviews"],
  A: ["A 级复审周期", "Months for grade A"],
  B: ["B 级复审周期", "Months for grade B"],
  C: ["C 级复审周期", "Months for grade C"],
  D: ["D 级复审周期", "Months for grade D"],
  E: ["E 级复审周期", "Months for grade E"],
  none: ["无评分客户的复审周期", "Months without a score"],
  noticeDays: ["提前列出天数", "Listed days ahead"],
} as const;
