/** What the panel of an account's limit calls its fields. */
export const LIMIT_LINE_FIELDS = {
  limitMinor: ["额度", "Limit"],
  from: ["生效日", "First day"],
  until: ["截止日", "Last day"],
  parts: ["分项额度", "Parts of the limit"],
  partMinor: ["分项额度", "Parts of the limit"],
  currency: ["币种", "Currency"],
} as const;

export const LIMIT_VERDICT_FIELDS = {
  lineId: ["信用额度", "Credit limit"],
  accountId: ["客户", "Account"],
  verdict: ["审批结论", "Decision"],
  note: ["说明", "Note"],
} as const;

/** What the page of credit limits calls its fields. */
export const LIMIT_POLICY_FIELDS = {
  formulas: ["测算公式", "Formulas"],
  approval: ["审批权限", "Who may approve"],
  needPercent: ["实际需要系数（%）", "Of what they need, %"],
  turnoverPercent: ["销售规模系数（%）", "Of turnover, %"],
  equityPercent: ["净资产比例（%）", "Of net worth, %"],
  portfolioPercent: ["占全部应收账款（%）", "Of all our receivables, %"],
  gradePercent: ["各等级系数（%）", "By grade, %"],
  "gradePercent.A": ["A 级系数（%）", "Grade A, %"],
  "gradePercent.B": ["B 级系数（%）", "Grade B, %"],
  "gradePercent.C": ["C 级系数（%）", "Grade C, %"],
  "gradePercent.D": ["D 级系数（%）", "Grade D, %"],
  "gradePercent.E": ["E 级系数（%）", "Grade E, %"],
  "gradePercent.provisional": ["暂定等级系数（%）", "Provisional, %"],
  termsDays: ["各等级最长账期（天）", "Longest terms by grade, days"],
  "termsDays.A": ["A 级账期（天）", "Grade A, days"],
  "termsDays.B": ["B 级账期（天）", "Grade B, days"],
  "termsDays.C": ["C 级账期（天）", "Grade C, days"],
  "termsDays.D": ["D 级账期（天）", "Grade D, days"],
  "termsDays.E": ["E 级账期（天）", "Grade E, days"],
  "termsDays.provisional": ["暂定等级账期（天）", "Provisional, days"],
  changePercent: ["建议调整的最小差距（%）", "Worth a change from, %"],
  most: ["审批权限", "Who may approve"],
  "most.admin": ["管理员最高", "Administrators up to"],
  "most.collector": ["催收人员最高", "Collectors up to"],
  "most.accountant": ["会计最高", "Accountants up to"],
  "most.rep": ["销售最高", "Sales reps up to"],
  ownUpToMinor: ["可自行审批的额度上限", "Own proposals up to"],
  mostDays: ["最长有效天数", "Valid for days at most"],
  afterItsEnd: ["到期后", "After its last day"],
  noticeDays: ["提前列出天数", "Listed days ahead"],
} as const;
