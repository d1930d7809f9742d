import type { Day } from "../../shared/kernel/day.ts";
import { insertRecord } from "../world/index.ts";
import type { Org, User } from "../world/types.ts";
import type { Book, BookContact, BookCustomer } from "./book.ts";
import { currencyFields, ownerFields, writtenFields, type Fields, type Owner } from "./filled-book.ts";
import { major } from "./invoice-standing.ts";

/** Puts in the accounts, parents before children, and the people at them. */
export function fillAccounts(
  org: Org,
  book: Book,
  namespace: string,
  owners: ReadonlyMap<string, Owner>,
  by: User,
): { accountIds: Map<string, string>; contactIds: Map<string, string> } {
  const accountIds = new Map<string, string>();
  const contactIds = new Map<string, string>();
  const since = metOn(book);
  const put = (module: string, customerId: string, fields: Fields): string => {
    const on = since.get(customerId);
    const written = on === undefined || on >= book.today ? {} : writtenFields(org, on, on);
    return insertRecord(org, module, { ...fields, ...ownerFields({ owners }, customerId), ...written }, by)
      .id;
  };
  for (const customer of parentsFirst(book.customers)) {
    const parent = accountIds.get(customer.parentId ?? "");
    accountIds.set(
      customer.id,
      put("Accounts", customer.id, accountFields(org, customer, parent, namespace)),
    );
  }
  const zoneOf = new Map(book.customers.map(({ id, timeZone }) => [id, timeZone]));
  for (const contact of book.contacts) {
    const account = accountIds.get(contact.customerId);
    contactIds.set(
      contact.id,
      put(
        "Contacts",
        contact.customerId,
        contactFields(contact, account, namespace, zoneOf.get(contact.customerId) ?? ""),
      ),
    );
  }
  return { accountIds, contactIds };
}

function accountFields(
  org: Org,
  customer: BookCustomer,
  parent: string | undefined,
  namespace: string,
): Fields {
  return {
    Account_Name: customer.name,
    Account_Number: customer.id,
    Account_Type: "Customer",
    ...(customer.country === undefined ? {} : { Billing_Country: customer.country }),
    ...(parent === undefined ? {} : { Parent_Account: { id: parent } }),
    ...currencyFields(org, customer.currency),
    ...(customer.creditLimitMinor === undefined
      ? {}
      : { [`${namespace}Credit_Limit`]: major(customer.creditLimitMinor, customer.currency) }),
    [`${namespace}Language`]: customer.language,
    [`${namespace}Time_Zone`]: customer.timeZone,
    [`${namespace}No_Reminders`]: customer.excludedBecause !== undefined,
    [`${namespace}No_Reminders_Reason`]: customer.excludedBecause ?? null,
  };
}

/** By a customer's zone, the area of an American number. */
const AREAS: Readonly<Record<string, string>> = {
  "America/New_York": "212",
  "America/Chicago": "312",
  "America/Los_Angeles": "415",
};

/** Numbers of nobody's: a row of Chinese mobiles, and the American ones that are kept for stories, each where they live. */
function mobileOf(contactId: string, timeZone: string): string {
  const number = [...contactId].reduce((all, mark) => (all * 31 + mark.charCodeAt(0)) % 10_000, 7);
  const area = AREAS[timeZone];
  return area === undefined
    ? `138 0000 ${String(number).padStart(4, "0")}`
    : `+1 ${area} 555 01${String(number % 100).padStart(2, "0")}`;
}

function contactFields(
  contact: BookContact,
  account: string | undefined,
  namespace: string,
  timeZone: string,
): Fields {
  return {
    First_Name: contact.firstName,
    Last_Name: contact.lastName,
    ...(account === undefined ? {} : { Account_Name: { id: account } }),
    Email: contact.email ?? null,
    Mobile: mobileOf(contact.id, timeZone),
    [`${namespace}Billing_Role`]: contact.role ?? null,
  };
}

/** Every parent before its children; a parent that is not in the book counts as none. */
function parentsFirst(customers: readonly BookCustomer[]): BookCustomer[] {
  const byId = new Map(customers.map((customer) => [customer.id, customer]));
  const ordered = new Set<BookCustomer>();
  const add = (customer: BookCustomer, below: ReadonlySet<string>): void => {
    const parent = byId.get(customer.parentId ?? "");
    if (parent && below.has(parent.id)) throw new Error(`Customer ${parent.id} is its own ancestor.`);
    if (parent && !ordered.has(parent)) add(parent, new Set([...below, parent.id]));
    ordered.add(customer);
  };
  for (const customer of customers) add(customer, new Set([customer.id]));
  return [...ordered];
}

/** Customer id → the day of its first invoice. */
function metOn(book: Book): Map<string, Day> {
  const since = new Map<string, Day>();
  for (const { customerId, on } of book.invoices) {
    const known = since.get(customerId);
    if (known === undefined || on < known) since.set(customerId, on);
  }
  return since;
}
