import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { nearestWord } from "./nearest-word.ts";

const REQUIRED = ["invoice_id", "customer_id", "invoice_date", "due_date", "settled_date", "amount"] as const;
const OPTIONAL = ["currency", "disputed", "days_late"] as const;

export type Column = (typeof REQUIRED)[number] | (typeof OPTIONAL)[number];
/** Column → its place in a row; −1 for an optional column that the file does not have. */
export type Columns = Readonly<Record<Column, number>>;

/** Finds the ledger's columns, in any order, among others. The refusal is one sentence. */
export function findColumns(header: readonly string[]): Result<Columns, string> {
  const names = header.map((name) => name.trim());
  const missing = REQUIRED.filter((column) => !names.includes(column));
  const first = missing[0];
  if (first !== undefined) return refuse(sayMissing(first, missing, names));
  const all = [...REQUIRED, ...OPTIONAL];
  const twice = all.find((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (twice !== undefined)
    return refuse(`Line 1 names the column ${twice} twice; keep one of them and rename the other.`);
  return ok(Object.fromEntries(all.map((column) => [column, names.indexOf(column)])) as Columns);
}

function sayMissing(first: Column, missing: readonly Column[], names: readonly string[]): string {
  const other = /[;\t|]/.exec(names[0] ?? "");
  if (names.length === 1 && other) {
    const mark = other[0] === "\t" ? "a tab" : `"${other[0]}"`;
    return `Line 1 separates its columns with ${mark}; save the file with commas between the columns.`;
  }
  const spare = names.filter((name) => name !== "" && !isColumn(name));
  const near = nearestWord(first, spare);
  const fix = near === undefined ? "add it" : `rename "${near.slice(0, 40)}" to ${first}`;
  const rest = missing.length > 1 ? ` (also missing: ${missing.slice(1).join(", ")})` : "";
  return `Line 1 has no column ${first}${rest}; ${fix}.`;
}

const isColumn = (name: string): boolean => [...REQUIRED, ...OPTIONAL].some((column) => column === name);
