import type { CrmRecord, Module, Org } from "../../world/types.ts";
import { isObject, plainText } from "../call.ts";
import { type Column, columnOf } from "./column.ts";
import { allowed, comparators, familyOf, fits, holds, wants } from "./comparator.ts";
import { refusal } from "./refusal.ts";

export type Test = (record: CrmRecord) => boolean;

/** Criteria in one job, and groups within groups. */
const MOST = 25;

/** Reads `{ field: { api_name }, comparator, value }` or `{ group: [...], group_operator }`, groups within groups. */
export function readCriteria(given: unknown, org: Org, module: Module): Test {
  let count = 0;
  const read = (node: unknown, depth: number): Test => {
    if (!isObject(node)) throw refusal("INVALID_CRITERIA", "a criterion is a JSON object");
    if (depth > MOST) throw limitExceeded();
    if (node["group"] !== undefined || node["group_operator"] !== undefined) return group(node, depth);
    count += 1;
    if (count > MOST) throw limitExceeded();
    return comparison(node, org, module);
  };
  const group = (node: Record<string, unknown>, depth: number): Test => {
    const { group: members, group_operator: operator } = node;
    if (["field", "comparator", "value"].some((key) => node[key] !== undefined)) {
      throw refusal("AMBIGUOUS_CRITERIA", "give a group or a comparison, not both");
    }
    if (operator !== "and" && operator !== "or") {
      throw refusal("GROUP_OPERATOR_NOT_SUPPORTED", "group_operator is and or or", { supported: "and, or" });
    }
    if (!Array.isArray(members) || members.length === 0) {
      throw refusal("INVALID_CRITERIA", "group is a list of criteria");
    }
    const tests = members.map((member) => read(member, depth + 1));
    return operator === "and"
      ? (record) => tests.every((test) => test(record))
      : (record) => tests.some((test) => test(record));
  };
  return read(given, 0);
}

const limitExceeded = () =>
  refusal("CRITERIA_LIMIT_EXCEEDED", "too many criteria", { max_limit: String(MOST) });

function comparison(node: Record<string, unknown>, org: Org, module: Module): Test {
  const column = columnAsked(node["field"], org, module);
  const comparator = comparatorAsked(node["comparator"], column);
  const values = valuesAsked(node["value"], column, comparator);
  const family = familyOf(column.dataType);
  return (record) => holds(comparator, family, column.text(record), values);
}

function columnAsked(field: unknown, org: Org, module: Module): Column {
  const name = isObject(field) ? field["api_name"] : undefined;
  if (typeof name !== "string") throw refusal("INVALID_CRITERIA", "a criterion names its field's api_name");
  const column = columnOf(org, module, name);
  if (typeof column !== "string") return column;
  throw column === "unknown"
    ? refusal("FIELD_IN_CRITERIA_NOT_AVAILABLE", "the field in the criteria is not available", {
        api_name: name,
      })
    : refusal("FIELD_IN_CRITERIA_NOT_SUPPORTED", "the field in the criteria is not supported", {
        api_name: name,
      });
}

function comparatorAsked(given: unknown, { name, dataType }: Column): string {
  if (typeof given !== "string" || !comparators.has(given)) {
    throw refusal("FIELD_COMPARATOR_IN_CRITERIA_NOT_SUPPORTED", "the comparator is not supported", {
      comparator: plainText(given),
      api_name: name,
    });
  }
  const fitting = allowed[familyOf(dataType)];
  if (fitting.includes(given)) return given;
  throw refusal(
    "FIELD_AND_COMPARATOR_IN_CRITERIA_NOT_COMPATIBLE",
    "the comparator does not fit the type of the field",
    { comparator: given, api_name: name, supported: fitting.join(", ") },
  );
}

function valuesAsked(given: unknown, { name, dataType }: Column, comparator: string): string[] {
  const wanted = wants(comparator);
  const list: readonly unknown[] = Array.isArray(given) ? given : [given];
  const right = wanted === "any" ? list.length > 0 : list.length === wanted;
  if (!right || (wanted === 1 && Array.isArray(given))) {
    throw refusal(
      "COMPARATOR_AND_VALUE_IN_CRITERIA_NOT_COMPATIBLE",
      "the comparator wants another number of values",
      { comparator, api_name: name },
    );
  }
  return list.map((value) => {
    const plain = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    if (plain && fits(dataType, String(value))) return String(value);
    throw refusal(
      "FIELD_AND_VALUE_IN_CRITERIA_NOT_COMPATIBLE",
      "the value does not fit the type of the field",
      { api_name: name },
    );
  });
}
