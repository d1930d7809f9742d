/**
 * One custom field with another type in every fifth org, so that one tenant's fields used for another show: either the
 * SDK refuses the value, or what it sends has the wrong form.
 */
export const PROBE = "Probe";

export interface ProbeKind {
  readonly dataType: "date" | "datetime" | "bigint" | "double" | "text";
  /** What our code hands to the SDK for job `n`. */
  given(n: number): unknown;
  /** The same as the CRM keeps it. */
  kept(n: number): unknown;
  /** Whether a value that the CRM keeps is of this type at all. */
  isKept(value: unknown): boolean;
  /** Whether a value the SDK read has the type that this kind is decoded to. */
  isRead(value: unknown): boolean;
}

const dayOf = (n: number): string => `2024-03-${String(1 + (n % 28)).padStart(2, "0")}`;
const midnight = (n: number): Date => new Date(`${dayOf(n)}T00:00:00Z`);
const bigOf = (n: number): bigint => 9_007_199_254_740_993n + BigInt(n);
const isMatch =
  (pattern: RegExp) =>
  (value: unknown): boolean =>
    typeof value === "string" && pattern.test(value);

const kinds: readonly ProbeKind[] = [
  {
    dataType: "date",
    given: midnight,
    kept: dayOf,
    isKept: isMatch(/^\d{4}-\d\d-\d\d$/),
    isRead: (value) => value instanceof Date,
  },
  {
    // The same Date as for "date": taken for the other, it is sent in the other's form without a word.
    dataType: "datetime",
    given: midnight,
    kept: (n) => midnight(n).getTime(),
    isKept: isMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/),
    isRead: (value) => value instanceof Date,
  },
  {
    dataType: "bigint",
    given: bigOf,
    kept: (n) => String(bigOf(n)),
    isKept: isMatch(/^\d{16,}$/),
    isRead: (value) => typeof value === "bigint",
  },
  {
    dataType: "double",
    given: (n) => n + 0.25,
    kept: (n) => n + 0.25,
    isKept: (value) => typeof value === "number",
    isRead: (value) => typeof value === "number",
  },
  {
    dataType: "text",
    given: (n) => `word ${n}`,
    kept: (n) => `word ${n}`,
    isKept: isMatch(/^word \d+$/),
    isRead: (value) => typeof value === "string",
  },
];

export function probeOf(index: number): ProbeKind {
  const kind = kinds[index % kinds.length];
  if (!kind) throw new Error("no probe");
  return kind;
}

/** The value as it is compared: the CRM writes a moment in the org's own zone. */
export const asKept = (kind: ProbeKind, value: unknown): unknown =>
  kind.dataType === "datetime" && typeof value === "string" ? Date.parse(value) : value;
