import type { DealClaim } from "./port.ts";
import { field } from "./read-claims.ts";

const RECORD_ID = /^[0-9]{10,24}$/;

/** The CRM's record of a deal → what we fill a form with; whatever is not as it should be is left empty. */
export function readDealClaim(record: unknown, dealId: string): DealClaim {
  const account = field(field(record, "Account_Name"), "id");
  const [amount, closing, currency] = [
    field(record, "Amount"),
    field(record, "Closing_Date"),
    field(record, "Currency"),
  ];
  return {
    dealId,
    accountId: typeof account === "string" && RECORD_ID.test(account) ? account : null,
    amount: typeof amount === "number" && amount > 0 ? String(amount) : "",
    closingOn: typeof closing === "string" && /^\d{4}-\d{2}-\d{2}$/.test(closing) ? closing : null,
    currency: typeof currency === "string" && /^[A-Z]{3}$/.test(currency) ? currency : null,
  };
}
