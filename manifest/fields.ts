import { named } from "./names.ts";

type DataType =
  | "text"
  | "textarea"
  | "integer"
  | "double"
  | "currency"
  | "date"
  | "datetime"
  | "boolean"
  | "picklist"
  | "lookup";

/** One field that the extension adds to a Zoho module. */
export interface FieldAsk {
  readonly module: string;
  readonly apiName: string;
  readonly label: { readonly en: string; readonly zh: string };
  readonly dataType: DataType;
  /** The values of a picklist. */
  readonly values?: readonly string[];
  /** The module a lookup points to. */
  readonly lookup?: string;
  /** Zoho refuses a second record with the same value. */
  readonly unique?: boolean;
  /** May be used with the X-EXTERNAL header. */
  readonly external?: boolean;
  readonly mandatory?: boolean;
}

/** One module that the extension brings. */
export interface ModuleAsk {
  readonly apiName: string;
  readonly label: { readonly en: string; readonly zh: string };
}

export const PAYMENTS = named("Payments");

export const modules: readonly ModuleAsk[] = [{ apiName: PAYMENTS, label: { en: "Payments", zh: "回款" } }];

const field = (
  module: string,
  name: string,
  dataType: DataType,
  en: string,
  zh: string,
  more: Partial<FieldAsk> = {},
): FieldAsk => ({ module, apiName: named(name), dataType, label: { en, zh }, ...more });

export const fields: readonly FieldAsk[] = [
  // What we read on the account
  field("Accounts", "Credit_Limit", "currency", "Credit limit", "信用额度"),
  field("Accounts", "Language", "picklist", "Correspondence language", "通信语言", {
    values: ["zh-CN", "en"],
  }),
  field("Accounts", "Time_Zone", "text", "Time zone", "时区"),
  field("Accounts", "No_Reminders", "boolean", "Exclude from reminders", "免催"),
  field("Accounts", "No_Reminders_Reason", "text", "Why excluded", "免催原因"),
  // What we write on the account
  field("Accounts", "Credit_Score", "double", "Credit score", "信用评分"),
  field("Accounts", "Credit_Grade", "text", "Credit grade", "信用等级"),
  field("Accounts", "Overdue_Amount", "currency", "Overdue amount", "逾期金额"),
  field("Accounts", "Credit_Headroom", "currency", "Left of the credit limit", "可用信用额度"),
  field("Accounts", "Days_Past_Due", "integer", "Oldest days past due", "最长逾期天数"),
  field("Accounts", "Assessed_At", "datetime", "Assessed at", "评估时间"),
  field("Accounts", "Credit_Hold", "picklist", "Credit hold", "信用管控", {
    values: ["none", "warn", "block-orders", "block-shipment"],
  }),
  field("Accounts", "Credit_Hold_Reason", "text", "Why on hold", "管控原因"),
  field("Accounts", "Exception_Left", "currency", "Left of the exception", "特批余额"),
  field("Accounts", "Exception_From", "datetime", "Exception since", "特批起始时间"),
  field("Accounts", "Exception_Until", "date", "Exception until", "特批截止日"),
  // What we read on the contact
  field("Contacts", "Billing_Role", "picklist", "Billing role", "账务角色", {
    values: ["billing", "finance_lead", "executive"],
  }),
  // What we read on the invoice
  field("Invoices", "Kind", "picklist", "Document kind", "单据类型", { values: ["Invoice", "Credit Note"] }),
  field("Invoices", "Applied_To", "lookup", "Credit applied to", "冲抵发票", { lookup: "Invoices" }),
  field("Invoices", "Disputed_Amount", "currency", "Disputed amount", "争议金额"),
  field("Invoices", "Dispute_Reason", "text", "Dispute reason", "争议原因"),
  field("Invoices", "Paid_Amount", "currency", "Paid amount", "已付金额"),
  field("Invoices", "Paid_On", "date", "Paid on", "付款日期"),
  field("Invoices", "No_Reminders", "boolean", "Exclude from reminders", "免催"),
  field("Invoices", "Deal", "lookup", "Bills the deal", "所开票商机", { lookup: "Deals" }),
  // The payments module. `Name` (the reference) is Zoho's own.
  field(PAYMENTS, "Account", "lookup", "Account", "客户", { lookup: "Accounts", mandatory: true }),
  field(PAYMENTS, "Invoice", "lookup", "Applied to invoice", "核销发票", { lookup: "Invoices" }),
  field(PAYMENTS, "Amount", "currency", "Amount", "金额", { mandatory: true }),
  field(PAYMENTS, "Paid_On", "date", "Received on", "到账日期", { mandatory: true }),
  field(PAYMENTS, "Reversed_On", "date", "Reversed on", "冲回日期"),
  field(PAYMENTS, "Method", "text", "Method", "付款方式"),
  // Our id on what we write back, so that a lost answer never makes a second record
  field("Calls", "External_Id", "text", "Huikuan id", "回款编号", { unique: true, external: true }),
  field("Tasks", "External_Id", "text", "Huikuan id", "回款编号", { unique: true, external: true }),
  field("Notes", "External_Id", "text", "Huikuan id", "回款编号", { unique: true, external: true }),
];
