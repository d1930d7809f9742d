import { findByUnique } from "../../world/records.ts";
import type { CrmRecord, Field, Module } from "../../world/types.ts";
import { type Failure, failure } from "../answer.ts";
import { type Call, isObject } from "../call.ts";
import { checkValue } from "./value.ts";

export type Values = Readonly<Record<string, unknown>>;

/** What may be kept of one record in a write, or the first thing wrong with it. Unknown and read-only fields are dropped. */
export function checkRecord(
  call: Call,
  module: Module,
  given: unknown,
  path: string,
  before: CrmRecord | undefined,
): { readonly values: Values } | { readonly failed: Failure } {
  if (!isObject(given)) {
    return {
      failed: failure("INVALID_DATA", "invalid data", { expected_data_type: "jsonobject", json_path: path }),
    };
  }
  const parent = parentModule(given, before);
  const missing = missingField(module, given, before, parent);
  if (missing !== undefined) {
    return {
      failed: failure("MANDATORY_NOT_FOUND", "required field not found", {
        api_name: missing,
        json_path: `${path}.${missing}`,
      }),
    };
  }
  const values: Record<string, unknown> = parent === undefined ? {} : { $se_module: parent };
  for (const field of module.fields.values()) {
    const value = given[field.apiName];
    if (value === undefined || field.readOnly) continue;
    const failed = keep(call, field, value, parent, path, values);
    if (failed) return { failed };
  }
  const failed = duplicate(call, module, values, path, before);
  return failed ? { failed } : { values };
}

function keep(
  call: Call,
  field: Field,
  value: unknown,
  parent: string | undefined,
  path: string,
  values: Record<string, unknown>,
): Failure | undefined {
  if (value === null) {
    values[field.apiName] = null;
    return undefined;
  }
  const checked = checkValue(call, field, value, parent);
  if ("wrong" in checked) {
    return failure("INVALID_DATA", checked.message ?? "invalid data", {
      ...checked.wrong,
      api_name: field.apiName,
      json_path: `${path}.${field.apiName}`,
    });
  }
  values[field.apiName] = checked.value;
  return undefined;
}

/** The module that a call's, task's or note's parent is in: named beside it, or inside Parent_Id. */
function parentModule(given: Readonly<Record<string, unknown>>, before?: CrmRecord): string | undefined {
  const named = given["$se_module"] ?? moduleWithin(given["Parent_Id"]) ?? moduleWithin(given["What_Id"]);
  const known = named ?? before?.["$se_module"];
  return typeof known === "string" ? known : undefined;
}

function moduleWithin(value: unknown): unknown {
  const module = isObject(value) ? value["module"] : undefined;
  return isObject(module) ? module["api_name"] : undefined;
}

function missingField(
  module: Module,
  given: Readonly<Record<string, unknown>>,
  before: CrmRecord | undefined,
  parent: string | undefined,
): string | undefined {
  for (const field of module.fields.values()) {
    const value = given[field.apiName];
    const left = value === undefined ? before?.[field.apiName] : value;
    if (field.mandatory && (left === undefined || left === null || left === "")) return field.apiName;
    if (field.lookup === "se_module" && isSet(value) && parent === undefined) return "$se_module";
  }
  return undefined;
}

const isSet = (value: unknown): boolean => value !== undefined && value !== null;

function duplicate(
  call: Call,
  module: Module,
  values: Values,
  path: string,
  before: CrmRecord | undefined,
): Failure | undefined {
  for (const { apiName, unique } of module.fields.values()) {
    if (!unique || !isSet(values[apiName])) continue;
    const holder = findByUnique(call.org, module.apiName, apiName, String(values[apiName]));
    if (!holder || holder.id === before?.id) continue;
    return failure("DUPLICATE_DATA", "duplicate data", {
      api_name: apiName,
      json_path: `${path}.${apiName}`,
      id: holder.id,
      duplicate_record: {
        id: holder.id,
        Owner: holder["Owner"],
        module: { api_name: module.apiName, id: module.id },
      },
    });
  }
  return undefined;
}
