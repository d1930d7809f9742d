import { nextId, nowOf, tell, touch, uniqueIndex } from "./org-state.ts";
import { nameFields } from "./standard-modules.ts";
import type { CrmRecord, Field, Module, Org, User } from "./types.ts";
import { stamp } from "./zone-time.ts";

/** The org's module, or an Error naming it: for code that knows the module must be there. */
export function moduleOf(org: Org, module: string): Module {
  const found = org.modules.get(module);
  if (!found) throw new Error(`Org ${org.name} has no module ${module}.`);
  return found;
}

export function findRecord(org: Org, module: string, id: string): CrmRecord | undefined {
  return org.records.get(module)?.get(id);
}

/** By the value of a unique field, such as our own external id. */
export function findByUnique(org: Org, module: string, field: string, value: string): CrmRecord | undefined {
  const id = uniqueIndex(org, module, field).get(value);
  return id === undefined ? undefined : findRecord(org, module, id);
}

/**
 * Puts a record in, by the world's own hand: nothing is checked but uniqueness, so read-only fields
 * (Grand_Total, even Created_Time) may be given. Lookups are `{ id }`; Owner is `by` when absent.
 */
export function insertRecord(
  org: Org,
  module: string,
  data: Readonly<Record<string, unknown>>,
  by: User,
): CrmRecord {
  const shape = moduleOf(org, module);
  const at = stamp(org.timeZone, nowOf(org));
  const author = { name: by.fullName, id: by.id };
  const record: CrmRecord = {
    Owner: { name: by.fullName, id: by.id, email: by.email },
    Created_By: author,
    Modified_By: author,
    Created_Time: at,
    Modified_Time: at,
    ...withFullName(module, data, {}),
    id: nextId(org),
  };
  indexUnique(org, shape, undefined, record);
  recordsOf(org, module).set(record.id, record);
  touch(org, module);
  tell(org, { module, operation: "insert", before: undefined, after: record });
  return record;
}

/** Replaces the named fields; Modified_Time and Modified_By follow. Undefined when there is no such record. */
export function updateRecord(
  org: Org,
  module: string,
  id: string,
  changes: Readonly<Record<string, unknown>>,
  by: User,
): CrmRecord | undefined {
  const before = findRecord(org, module, id);
  if (!before) return undefined;
  const after: CrmRecord = {
    ...before,
    Modified_Time: stamp(org.timeZone, nowOf(org)),
    Modified_By: { name: by.fullName, id: by.id },
    ...withFullName(module, changes, before),
    id,
  };
  indexUnique(org, moduleOf(org, module), before, after);
  recordsOf(org, module).set(id, after);
  touch(org, module);
  tell(org, { module, operation: "update", before, after });
  return after;
}

/** Moves a record to the recycle bin, or away for good. False when there is no such record. */
export function deleteRecord(
  org: Org,
  module: string,
  id: string,
  by: User,
  type: "recycle" | "permanent" = "recycle",
): boolean {
  const record = findRecord(org, module, id);
  if (!record) return false;
  indexUnique(org, moduleOf(org, module), record, undefined);
  recordsOf(org, module).delete(id);
  org.deleted.get(module)?.push({
    id,
    displayName: displayName(module, record),
    deletedTime: stamp(org.timeZone, nowOf(org)),
    type,
    by: { id: by.id, name: by.fullName },
  });
  touch(org, module);
  tell(org, { module, operation: "delete", before: record, after: undefined });
  return true;
}

/** What a lookup shows for the record. */
export function displayName(module: string, record: CrmRecord): string {
  const value = record[nameFields[module] ?? "Name"];
  return typeof value === "string" ? value : "";
}

function recordsOf(org: Org, module: string): Map<string, CrmRecord> {
  moduleOf(org, module);
  return org.records.get(module) as Map<string, CrmRecord>;
}

function withFullName(
  module: string,
  data: Readonly<Record<string, unknown>>,
  before: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (module !== "Contacts" || data["Full_Name"] !== undefined) return data;
  if (data["First_Name"] === undefined && data["Last_Name"] === undefined) return data;
  const { First_Name: first, Last_Name: last } = { ...before, ...data };
  // Zoho's name format for China: the family's name first, and no space.
  const isHan = /^\p{Script=Han}+$/u.test(`${String(last ?? "")}${String(first ?? "")}`);
  const Full_Name = (isHan ? [last, first] : [first, last]).filter((part) => part).join(isHan ? "" : " ");
  return { ...data, Full_Name };
}

const uniqueFields = (module: Module): Field[] => {
  const found: Field[] = [];
  for (const field of module.fields.values()) if (field.unique) found.push(field);
  return found;
};

function indexUnique(org: Org, module: Module, before?: CrmRecord, after?: CrmRecord): void {
  const fields = uniqueFields(module);
  for (const { apiName } of fields) {
    const value = keyOf(after?.[apiName]);
    const holder = value === undefined ? undefined : uniqueIndex(org, module.apiName, apiName).get(value);
    if (holder !== undefined && holder !== after?.id) {
      throw new Error(`${module.apiName} ${holder} already has ${apiName} "${value}".`);
    }
  }
  for (const { apiName } of fields) {
    const index = uniqueIndex(org, module.apiName, apiName);
    const [old, now] = [keyOf(before?.[apiName]), keyOf(after?.[apiName])];
    if (old !== undefined) index.delete(old);
    if (now !== undefined && after) index.set(now, after.id);
  }
}

const keyOf = (value: unknown): string | undefined =>
  value === undefined || value === null || value === "" ? undefined : String(value);
