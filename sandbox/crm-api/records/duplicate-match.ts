import { findByUnique } from "../../world/records.ts";
import { canSee } from "../../world/sharing.ts";
import type { CrmRecord, Module } from "../../world/types.ts";
import type { Call } from "../call.ts";
import type { Values } from "./check.ts";

/** The field by which Zoho itself looks for duplicates in a standard module. */
const ownChoice: Readonly<Record<string, string>> = {
  Accounts: "Account_Name",
  Contacts: "Email",
  Deals: "Deal_Name",
  Invoices: "Subject",
  Vendors: "Vendor_Name",
};

/** The record an upsert means: the first that agrees in one of the asked fields, then Zoho's own, then the unique ones. */
export function duplicateMatch(
  call: Call,
  module: Module,
  values: Values,
  asked: readonly string[],
): { readonly record: CrmRecord; readonly field: string } | undefined {
  const unique = [...module.fields.values()].filter((field) => field.unique).map((field) => field.apiName);
  for (const field of new Set([...asked, ...own(module), ...unique])) {
    const value = values[field];
    if (typeof value !== "string" || value === "") continue;
    const record = holder(call, module, field, value);
    if (record && canSee(call.org, call.user, module.apiName, record)) return { record, field };
  }
  return undefined;
}

const own = (module: Module): string[] => {
  const field = ownChoice[module.apiName];
  return field === undefined ? [] : [field];
};

function holder(call: Call, module: Module, field: string, value: string): CrmRecord | undefined {
  if (module.fields.get(field)?.unique) return findByUnique(call.org, module.apiName, field, value);
  const records = call.org.records.get(module.apiName) ?? new Map<string, CrmRecord>();
  for (const record of records.values()) if (record[field] === value) return record;
  return undefined;
}
