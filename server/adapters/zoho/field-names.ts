import type { ListSource } from "../../sync/ports.ts";

/** What Zoho calls things. The extension's own names carry its namespace; the manifest asks Zoho for the same. */
const ours = <const N extends string>(name: N): `huikuan__${N}` => `huikuan__${name}`;

export const MODULE = {
  accounts: "Accounts",
  contacts: "Contacts",
  invoices: "Invoices",
  payments: ours("Payments"),
  orders: "Sales_Orders",
  deals: "Deals",
} as const satisfies Record<ListSource, string>;

export const ACCOUNT = {
  name: "Account_Name",
  parent: "Parent_Account",
  owner: "Owner",
  country: "Billing_Country",
  currency: "Currency",
  modified: "Modified_Time",
  creditLimit: ours("Credit_Limit"),
  language: ours("Language"),
  timeZone: ours("Time_Zone"),
  noReminders: ours("No_Reminders"),
  noRemindersReason: ours("No_Reminders_Reason"),
} as const;

export const CONTACT = {
  account: "Account_Name",
  name: "Full_Name",
  email: "Email",
  phone: "Phone",
  mobile: "Mobile",
  modified: "Modified_Time",
  role: ours("Billing_Role"),
} as const;

export const INVOICE = {
  subject: "Subject",
  number: "Invoice_Number",
  account: "Account_Name",
  contact: "Contact_Name",
  issuedOn: "Invoice_Date",
  dueOn: "Due_Date",
  status: "Status",
  total: "Grand_Total",
  currency: "Currency",
  modified: "Modified_Time",
  kind: ours("Kind"),
  appliedTo: ours("Applied_To"),
  disputed: ours("Disputed_Amount"),
  disputeReason: ours("Dispute_Reason"),
  paid: ours("Paid_Amount"),
  paidOn: ours("Paid_On"),
  noReminders: ours("No_Reminders"),
  order: "Sales_Order",
  deal: ours("Deal"),
} as const;

export const ORDER = {
  name: "Subject",
  account: "Account_Name",
  deal: "Deal_Name",
  stage: "Status",
  total: "Grand_Total",
  currency: "Currency",
  created: "Created_Time",
  modified: "Modified_Time",
} as const;

export const DEAL = {
  name: "Deal_Name",
  account: "Account_Name",
  stage: "Stage",
  total: "Amount",
  currency: "Currency",
  created: "Created_Time",
  modified: "Modified_Time",
} as const;

export const PAYMENT = {
  reference: "Name",
  currency: "Currency",
  modified: "Modified_Time",
  account: ours("Account"),
  invoice: ours("Invoice"),
  amount: ours("Amount"),
  paidOn: ours("Paid_On"),
  reversedOn: ours("Reversed_On"),
} as const;

/** The account fields that we write. */
export const ASSESSMENT = {
  score: ours("Credit_Score"),
  grade: ours("Credit_Grade"),
  overdue: ours("Overdue_Amount"),
  headroom: ours("Credit_Headroom"),
  daysPastDue: ours("Days_Past_Due"),
  assessedAt: ours("Assessed_At"),
} as const;

/** The account fields that tell of a hold, and that the validation function in the CRM reads. */
export const CREDIT_HOLD = {
  hold: ours("Credit_Hold"),
  why: ours("Credit_Hold_Reason"),
  exception: ours("Exception_Left"),
  exceptionFrom: ours("Exception_From"),
  exceptionUntil: ours("Exception_Until"),
} as const;

export const CALL = {
  subject: "Subject",
  type: "Call_Type",
  start: "Call_Start_Time",
  duration: "Call_Duration",
  result: "Call_Result",
  text: "Description",
  contact: "Who_Id",
  about: "What_Id",
} as const;

export const TASK = {
  subject: "Subject",
  dueOn: "Due_Date",
  status: "Status",
  text: "Description",
  contact: "Who_Id",
  about: "What_Id",
  owner: "Owner",
} as const;

export const NOTE = { title: "Note_Title", text: "Note_Content", about: "Parent_Id" } as const;

/** Says which module `What_Id` or `Parent_Id` points to. */
export const SE_MODULE = "$se_module";
/** Our own id on what we write, unique in Zoho. */
export const EXTERNAL_ID = ours("External_Id");
