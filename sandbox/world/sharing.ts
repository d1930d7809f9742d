import { findRecord } from "./records.ts";
import type { CrmRecord, Org, User } from "./types.ts";

/** Whether a profile reaches any module at all. */
export const seesModules = (user: User): boolean => user.profile.name !== "Guest";

/** Whether the user may see and change the record: administrators, collections and accounting all, sales their own and what hangs on it. */
export function canSee(org: Org, user: User, module: string, record: CrmRecord): boolean {
  switch (user.profile.name) {
    case "Administrator":
    case "Collections":
    case "Accounting":
      return true;
    case "Guest":
      return false;
    case "Sales":
      return idIn(record["Owner"]) === user.id || seesParent(org, user, module, record);
  }
}

function seesParent(org: Org, user: User, module: string, record: CrmRecord): boolean {
  const parent = record[module === "Notes" ? "Parent_Id" : "What_Id"];
  const parentModule = record["$se_module"];
  const parentId = idIn(parent);
  if (parentId === undefined || typeof parentModule !== "string") return false;
  const found = findRecord(org, parentModule, parentId);
  return found !== undefined && idIn(found["Owner"]) === user.id;
}

/** The id in a lookup's value, `{ id }`. */
export function idIn(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const id = (value as { id?: unknown }).id;
  return typeof id === "string" ? id : undefined;
}
