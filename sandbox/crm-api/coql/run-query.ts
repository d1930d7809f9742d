import { canSee } from "../../world/sharing.ts";
import type { CrmRecord, Module } from "../../world/types.ts";
import { type Answer, empty, fail, found, Refusal } from "../answer.ts";
import { type Call, isObject } from "../call.ts";
import { moduleAsked } from "../records/asking.ts";
import { columnsOf } from "./bind.ts";
import { windowOf, withinBounds } from "./bounds.ts";
import { compareCells } from "./column.ts";
import { groupRows, isGrouped } from "./group.ts";
import { parseQuery } from "./parse.ts";
import { keyOf, type Query } from "./query.ts";
import { invalidModule } from "./query-error.ts";
import { testOf } from "./where.ts";

/** POST /coql `{ select_query }`: 204 when nothing fits. */
export function runQuery(call: Call): Answer {
  const query = parseQuery(textAsked(call));
  const criteria = withinBounds(query);
  if (!call.org.modules.has(query.module)) throw invalidModule(query.module);
  const module = moduleAsked(call, query.module);
  const columnOf = columnsOf(call, module);
  const fits = testOf(criteria, (name) => columnOf(name, "where"));
  const pageOf = isGrouped(query) ? groupPage(query, columnOf) : recordPage(query, columnOf);
  const window = windowOf(query);
  const { data, total } = pageOf(visible(call, module).filter(fits), window);
  if (data.length === 0) return empty;
  return found({ data, info: { count: data.length, more_records: window.offset + window.limit < total } });
}

type PageOf = (
  rows: readonly CrmRecord[],
  window: ReturnType<typeof windowOf>,
) => { readonly data: readonly object[]; readonly total: number };

function textAsked(call: Call): string {
  const text = isObject(call.body) ? call.body["select_query"] : undefined;
  if (text === undefined) {
    throw new Refusal(
      fail(400, "MANDATORY_NOT_FOUND", "required field not found", { api_name: "select_query" }),
    );
  }
  if (typeof text === "string") return text;
  throw new Refusal(
    fail(400, "INVALID_DATA", "invalid data", { api_name: "select_query", expected_data_type: "text" }),
  );
}

// The world keeps records in the order of their ids, which is COQL's own when none is asked for.
const visible = (call: Call, module: Module): CrmRecord[] =>
  [...(call.org.records.get(module.apiName)?.values() ?? [])].filter((record) =>
    canSee(call.org, call.user, module.apiName, record),
  );

const groupPage = (query: Query, columnOf: ReturnType<typeof columnsOf>): PageOf => {
  return (rows, { offset, limit }) => {
    const groups = groupRows(query, rows, columnOf);
    return { data: groups.slice(offset, offset + limit), total: groups.length };
  };
};

/** Every record for itself, with its id whether asked for or not. */
function recordPage(query: Query, columnOf: ReturnType<typeof columnsOf>): PageOf {
  const columns = query.columns.map((one) => ({ key: keyOf(one), column: columnOf(one.column, "select") }));
  const orders = query.orderBy.map(({ column, order }) => ({ column: columnOf(column, "order by"), order }));
  const compare = (a: CrmRecord, b: CrmRecord): number => {
    for (const { column, order } of orders) {
      const way = compareCells(column.cell(a), column.cell(b));
      if (way !== 0) return order === "asc" ? way : -way;
    }
    return 0;
  };
  const show = (record: CrmRecord): object => {
    const shown: Record<string, unknown> = {};
    for (const { key, column } of columns) shown[key] = column.show(record);
    return { ...shown, id: record.id };
  };
  return (rows, { offset, limit }) => {
    const sorted = orders.length === 0 ? rows : [...rows].sort(compare);
    return { data: sorted.slice(offset, offset + limit).map(show), total: rows.length };
  };
}
