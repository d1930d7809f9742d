/** What the pages call the fields of an order and of the way into a credit bureau. */
export const BUREAU_FIELDS = {
  country: ["国家（两个字母）", "Country, two letters"],
  regNo: ["注册号", "Registration number"],
  companyId: ["公司", "Company"],
  bureau: ["征信机构", "Credit bureau"],
  username: ["用户名", "User name"],
  secret: ["密码", "Password"],
  priceMinor: ["每份报告的价格", "Price of a report"],
  currency: ["币种", "Currency"],
  monthsValid: ["报告有效月数", "Months a report counts"],
  askers: ["可订购报告", "May order reports"],
} as const;
