import { PAYMENTS } from "./fields.ts";

/** The OAuth scopes the server asks for, each because of something it does. */
export const scopes: readonly { readonly scope: string; readonly because: string }[] = [
  { scope: "ZohoCRM.modules.accounts.READ", because: "sync accounts" },
  { scope: "ZohoCRM.modules.accounts.UPDATE", because: "write score, grade and overdue amount" },
  { scope: "ZohoCRM.modules.contacts.READ", because: "know whom to write to" },
  { scope: "ZohoCRM.modules.invoices.READ", because: "sync invoices and credit notes" },
  { scope: `ZohoCRM.modules.${PAYMENTS}.READ`, because: "sync payments" },
  {
    scope: "ZohoCRM.modules.salesorders.READ",
    because: "count orders that are not billed against the limit",
  },
  {
    scope: "ZohoCRM.modules.deals.READ",
    because: "count won deals that have no order yet against the limit",
  },
  { scope: "ZohoCRM.modules.calls.ALL", because: "write logged calls back" },
  {
    scope: "ZohoCRM.modules.tasks.ALL",
    because: "write next actions and call tasks back, and read which were ticked off",
  },
  { scope: "ZohoCRM.modules.notes.ALL", because: "write notes back" },
  { scope: "ZohoCRM.modules.attachments.READ", because: "attach the invoices' files to mails" },
  { scope: "ZohoCRM.send_mail.accounts.CREATE", because: "send mail from the account when the org chose so" },
  { scope: "ZohoCRM.settings.emails.READ", because: "know from which addresses the CRM sends mail" },
  { scope: "ZohoCRM.settings.fields.READ", because: "the SDK reads field types before it writes" },
  { scope: "ZohoCRM.settings.currencies.READ", because: "convert exposure at the org's own rates" },
  { scope: "ZohoCRM.notifications.CREATE", because: "hear of changes within a minute" },
  { scope: "ZohoCRM.users.READ", because: "show the account owner's name" },
  { scope: "ZohoCRM.org.READ", because: "check that a token belongs to the org before writing" },
];
