import { mistake, type PolicyRefusal } from "./mistake.ts";

/** Names by which an object reaches its prototype: no field of ours, and never wanted. */
const FORBIDDEN: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);
/** A policy of ours is six levels deep, and conditions add a few. */
const DEEPEST = 24;

/** JSON from anybody, before it is read: nothing that reaches for a prototype, nothing that is endlessly nested. */
export function unsafePart(input: unknown): PolicyRefusal | null {
  const waiting: { readonly value: unknown; readonly path: readonly string[] }[] = [
    { value: input, path: [] },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, path } = next;
    if (typeof value !== "object" || value === null) continue;
    if (path.length >= DEEPEST) return tooDeep(path.slice(0, 4).join("."));
    for (const key of Object.keys(value)) {
      if (FORBIDDEN.has(key)) return forbidden([...path, key].join("."), key);
      waiting.push({ value: (value as Record<string, unknown>)[key], path: [...path, key] });
    }
  }
  return null;
}

const tooDeep = (field: string): PolicyRefusal =>
  mistake(
    field,
    `“${field}”嵌套过深，请简化条件，最多 ${DEEPEST} 层。`,
    `"${field}" is nested too deep; keep it within ${DEEPEST} levels.`,
  );

const forbidden = (field: string, key: string): PolicyRefusal =>
  mistake(
    field,
    `“${field}”使用了不允许的字段名“${key}”，请删除。`,
    `"${field}" uses the field name "${key}", which is not allowed; remove it.`,
  );
