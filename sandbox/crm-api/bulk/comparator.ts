/** How a field's values are compared: Zoho's families of data types. */
export type Family = "number" | "text" | "moment" | "boolean" | "lookup";

/** Stands for no value at all in a criterion. */
export const EMPTY = "${EMPTY}";

const families: Readonly<Record<string, Family>> = {
  integer: "number",
  double: "number",
  currency: "number",
  percent: "number",
  bigint: "number",
  date: "moment",
  datetime: "moment",
  boolean: "boolean",
  lookup: "lookup",
  ownerlookup: "lookup",
};

export const familyOf = (dataType: string): Family => families[dataType] ?? "text";

const EQUALITY = ["equal", "not_equal", "in", "not_in"];
const ORDER = ["less_than", "less_equal", "greater_than", "greater_equal"];

/** The comparators that Zoho allows of each family. */
export const allowed: Readonly<Record<Family, readonly string[]>> = {
  number: [...EQUALITY, ...ORDER],
  text: [...EQUALITY, "contains", "not_contains", "starts_with", "ends_with"],
  moment: [...EQUALITY, ...ORDER, "between", "not_between"],
  boolean: ["equal"],
  lookup: EQUALITY,
};

export const comparators = new Set(Object.values(allowed).flat());

/** How many values a comparator wants: any, two or one. */
export const wants = (comparator: string): "any" | 2 | 1 =>
  /^(not_)?in$/.test(comparator) ? "any" : /between$/.test(comparator) ? 2 : 1;

const shapes: Readonly<Record<Exclude<Family, "moment">, RegExp>> = {
  number: /^-?\d{1,19}(\.\d+)?$/,
  text: /^[^]{0,255}$/,
  boolean: /^(true|false)$/i,
  lookup: /^\d{1,19}$/,
};
const DAY = /^\d{4}-\d{2}-\d{2}$/;
// Zoho does not take milliseconds here.
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:?\d{2})$/;

/** Whether a value can be compared with a field of this type. */
export function fits(dataType: string, value: string): boolean {
  if (value === EMPTY) return true;
  const family = familyOf(dataType);
  if (family !== "moment") return shapes[family].test(value);
  return (dataType === "date" ? DAY : MOMENT).test(value) && !Number.isNaN(Date.parse(value));
}

/** Whether a held value satisfies the comparison; `held` is "" for no value. */
export function holds(comparator: string, family: Family, held: string, asked: readonly string[]): boolean {
  if (comparator.startsWith("not_")) {
    const plain = comparator === "not_equal" ? "equal" : comparator.slice("not_".length);
    return !holds(plain, family, held, asked);
  }
  const [first = "", second = ""] = asked;
  const rank = (other: string): number => compare(family, held, other);
  if (comparator === "equal" || comparator === "in") {
    return asked.some((one) => (one === EMPTY ? held === "" : held !== "" && rank(one) === 0));
  }
  if (held === "") return false;
  switch (comparator) {
    case "less_than":
      return rank(first) < 0;
    case "less_equal":
      return rank(first) <= 0;
    case "greater_than":
      return rank(first) > 0;
    case "greater_equal":
      return rank(first) >= 0;
    case "between":
      return rank(first) >= 0 && rank(second) <= 0;
    case "contains":
      return held.toLowerCase().includes(first.toLowerCase());
    case "starts_with":
      return held.toLowerCase().startsWith(first.toLowerCase());
    default:
      return held.toLowerCase().endsWith(first.toLowerCase());
  }
}

const WHOLE = /^-?\d+$/;

function compare(family: Family, a: string, b: string): number {
  if (family === "moment") return Date.parse(a) - Date.parse(b);
  // Ids are above 2^53.
  if (family === "number" && WHOLE.test(a) && WHOLE.test(b)) return Number(BigInt(a) - BigInt(b));
  if (family === "number") return Number(a) - Number(b);
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x < y ? -1 : x > y ? 1 : 0;
}
