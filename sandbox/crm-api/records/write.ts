import { checkCreditHold } from "../../functions/index.ts";
import { insertRecord, updateRecord } from "../../world/records.ts";
import type { CrmRecord, Module } from "../../world/types.ts";
import { type Answer, type Failure, fail, failure, Refusal } from "../answer.ts";
import { type Call, isObject, plainText } from "../call.ts";
import { externalField, moduleAsked, visibleRecord } from "./asking.ts";
import { checkRecord, type Values } from "./check.ts";
import { duplicateMatch } from "./duplicate-match.ts";

const MOST = 100;

/** What became of one record of a write. */
export type Written = Failure | Success;
interface Success {
  readonly code: "SUCCESS";
  readonly status: "success";
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly action?: "insert" | "update";
  readonly duplicate_field?: string | null;
}

/** POST /{module} */
export function createRecords(call: Call): Answer {
  const module = moduleAsked(call);
  return written(
    dataOf(call).map((given, index) => insert(call, module, given, at(index))),
    201,
  );
}

/** PUT /{module}, each record with its id; PUT /{module}/{id} for one. */
export function updateRecords(call: Call): Answer {
  const module = moduleAsked(call);
  const external = externalField(call, module);
  const one = call.path["id"];
  const data = dataOf(call, one === undefined ? MOST : 1);
  return written(
    data.map((given, index) => update(call, module, given, one ?? idOf(given, external), at(index))),
    200,
  );
}

/** POST /{module}/upsert: by id, else by the duplicate check fields and the unique fields, else a new record. */
export function upsertRecords(call: Call): Answer {
  const module = moduleAsked(call);
  const external = externalField(call, module);
  const asked = isObject(call.body) ? call.body["duplicate_check_fields"] : undefined;
  const fields = Array.isArray(asked) ? asked.map(plainText) : [];
  const results = dataOf(call).map((given, index) =>
    upsert(call, module, given, idOf(given, external), external, fields, at(index)),
  );
  return written(results, results.some((one) => "action" in one && one.action === "insert") ? 201 : 200);
}

export const at = (index: number): string => `$.data[${index}]`;

export function dataOf(call: Call, most = MOST): readonly unknown[] {
  const data = isObject(call.body) ? call.body["data"] : undefined;
  if (!Array.isArray(data) || data.length === 0) {
    throw new Refusal(
      fail(400, "INVALID_DATA", "the data to be written is missing", {
        expected_data_type: "jsonarray",
        api_name: "data",
        json_path: "$.data",
      }),
    );
  }
  if (data.length > most) {
    throw new Refusal(
      fail(400, "INVALID_DATA", `at most ${most} records may be written at once`, {
        maximum_length: most,
        api_name: "data",
        json_path: "$.data",
      }),
    );
  }
  return data;
}

export function idOf(given: unknown, external: string | undefined): string | undefined {
  if (!isObject(given)) return undefined;
  const id = given["id"] ?? (external === undefined ? undefined : given[external]);
  return id === undefined || id === null ? undefined : plainText(id);
}

export function insert(call: Call, module: Module, given: unknown, path: string): Written {
  const checked = checkRecord(call, module, given, path, undefined);
  if ("failed" in checked) return checked.failed;
  const held = checkCreditHold(call.org, module.apiName, checked.values, undefined);
  if (held !== undefined) return refusedByRule(held, path);
  return succeeded("record added", insertRecord(call.org, module.apiName, checked.values, call.user));
}

function update(call: Call, module: Module, given: unknown, id: string | undefined, path: string): Written {
  if (id === undefined) {
    return failure("MANDATORY_NOT_FOUND", "required field not found", {
      api_name: "id",
      json_path: `${path}.id`,
    });
  }
  const before = visibleRecord(call, module, id);
  if (!before) {
    return failure("INVALID_DATA", "the id given seems to be invalid", {
      api_name: "id",
      json_path: `${path}.id`,
    });
  }
  return change(call, module, given, before, path);
}

export function change(call: Call, module: Module, given: unknown, before: CrmRecord, path: string): Written {
  const checked = checkRecord(call, module, given, path, before);
  if ("failed" in checked) return checked.failed;
  const held = checkCreditHold(call.org, module.apiName, checked.values, before);
  if (held !== undefined) return refusedByRule(held, path);
  const after = updateRecord(call.org, module.apiName, before.id, checked.values, call.user);
  return succeeded("record updated", after ?? before);
}

/** A validation rule's own sentence, at the field that both modules name their account in. */
const refusedByRule = (sentence: string, path: string): Failure =>
  failure("INVALID_DATA", sentence, { api_name: "Account_Name", json_path: `${path}.Account_Name` });

function upsert(
  call: Call,
  module: Module,
  given: unknown,
  id: string | undefined,
  external: string | undefined,
  duplicateFields: readonly string[],
  path: string,
): Written {
  const values: Values = isObject(given) ? given : {};
  const named = id === undefined ? undefined : visibleRecord(call, module, id);
  if (named) return acted(change(call, module, given, named, path), "update", external ?? null);
  if (id !== undefined && external === undefined) return update(call, module, given, id, path);
  const match = duplicateMatch(call, module, values, duplicateFields);
  if (match) return acted(change(call, module, given, match.record, path), "update", match.field);
  const asNew = external === undefined || id === undefined ? given : { ...values, [external]: id };
  return acted(insert(call, module, asNew, path), "insert", null);
}

const acted = (result: Written, action: "insert" | "update", field: string | null): Written =>
  result.status === "error" ? result : { ...result, action, duplicate_field: field };

export function succeeded(message: string, record: CrmRecord): Success {
  return {
    code: "SUCCESS",
    details: {
      Modified_Time: record["Modified_Time"],
      Modified_By: record["Modified_By"],
      Created_Time: record["Created_Time"],
      id: record.id,
      Created_By: record["Created_By"],
    },
    message,
    status: "success",
  };
}

/** All well: the given status. Some failed: 207. All failed: 400. The answers stand in the order of the request. */
export function written(data: readonly Written[], allWell: number): Answer {
  const failed = data.filter((one) => one.status === "error").length;
  return { status: failed === 0 ? allWell : failed === data.length ? 400 : 207, body: { data } };
}
