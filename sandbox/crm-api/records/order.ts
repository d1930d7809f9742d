import { versionOf } from "../../world/org-state.ts";
import type { CrmRecord, Org } from "../../world/types.ts";

export const SORTS = ["id", "Created_Time", "Modified_Time"] as const;
export type SortBy = (typeof SORTS)[number];
export type SortOrder = "asc" | "desc";

const orders = new WeakMap<Org, Map<string, { readonly version: number; readonly ids: readonly string[] }>>();

/** Every id of a module in the asked order; worked out again only after the module changed. */
export function sortedIds(org: Org, module: string, by: SortBy, order: SortOrder): readonly string[] {
  const mine = orders.get(org) ?? new Map();
  orders.set(org, mine);
  const key = `${module}|${by}|${order}`;
  const version = versionOf(org, module);
  const known = mine.get(key);
  if (known?.version === version) return known.ids;
  const records = org.records.get(module) ?? new Map<string, CrmRecord>();
  const ids = by === "id" ? [...records.keys()] : byTime([...records.values()], by);
  if (order === "desc") ids.reverse();
  mine.set(key, { version, ids });
  return ids;
}

function byTime(records: readonly CrmRecord[], field: "Created_Time" | "Modified_Time"): string[] {
  const timed = records.map((record) => ({ id: record.id, at: Date.parse(String(record[field])) }));
  // Ties keep the order of creation, which is the order of ids.
  return timed.sort((a, b) => a.at - b.at).map((one) => one.id);
}
