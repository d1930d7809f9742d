import { findRecord } from "../../world/records.ts";
import { idIn } from "../../world/sharing.ts";
import type { CrmRecord, Field, Module, Org } from "../../world/types.ts";
import { nameParts } from "../settings/org.ts";

/** One column of a bulk result, which a criterion may also ask about. */
export interface Column {
  /** The title in the CSV's first row. */
  readonly name: string;
  readonly dataType: string;
  /** The value as the CSV has it: the id of a lookup, "true" or "false", "" for nothing. */
  text(record: CrmRecord): string;
}

const UNREADABLE = ["subform", "multiselectlookup", "fileupload", "imageupload"];

/** The id of every row: Zoho adds it by itself and writes it with a capital. */
export const idColumn: Column = { name: "Id", dataType: "bigint", text: (record) => record.id };

/** The column an API name stands for; with one dot, a field of the record that a lookup points to. */
export function columnOf(org: Org, module: Module, name: string): Column | "unknown" | "unsupported" {
  if (name === "id" || name === "Id") return idColumn;
  const [first = "", second, ...deeper] = name.split(".");
  const field = module.fields.get(first);
  if (deeper.length > 0) return "unsupported";
  if (second !== undefined) return field ? joined(org, field, name, second) : "unknown";
  if (field) return UNREADABLE.includes(field.dataType) ? "unsupported" : ofField(field);
  if (!name.startsWith("$")) return "unknown";
  return { name, dataType: "text", text: (record) => textOf("text", record[name]) };
}

/** Every column of a module that a bulk result can hold: what is exported when no field is asked for. */
export const everyColumn = (module: Module): Column[] =>
  [...module.fields.values()].filter((field) => !UNREADABLE.includes(field.dataType)).map(ofField);

function ofField({ apiName, dataType }: Field): Column {
  return { name: apiName, dataType, text: (record) => textOf(dataType, record[apiName]) };
}

function joined(org: Org, field: Field, name: string, second: string): Column | "unknown" | "unsupported" {
  if (field.dataType === "ownerlookup") return ofUser(org, field.apiName, name, second);
  const target = org.modules.get(field.lookup ?? "");
  if (field.dataType !== "lookup" || !target) return "unsupported";
  const column = columnOf(org, target, second);
  if (typeof column === "string") return column;
  return {
    name,
    dataType: column.dataType,
    text(record) {
      const found = findRecord(org, target.apiName, idIn(record[field.apiName]) ?? "");
      return found ? column.text(found) : "";
    },
  };
}

function ofUser(org: Org, field: string, name: string, part: string): Column | "unknown" {
  if (!["id", "full_name", "first_name", "last_name", "email"].includes(part)) return "unknown";
  return {
    name,
    dataType: part === "id" ? "bigint" : "text",
    text(record) {
      const user = org.users.find((one) => one.id === idIn(record[field]));
      if (!user) return "";
      const { id, email, fullName: full_name } = user;
      const parts: Readonly<Record<string, string | null>> = { id, email, full_name, ...nameParts(user) };
      return parts[part] ?? "";
    },
  };
}

function textOf(dataType: string, value: unknown): string {
  if (value === undefined || value === null) return dataType === "boolean" ? "false" : "";
  if (Array.isArray(value)) return value.map(String).join(";");
  return typeof value === "object" ? (idIn(value) ?? "") : String(value);
}
