import { displayName, findRecord, moduleOf } from "./records.ts";
import { idIn } from "./sharing.ts";
import type { CrmRecord, Field, Org } from "./types.ts";

/** The record as Zoho's API sends it: `id`, then the fields asked for (all when absent), lookups with their present names. */
export function renderRecord(
  org: Org,
  module: string,
  record: CrmRecord,
  fields?: readonly string[],
): CrmRecord {
  const shape = moduleOf(org, module);
  const sent: CrmRecord = { id: record.id };
  for (const name of fields ?? everyField(shape.fields, record)) {
    const field = shape.fields.get(name);
    if (field) sent[name] = renderValue(org, field, record);
    else if (name.startsWith("$") && record[name] !== undefined) sent[name] = record[name];
  }
  return sent;
}

const everyField = (fields: ReadonlyMap<string, Field>, record: CrmRecord): string[] => [
  ...fields.keys(),
  ...Object.keys(record).filter((key) => key.startsWith("$")),
];

function renderValue(org: Org, field: Field, record: CrmRecord): unknown {
  const value = record[field.apiName];
  if (value === undefined) return field.dataType === "boolean" ? false : null;
  if (field.dataType !== "lookup") return value;
  const id = idIn(value);
  if (id === undefined) return value ?? null;
  const target = field.lookup === "se_module" ? record["$se_module"] : field.lookup;
  if (typeof target !== "string") return { name: null, id };
  const found = findRecord(org, target, id);
  // Zoho blanks the lookups of a record that is deleted.
  return found ? { name: displayName(target, found), id } : null;
}
