import { type Cell, type CellKind, type Column, compareCells } from "./column.ts";
import { type Aggregate, keyOf, type Query, type Selected } from "./query.ts";
import { type Clause, invalidColumn } from "./query-error.ts";
import { grouped } from "../../../shared/kernel/grouped.ts";

type ColumnOf<Row> = (name: string, clause: Clause) => Column<Row>;

/** One row of a grouped answer. `cells` has what it may be sorted by: grouped columns and answered keys. */
interface GroupRow {
  readonly shown: Readonly<Record<string, unknown>>;
  readonly cells: ReadonlyMap<string, Cell>;
}

export const isGrouped = ({ columns, groupBy }: Query): boolean =>
  groupBy.length > 0 || columns.some((one) => one.aggregate !== undefined);

/** Rows brought together by the group by clause, in the order of each group's first row, then sorted as asked. */
export function groupRows<Row>(
  query: Query,
  rows: readonly Row[],
  columnOf: ColumnOf<Row>,
): readonly GroupRow["shown"][] {
  const by = query.groupBy.map((name) => columnOf(name, "group by"));
  const selected = query.columns.map((one) => boundColumn(one, query.groupBy, columnOf));
  requireSortable(query);
  const groups = grouped(rows, (row) => JSON.stringify(by.map((column) => column.cell(row))));
  // Aggregates without a group by clause answer one row, over no rows too.
  const every = by.length === 0 ? [rows] : [...groups.values()];
  const all = every.map((members) => groupRow(members, by, selected));
  return sortGroups(all, query).map((one) => one.shown);
}

interface Bound<Row> {
  readonly key: string;
  readonly aggregate: Aggregate | undefined;
  readonly column: Column<Row>;
}

function boundColumn<Row>(one: Selected, groupBy: readonly string[], columnOf: ColumnOf<Row>): Bound<Row> {
  const column = columnOf(one.column, "select");
  if (one.aggregate === undefined && !groupBy.includes(one.column)) {
    throw invalidColumn(one.column, "select", "column is neither grouped nor aggregated");
  }
  if (one.aggregate !== undefined && !aggregable(one.aggregate, column.kind)) {
    throw invalidColumn(one.column, "select", "data type not supported");
  }
  return { key: keyOf(one), aggregate: one.aggregate, column };
}

function aggregable(aggregate: Aggregate, kind: CellKind): boolean {
  if (aggregate === "count") return kind !== "list";
  if (aggregate === "sum" || aggregate === "avg") return kind === "number";
  return kind === "number" || kind === "day" || kind === "moment";
}

function requireSortable(query: Query): void {
  const known = new Set([...query.groupBy, ...query.columns.map(keyOf)]);
  for (const { column } of query.orderBy) {
    if (!known.has(column)) {
      throw invalidColumn(column, "order by", "column is neither grouped nor aggregated");
    }
  }
}

function groupRow<Row>(
  members: readonly Row[],
  by: readonly Column<Row>[],
  selected: readonly Bound<Row>[],
): GroupRow {
  const cells = new Map<string, Cell>();
  const shown: Record<string, unknown> = {};
  const [first] = members;
  if (first !== undefined) for (const column of by) cells.set(column.name, column.cell(first));
  for (const { key, aggregate, column } of selected) {
    const result =
      aggregate !== undefined
        ? aggregated(aggregate, column, members)
        : { shown: first && column.show(first), cell: first === undefined ? null : column.cell(first) };
    shown[key] = result.shown;
    cells.set(key, result.cell);
  }
  return { shown, cells };
}

function aggregated<Row>(
  aggregate: Aggregate,
  column: Column<Row>,
  rows: readonly Row[],
): { readonly shown: unknown; readonly cell: Cell } {
  const held = rows.filter((row) => column.cell(row) !== null);
  if (aggregate === "count") return { shown: held.length, cell: held.length };
  if (held.length === 0) return { shown: null, cell: null };
  if (aggregate === "min" || aggregate === "max") return extreme(aggregate, column, held);
  const sum = held.reduce((total, row) => total + Number(column.cell(row)), 0);
  // Zoho adds decimals, not binary fractions: 0.1 and 0.2 are 0.3 there.
  const value = Number((aggregate === "sum" ? sum : sum / held.length).toFixed(9));
  return { shown: value, cell: value };
}

function extreme<Row>(
  aggregate: "min" | "max",
  column: Column<Row>,
  rows: readonly Row[],
): { readonly shown: unknown; readonly cell: Cell } {
  const sign = aggregate === "min" ? 1 : -1;
  const best = rows.reduce((kept, row) =>
    sign * compareCells(column.cell(row), column.cell(kept)) < 0 ? row : kept,
  );
  return { shown: column.show(best), cell: column.cell(best) };
}

function sortGroups(rows: readonly GroupRow[], { orderBy }: Query): readonly GroupRow[] {
  return [...rows].sort((a, b) => {
    for (const { column, order } of orderBy) {
      const way = compareCells(a.cells.get(column) ?? null, b.cells.get(column) ?? null);
      if (way !== 0) return order === "asc" ? way : -way;
    }
    return 0;
  });
}
