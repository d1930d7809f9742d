/** One field in short: [api name, label, data type, more]. */
export type FieldRow = readonly [string, string, string, FieldMore?];
interface FieldMore {
  readonly lookup?: string;
  readonly values?: readonly string[];
  readonly mandatory?: true;
  readonly readOnly?: true;
  readonly maxLength?: number;
}

/** The fields that Zoho puts on every module by itself. */
export const systemFields: readonly FieldRow[] = [
  ["Owner", "Owner", "ownerlookup"],
  ["Created_By", "Created By", "ownerlookup", { readOnly: true }],
  ["Modified_By", "Modified By", "ownerlookup", { readOnly: true }],
  ["Created_Time", "Created Time", "datetime", { readOnly: true }],
  ["Modified_Time", "Modified Time", "datetime", { readOnly: true }],
  ["Last_Activity_Time", "Last Activity Time", "datetime", { readOnly: true }],
];

const address = (prefix: string): readonly FieldRow[] =>
  ["Street", "City", "State", "Code", "Country"].map((part) => [
    `${prefix}_${part}`,
    `${prefix} ${part}`,
    "text",
  ]);

const money: readonly FieldRow[] = [
  ["Currency", "Currency", "picklist"],
  ["Exchange_Rate", "Exchange Rate", "double"],
];

// Zoho reckons these from the line items, so a client's value is dropped.
const totals: readonly FieldRow[] = [
  ["Sub_Total", "Sub Total", "currency", { readOnly: true }],
  ["Tax", "Tax", "currency", { readOnly: true }],
  ["Adjustment", "Adjustment", "currency"],
  ["Grand_Total", "Grand Total", "currency", { readOnly: true }],
];

const description: FieldRow = ["Description", "Description", "textarea", { maxLength: 32_000 }];
const regarding: readonly FieldRow[] = [
  ["What_Id", "Related To", "lookup", { lookup: "se_module" }],
  ["Who_Id", "Contact Name", "lookup", { lookup: "Contacts" }],
];

/** The standard modules the sandbox knows, with Zoho's own API names: label in the singular, then fields. */
export const standardModules: Readonly<
  Record<string, { readonly label: string; readonly fields: readonly FieldRow[] }>
> = {
  Accounts: {
    label: "Account",
    fields: [
      ["Account_Name", "Account Name", "text", { mandatory: true, maxLength: 200 }],
      ["Account_Number", "Account Number", "text"],
      ["Account_Type", "Account Type", "picklist", { values: ["Customer", "Partner", "Reseller", "Vendor"] }],
      ["Parent_Account", "Parent Account", "lookup", { lookup: "Accounts" }],
      ["Industry", "Industry", "picklist"],
      ["Phone", "Phone", "phone", { maxLength: 30 }],
      ["Fax", "Fax", "text", { maxLength: 30 }],
      ["Website", "Website", "website"],
      ["Employees", "Employees", "integer"],
      ["Annual_Revenue", "Annual Revenue", "currency"],
      ["Rating", "Rating", "picklist"],
      ...address("Billing"),
      ...address("Shipping"),
      ...money,
      description,
    ],
  },
  Contacts: {
    label: "Contact",
    fields: [
      ["First_Name", "First Name", "text", { maxLength: 40 }],
      ["Last_Name", "Last Name", "text", { mandatory: true, maxLength: 80 }],
      ["Full_Name", "Full Name", "text", { readOnly: true }],
      ["Account_Name", "Account Name", "lookup", { lookup: "Accounts" }],
      ["Email", "Email", "email", { maxLength: 100 }],
      ["Secondary_Email", "Secondary Email", "email", { maxLength: 100 }],
      ["Phone", "Phone", "phone", { maxLength: 50 }],
      ["Mobile", "Mobile", "phone", { maxLength: 30 }],
      ["Title", "Title", "text", { maxLength: 100 }],
      ["Department", "Department", "text", { maxLength: 50 }],
      ["Email_Opt_Out", "Email Opt Out", "boolean"],
      ["Reporting_To", "Reporting To", "lookup", { lookup: "Contacts" }],
      ["Vendor_Name", "Vendor Name", "lookup", { lookup: "Vendors" }],
      ...address("Mailing"),
      ...money,
      description,
    ],
  },
  Invoices: {
    label: "Invoice",
    fields: [
      ["Subject", "Subject", "text", { mandatory: true }],
      ["Invoice_Number", "Invoice Number", "text"],
      ["Account_Name", "Account Name", "lookup", { lookup: "Accounts", mandatory: true }],
      ["Contact_Name", "Contact Name", "lookup", { lookup: "Contacts" }],
      ["Invoice_Date", "Invoice Date", "date"],
      ["Due_Date", "Due Date", "date"],
      [
        "Status",
        "Status",
        "picklist",
        { values: ["Created", "Approved", "Delivered", "Cancelled", "Sent", "Paid"] },
      ],
      ["Purchase_Order", "Purchase Order", "text"],
      ["Sales_Order", "Sales Order", "lookup", { lookup: "Sales_Orders" }],
      ["Invoiced_Items", "Invoiced Items", "subform", { lookup: "Invoiced_Items" }],
      ...totals,
      ...address("Billing"),
      ...money,
      ["Terms_and_Conditions", "Terms and Conditions", "textarea"],
      description,
    ],
  },
  Deals: {
    label: "Deal",
    fields: [
      ["Deal_Name", "Deal Name", "text", { mandatory: true, maxLength: 120 }],
      ["Account_Name", "Account Name", "lookup", { lookup: "Accounts" }],
      ["Contact_Name", "Contact Name", "lookup", { lookup: "Contacts" }],
      ["Stage", "Stage", "picklist", { mandatory: true }],
      ["Amount", "Amount", "currency"],
      ["Closing_Date", "Closing Date", "date"],
      ["Probability", "Probability", "integer"],
      ...money,
      description,
    ],
  },
  Sales_Orders: {
    label: "Sales Order",
    fields: [
      ["Subject", "Subject", "text", { mandatory: true, maxLength: 300 }],
      ["SO_Number", "SO Number", "text", { readOnly: true }],
      ["Account_Name", "Account Name", "lookup", { lookup: "Accounts", mandatory: true }],
      ["Contact_Name", "Contact Name", "lookup", { lookup: "Contacts" }],
      ["Deal_Name", "Deal Name", "lookup", { lookup: "Deals" }],
      ["Due_Date", "Due Date", "date"],
      ["Status", "Status", "picklist", { values: ["Created", "Approved", "Delivered", "Cancelled"] }],
      ...totals,
      ...money,
      description,
    ],
  },
  Calls: {
    label: "Call",
    fields: [
      ["Subject", "Subject", "text", { mandatory: true, maxLength: 300 }],
      ["Call_Type", "Call Type", "picklist", { mandatory: true, values: ["Outbound", "Inbound", "Missed"] }],
      ["Call_Start_Time", "Call Start Time", "datetime", { mandatory: true }],
      ["Call_Duration", "Call Duration", "text"],
      ["Call_Duration_in_seconds", "Call Duration (in seconds)", "integer", { readOnly: true }],
      ["Call_Purpose", "Call Purpose", "picklist"],
      ["Call_Result", "Call Result", "picklist"],
      ["Call_Agenda", "Call Agenda", "text"],
      ["Outgoing_Call_Status", "Outgoing Call Status", "picklist", { values: ["Completed", "Scheduled"] }],
      ...regarding,
      description,
    ],
  },
  Tasks: {
    label: "Task",
    fields: [
      ["Subject", "Subject", "text", { mandatory: true, maxLength: 300 }],
      ["Due_Date", "Due Date", "date"],
      [
        "Status",
        "Status",
        "picklist",
        { values: ["Not Started", "Deferred", "In Progress", "Completed", "Waiting on someone else"] },
      ],
      ["Priority", "Priority", "picklist", { values: ["High", "Highest", "Low", "Lowest", "Normal"] }],
      ["Closed_Time", "Closed Time", "datetime", { readOnly: true }],
      ...regarding,
      description,
    ],
  },
  Notes: {
    label: "Note",
    fields: [
      ["Note_Title", "Note Title", "text", { maxLength: 120 }],
      ["Note_Content", "Note Content", "textarea", { mandatory: true, maxLength: 32_000 }],
      ["Parent_Id", "Parent ID", "lookup", { lookup: "se_module", mandatory: true }],
    ],
  },
  Vendors: {
    label: "Vendor",
    fields: [
      ["Vendor_Name", "Vendor Name", "text", { mandatory: true, maxLength: 120 }],
      ["Email", "Email", "email", { maxLength: 100 }],
      ["Phone", "Phone", "phone", { maxLength: 30 }],
      ...money,
      description,
    ],
  },
  Invoiced_Items: {
    label: "Invoiced Item",
    fields: [
      ["Description", "Description", "textarea"],
      ["Quantity", "Quantity", "double"],
      ["List_Price", "List Price", "currency"],
      ["Total", "Total", "currency", { readOnly: true }],
      ["Parent_Id", "Parent ID", "lookup", { lookup: "Invoices" }],
    ],
  },
};

/** The field whose value a lookup shows as the record's name. */
export const nameFields: Readonly<Record<string, string>> = {
  Accounts: "Account_Name",
  Contacts: "Full_Name",
  Invoices: "Subject",
  Deals: "Deal_Name",
  Sales_Orders: "Subject",
  Calls: "Subject",
  Tasks: "Subject",
  Notes: "Note_Title",
  Vendors: "Vendor_Name",
  Invoiced_Items: "Description",
};
