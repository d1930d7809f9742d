import { type CrmRecord, findRecord, type Org, stamp, updateRecord } from "../world/index.ts";
import { nowOf } from "../world/org-state.ts";

const CHECKED = new Set(["Sales_Orders", "Deals"]);

/**
 * Plays the extension's validation function, as the CRM does before it saves a sales order or a deal that is new or
 * moves on. The sentence that is shown instead of saving, or undefined. What it lets through by an exception it takes off
 * what is left of it, at once.
 */
export function checkCreditHold(
  org: Org,
  module: string,
  given: Readonly<Record<string, unknown>>,
  before: CrmRecord | undefined,
): string | undefined {
  const installed = org.modules.get("Accounts")?.fields.has("huikuan__Credit_Hold") === true;
  if (!installed || !CHECKED.has(module) || (before !== undefined && !movesOn(given, before)))
    return undefined;
  const record = { ...before, ...given };
  const stage = String(record["Status"] ?? record["Stage"] ?? "");
  const account = findRecord(org, "Accounts", idIn(record["Account_Name"]));
  if (!account || stage === "Cancelled" || stage.startsWith("Closed Lost")) return undefined;
  const hold = account["huikuan__Credit_Hold"];
  if (hold !== "block-orders" && hold !== "block-shipment") return undefined;
  if (hold === "block-orders" && stage === "Delivered" && before !== undefined) return undefined;
  if (takeException(org, module, record, before, account)) return undefined;
  const why = String(account["huikuan__Credit_Hold_Reason"] ?? "");
  return (
    `该客户处于信用管控中（${why}）：请在客户的回款页申请信用特批。 ` +
    `This account is on credit hold (${why}): ask for an exception on its Huikuan page.`
  );
}

/** The rule is asked when one of these is changed. */
const movesOn = (given: Readonly<Record<string, unknown>>, before: CrmRecord): boolean =>
  ["Status", "Stage", "Grand_Total", "Amount"].some(
    (field) => field in given && given[field] !== before[field],
  ) ||
  ("Account_Name" in given && idIn(given["Account_Name"]) !== idIn(before["Account_Name"]));

function takeException(
  org: Org,
  module: string,
  record: Readonly<Record<string, unknown>>,
  before: CrmRecord | undefined,
  account: CrmRecord,
): boolean {
  const { huikuan__Exception_Left: left, huikuan__Exception_Until: until } = account;
  const amount = amountOf(record);
  const currency = record["Currency"] ?? account["Currency"];
  if (typeof left !== "number" || typeof until !== "string" || amount === undefined) return false;
  if (currency !== account["Currency"] || stamp(org.timeZone, nowOf(org)).slice(0, 10) > until) return false;
  const needed = amount - takenBefore(before ?? dealOf(org, module, record), account);
  if (needed > left) return false;
  const [by] = org.users;
  if (needed > 0 && by !== undefined)
    updateRecord(org, "Accounts", account.id, { huikuan__Exception_Left: cents(left - needed) }, by);
  return true;
}

/** What the order took when it was new, or its deal before it. */
function takenBefore(counted: CrmRecord | undefined, account: CrmRecord): number {
  const since = account["huikuan__Exception_From"];
  if (counted === undefined || typeof since !== "string") return 0;
  if (idIn(counted["Account_Name"]) !== account.id) return 0;
  return Date.parse(String(counted["Created_Time"])) >= Date.parse(since) ? (amountOf(counted) ?? 0) : 0;
}

const dealOf = (
  org: Org,
  module: string,
  record: Readonly<Record<string, unknown>>,
): CrmRecord | undefined =>
  module === "Sales_Orders" ? findRecord(org, "Deals", idIn(record["Deal_Name"])) : undefined;

function amountOf(record: Readonly<Record<string, unknown>>): number | undefined {
  const amount = record["Grand_Total"] ?? record["Amount"];
  return typeof amount === "number" ? amount : undefined;
}

const cents = (amount: number): number => Math.round(amount * 1000) / 1000;

const idIn = (value: unknown): string =>
  typeof value === "object" && value !== null && "id" in value ? String(value.id) : "";
