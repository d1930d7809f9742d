import { MODULE } from "./field-names.ts";

/** What an admin's consent is asked for; the manifest gives the reason of each. */
export const SCOPES: readonly string[] = [
  "ZohoCRM.modules.accounts.READ",
  "ZohoCRM.modules.accounts.UPDATE",
  "ZohoCRM.modules.contacts.READ",
  "ZohoCRM.modules.invoices.READ",
  `ZohoCRM.modules.${MODULE.payments}.READ`,
  "ZohoCRM.modules.salesorders.READ",
  "ZohoCRM.modules.deals.READ",
  "ZohoCRM.modules.calls.ALL",
  "ZohoCRM.modules.tasks.ALL",
  "ZohoCRM.modules.notes.ALL",
  "ZohoCRM.modules.attachments.READ",
  "ZohoCRM.send_mail.accounts.CREATE",
  "ZohoCRM.settings.emails.READ",
  "ZohoCRM.settings.fields.READ",
  "ZohoCRM.settings.currencies.READ",
  "ZohoCRM.notifications.CREATE",
  "ZohoCRM.users.READ",
  "ZohoCRM.org.READ",
];
