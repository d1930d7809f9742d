import { type CrmRecord, findRecord, type Org, stamp, updateRecord } from "../world/index.ts";
import { nowOf } from "../world/org-state.ts";

type Values = Readonly<Record<string, unknown>>;

const CHECKED = new Set(["Sales_Orders", "Deals"]);

/**
 * Plays the extension's validation function, as the CRM does before it saves a sales order or a deal that is new or
 * moves on. The sentence that is shown instead of saving, or undefined. What it lets through by an exception it takes off
 * what is left of it, at once.
 */
export function checkCreditHold(
  org: Org,
  module: string,
  given: Values,
  before: CrmRecord | undefined,
): string | undefined {
  const installed = org.modules.get("Accounts")?.fields.has("huikuan__Credit_Hold") === true;
  if (!installed || !CHECKED.has(module) || (before !== undefined && !movesOn(given, before)))
    return undefined;
  const record = { ...before, ...given };
  const stage = String(record["Status"] ?? record["Stage"] ?? "");
  const account = findRecord(org, "Accounts", idIn(record["Account_Name"]));
  if (!account || isCalledOff(stage)) return undefined;
  const hold = account["huikuan__Credit_Hold"];
  if (hold !== "block-orders" && hold !== "block-shipment") return undefined;
  const isDelivered = stage === "Delivered" && before !== undefined && isAsOrdered(record, before);
  if (hold === "block-orders" && isDelivered) return undefined;
  if (takeException(org, module, record, before, account)) return undefined;
  const why = String(account["huikuan__Credit_Hold_Reason"] ?? "");
  return (
    `该客户处于信用管控中（${why}）：请在客户的回款页申请信用特批。 ` +
    `This account is on credit hold (${why}): ask for an exception on its Huikuan page.`
  );
}

const isCalledOff = (stage: string): boolean =>
  stage === "Cancelled" || stage.startsWith("Closed Lost") || stage.startsWith("Closed-Lost");

/** The rule is asked when one of these is changed. */
const movesOn = (given: Values, before: CrmRecord): boolean =>
  ["Status", "Stage", "Grand_Total", "Amount"].some(
    (field) => field in given && given[field] !== before[field],
  ) ||
  ("Account_Name" in given && idIn(given["Account_Name"]) !== idIn(before["Account_Name"]));

/** What was ordered before, and no more of it, by the same account. */
const isAsOrdered = (record: Values, before: CrmRecord): boolean =>
  idIn(record["Account_Name"]) === idIn(before["Account_Name"]) &&
  (amountOf(record) ?? 0) <= (amountOf(before) ?? 0);

function takeException(
  org: Org,
  module: string,
  record: Values,
  before: CrmRecord | undefined,
  account: CrmRecord,
): boolean {
  const { huikuan__Exception_Left: left, huikuan__Exception_Until: until } = account;
  const amount = amountOf(record);
  if (typeof left !== "number" || typeof until !== "string" || amount === undefined) return false;
  if (!isInItsCurrency(record, account) || stamp(org.timeZone, nowOf(org)).slice(0, 10) > until) return false;
  const covered = module === "Sales_Orders" ? coveredByDeal(org, record, account) : 0;
  const beyond = (of: number): number => Math.max(0, of - covered);
  const needed = cents(beyond(amount) - beyond(takenBy(before, account)));
  if (needed > left) return false;
  const [by] = org.users;
  if (needed > 0 && by !== undefined)
    updateRecord(org, "Accounts", account.id, { huikuan__Exception_Left: cents(left - needed) }, by);
  return true;
}

const isInItsCurrency = (record: Values, account: CrmRecord): boolean =>
  (record["Currency"] ?? account["Currency"]) === account["Currency"];

/** What the order's deal took, less what its other orders have used of that. */
function coveredByDeal(org: Org, record: Values, account: CrmRecord): number {
  const dealId = idIn(record["Deal_Name"]);
  const orders = [...(org.records.get("Sales_Orders")?.values() ?? [])];
  const others = orders.filter(
    (each) =>
      idIn(each["Deal_Name"]) === dealId && each.id !== record["id"] && each["Status"] !== "Cancelled",
  );
  const used = others.reduce((all, each) => all + (amountOf(each) ?? 0), 0);
  const deal = findRecord(org, "Deals", dealId);
  const isOne = [...others, ...(deal ? [deal] : [])].every((each) => isInItsCurrency(each, account));
  return !isOne || isCalledOff(String(deal?.["Stage"])) ? 0 : Math.max(0, takenBy(deal, account) - used);
}

/** What a record took when it was made, of an exception that stood by then. */
function takenBy(counted: CrmRecord | undefined, account: CrmRecord): number {
  const since = account["huikuan__Exception_From"];
  if (counted === undefined || typeof since !== "string") return 0;
  if (idIn(counted["Account_Name"]) !== account.id) return 0;
  return Date.parse(String(counted["Created_Time"])) >= Date.parse(since) ? (amountOf(counted) ?? 0) : 0;
}

function amountOf(record: Values): number | undefined {
  const amount = record["Grand_Total"] ?? record["Amount"];
  return typeof amount === "number" ? amount : undefined;
}

const cents = (amount: number): number => Math.round(amount * 1000) / 1000;

const idIn = (value: unknown): string =>
  typeof value === "object" && value !== null && "id" in value ? String(value.id) : "";
