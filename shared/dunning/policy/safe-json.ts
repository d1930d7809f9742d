import { mistake, type PolicyRefusal } from "./mistake.ts";
import { nameField } from "./name-field.ts";

/** Names by which an object reaches its prototype: no field of ours, and never wanted. */
const FORBIDDEN: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);
/** A policy of ours is six levels deep, and conditions add a few. */
const DEEPEST = 24;

/** A NUL, or half of a character: JSON can say it, and no store can keep it. */
const UNKEEPABLE = /[\0\p{Surrogate}]/u;

/**
 * JSON from anybody, before it is read: nothing that reaches for a prototype, nothing that is endlessly nested, no text
 * that cannot be kept.
 */
export function unsafePart(input: unknown): PolicyRefusal | null {
  const waiting: { readonly value: unknown; readonly path: readonly string[] }[] = [
    { value: input, path: [] },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, path } = next;
    if (typeof value === "string" && UNKEEPABLE.test(value)) return unkeepable(path.join("."));
    if (typeof value !== "object" || value === null) continue;
    if (path.length >= DEEPEST) return tooDeep(path.slice(0, 4).join("."));
    for (const key of Object.keys(value)) {
      if (FORBIDDEN.has(key)) return forbidden([...path, key].join("."), key);
      waiting.push({ value: (value as Record<string, unknown>)[key], path: [...path, key] });
    }
  }
  return null;
}

const unkeepable = (field: string): PolicyRefusal =>
  mistake(
    field,
    `“${nameField(field)["zh-CN"]}”含有无法保存的字符，请删除。`,
    `The ${nameField(field).en} holds a character that cannot be stored; remove it.`,
  );

const tooDeep = (field: string): PolicyRefusal =>
  mistake(
    field,
    `“${nameField(field)["zh-CN"]}”嵌套过深，请简化条件，最多 ${DEEPEST} 层。`,
    `The ${nameField(field).en} is nested too deep; keep it within ${DEEPEST} levels.`,
  );

const forbidden = (field: string, key: string): PolicyRefusal =>
  mistake(
    field,
    `“${nameField(field)["zh-CN"]}”中有不允许的字段名，请删除。`,
    `The ${nameField(field).en} uses the field name "${key}", which is not allowed; remove it.`,
  );
