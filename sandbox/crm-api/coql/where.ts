import { type Cell, type CellKind, cellOf, type Column, compareCells } from "./column.ts";
import type { Comparison, Criteria, Criterion, Literal } from "./query.ts";
import { invalidColumn } from "./query-error.ts";

type Test<Row> = (row: Row) => boolean;

/**
 * Criteria as a test of rows. As in SQL, an empty cell meets nothing but `is null`: not `!=`, `not in` or `not like`.
 * @throws Refusal for a value its column cannot hold and for an operator its type does not know.
 */
export function testOf<Row>(criteria: Criteria, columnOf: (name: string) => Column<Row>): Test<Row> {
  if (criteria.kind !== "pair") {
    const column = columnOf(criteria.column);
    requireOperator(criteria, column);
    return one(criteria, column);
  }
  const [left, right] = [testOf(criteria.left, columnOf), testOf(criteria.right, columnOf)];
  return criteria.join === "and" ? (row) => left(row) && right(row) : (row) => left(row) || right(row);
}

function one<Row>(criterion: Criterion, column: Column<Row>): Test<Row> {
  const held = (test: (cell: Exclude<Cell, null>) => boolean): Test<Row> => {
    return (row) => {
      const cell = column.cell(row);
      return cell !== null && test(cell);
    };
  };
  switch (criterion.kind) {
    case "null":
      return (row) => (column.cell(row) === null) !== criterion.negated;
    case "compare": {
      const value = valueFor(column, criterion.value);
      const holds = comparisons[criterion.operator];
      return held((cell) => holds(compareCells(cell, value)));
    }
    case "between": {
      const [low, high] = [valueFor(column, criterion.low), valueFor(column, criterion.high)];
      return held((cell) => compareCells(cell, low) >= 0 && compareCells(cell, high) <= 0);
    }
    case "in": {
      const values = new Set(criterion.values.map((value) => valueFor(column, value)));
      return held((cell) => values.has(cell) !== criterion.negated);
    }
    case "like": {
      const matches = likeness(criterion.pattern.toLowerCase());
      return held((cell) => matches(String(cell)) !== criterion.negated);
    }
  }
}

const comparisons: Readonly<Record<Comparison, (order: number) => boolean>> = {
  "=": (order) => order === 0,
  "!=": (order) => order !== 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
};

function valueFor<Row>(column: Column<Row>, literal: Literal): Cell {
  const value = cellOf(column.kind, literal.text);
  if (value === undefined) {
    throw invalidColumn(column.name, "where", "value given seems to be invalid for the column");
  }
  return value;
}

/** A per cent sign stands for anything at the beginning or the end only: starts with, ends with, contains. */
function likeness(pattern: string): (text: string) => boolean {
  const [open, shut] = [pattern.startsWith("%"), pattern.length > 1 && pattern.endsWith("%")];
  const part = pattern.slice(open ? 1 : 0, shut ? -1 : undefined);
  if (open && shut) return (text) => text.includes(part);
  if (open) return (text) => text.endsWith(part);
  return shut ? (text) => text.startsWith(part) : (text) => text === part;
}

const neverAsked: ReadonlySet<CellKind> = new Set(["long text", "list"]);

function requireOperator<Row>(criterion: Criterion, column: Column<Row>): void {
  const fits =
    !neverAsked.has(column.kind) &&
    (criterion.kind !== "like" || column.kind === "text") &&
    (column.kind !== "boolean" || criterion.kind === "null" || isEquality(criterion));
  if (!fits) throw invalidColumn(column.name, "where", "data type not supported");
}

const isEquality = (criterion: Criterion): boolean =>
  criterion.kind === "compare" && (criterion.operator === "=" || criterion.operator === "!=");
