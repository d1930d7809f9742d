import { displayName, findRecord } from "../../world/records.ts";
import { idIn } from "../../world/sharing.ts";
import type { CrmRecord, Module, Org } from "../../world/types.ts";
import { badParam, Refusal } from "../answer.ts";

type Test = (record: CrmRecord) => boolean;

const invalid = (): Refusal => new Refusal(badParam("criteria", "the criteria given seems to be invalid"));

/** Reads `((Field:equals:a)and(Other:in:b,c))`. In a value, a backslash keeps the character after it. */
export function parseCriteria(text: string, org: Org, module: Module): Test {
  const [test, end] = group(text, 0, org, module);
  if (end !== text.length) throw invalid();
  return test;
}

function group(text: string, start: number, org: Org, module: Module): [Test, number] {
  if (text[start] !== "(") throw invalid();
  if (text[start + 1] !== "(") return comparison(text, start + 1, org, module);
  let [test, at] = group(text, start + 1, org, module);
  while (text[at] !== ")") {
    const word = /^(and|or)/.exec(text.slice(at, at + 3))?.[1];
    if (word === undefined) throw invalid();
    const [left, [right, next]] = [test, group(text, at + word.length, org, module)];
    test = word === "and" ? (one) => left(one) && right(one) : (one) => left(one) || right(one);
    at = next;
  }
  return [test, at + 1];
}

function comparison(text: string, start: number, org: Org, module: Module): [Test, number] {
  const head = /^(\w+(?:\.id)?):(\w+):/.exec(text.slice(start));
  if (!head) throw invalid();
  let [value, at, depth] = ["", start + head[0].length, 0];
  for (; at < text.length; at += 1) {
    const char = text[at] ?? "";
    if (char === "\\") at += 1;
    else if (char === "(") depth += 1;
    else if (char === ")" && depth-- === 0) break;
    value += text[at] ?? "";
  }
  if (text[at] !== ")") throw invalid();
  return [compare(head[1] ?? "", head[2] ?? "", value, org, module), at + 1];
}

function compare(name: string, operator: string, value: string, org: Org, module: Module): Test {
  const fieldName = name.replace(/\.id$/, "");
  const field = module.fields.get(fieldName);
  if (!field && fieldName !== "id") throw invalid();
  const holds = operators[operator];
  if (!holds) throw invalid();
  return (record) => readings(org, field?.lookup, record, fieldName).some((one) => holds(one, value));
}

/** A field as text to compare: a lookup answers to its id and to its record's name. */
function readings(org: Org, lookup: string | undefined, record: CrmRecord, field: string): string[] {
  const value = record[field];
  const id = idIn(value);
  if (id === undefined) return [value === undefined || value === null ? "" : String(value)];
  const target = lookup === undefined ? undefined : findRecord(org, lookup, id);
  const name = target ? displayName(lookup ?? "", target) : (value as { name?: unknown }).name;
  return typeof name === "string" ? [id, name] : [id];
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const operators: Readonly<Record<string, (held: string, asked: string) => boolean>> = {
  equals: (held, asked) => (asked === "null" ? held === "" : same(held, asked)),
  not_equal: (held, asked) => !same(held, asked),
  starts_with: (held, asked) => held.toLowerCase().startsWith(asked.toLowerCase()),
  in: (held, asked) => asked.split(",").some((one) => same(held, one.trim())),
  greater_than: (held, asked) => held !== "" && order(held, asked) > 0,
  greater_equal: (held, asked) => held !== "" && order(held, asked) >= 0,
  less_than: (held, asked) => held !== "" && order(held, asked) < 0,
  less_equal: (held, asked) => held !== "" && order(held, asked) <= 0,
  between: (held, asked) => {
    const [low = "", high = ""] = asked.split(",").map((one) => one.trim());
    return held !== "" && order(held, low) >= 0 && order(held, high) <= 0;
  },
};

function order(a: string, b: string): number {
  const [x, y] = [numeric(a), numeric(b)];
  return Number.isNaN(x) || Number.isNaN(y) ? (a < b ? -1 : a > b ? 1 : 0) : x - y;
}

const numeric = (text: string): number =>
  /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : text === "" ? Number.NaN : Number(text);
