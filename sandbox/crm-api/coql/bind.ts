import { findRecord } from "../../world/records.ts";
import { canSee, idIn } from "../../world/sharing.ts";
import type { CrmRecord, Field, Module } from "../../world/types.ts";
import type { Call } from "../call.ts";
import { type CellKind, cellOf, type Column } from "./column.ts";
import { type Clause, invalidColumn } from "./query-error.ts";

const MOST_JOINS = 2;

type Rows = Column<CrmRecord>;

/** Finds a module's columns by their names, through at most two lookups; what the user may not see there is empty. */
export function columnsOf(call: Call, module: Module): (name: string, clause: Clause) => Rows {
  return (name, clause) => {
    const path = name.split(".");
    const last = path.pop() ?? "";
    if (path.length > MOST_JOINS) throw invalidColumn(name, clause, "column given seems to be invalid");
    const found = follow(call, module, path, last);
    if (!found) throw invalidColumn(name, clause, "column given seems to be invalid");
    return { name, ...found };
  };
}

type Found = Omit<Rows, "name">;

function follow(call: Call, module: Module, path: readonly string[], last: string): Found | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return ownColumn(module, last);
  const field = module.fields.get(step);
  if (field === undefined) return undefined;
  if (last === "id" && rest.length === 0 && isReference(field)) return idWithin(step);
  const target = field.dataType === "lookup" ? call.org.modules.get(field.lookup ?? "") : undefined;
  if (target === undefined) return undefined;
  const beyond = follow(call, target, rest, last);
  return beyond && throughLookup(call, step, target.apiName, beyond);
}

function throughLookup(call: Call, step: string, target: string, beyond: Found): Found {
  const joined = (record: CrmRecord): CrmRecord | undefined => {
    const id = idIn(record[step]);
    const found = id === undefined ? undefined : findRecord(call.org, target, id);
    return found && canSee(call.org, call.user, target, found) ? found : undefined;
  };
  return {
    kind: beyond.kind,
    cell: (record) => {
      const found = joined(record);
      return found ? beyond.cell(found) : null;
    },
    show: (record) => {
      const found = joined(record);
      return found ? beyond.show(found) : null;
    },
  };
}

const isReference = (field: Field): boolean =>
  field.dataType === "lookup" || field.dataType === "ownerlookup";

const kinds: Readonly<Record<string, CellKind>> = {
  integer: "number",
  double: "number",
  currency: "number",
  percent: "number",
  bigint: "number",
  boolean: "boolean",
  date: "day",
  datetime: "moment",
  textarea: "long text",
  subform: "list",
  multiselectpicklist: "list",
  lookup: "id",
  ownerlookup: "id",
};

function ownColumn(module: Module, name: string): Found | undefined {
  if (name === "id") return { kind: "id", cell: (record) => record.id, show: (record) => record.id };
  const field = module.fields.get(name);
  if (field === undefined) return undefined;
  const kind = kinds[field.dataType] ?? "text";
  if (isReference(field)) return reference(name);
  const missing = kind === "boolean" ? false : null;
  return {
    kind,
    cell: (record) => {
      const value = record[name] ?? missing;
      return value === null ? null : (cellOf(kind, String(value)) ?? null);
    },
    show: (record) => record[name] ?? missing,
  };
}

/** COQL answers a lookup with its id alone. */
const reference = (name: string): Found => ({
  kind: "id",
  cell: (record) => idIn(record[name]) ?? null,
  show: (record) => {
    const id = idIn(record[name]);
    return id === undefined ? null : { id };
  },
});

const idWithin = (name: string): Found => ({
  kind: "id",
  cell: (record) => idIn(record[name]) ?? null,
  show: (record) => idIn(record[name]) ?? null,
});
