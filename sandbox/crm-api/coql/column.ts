/** What a column holds for comparing: text in lower case, a moment in milliseconds, a day and an id as text. */
export type Cell = string | number | boolean | null;
export type CellKind = "text" | "number" | "boolean" | "day" | "moment" | "id" | "long text" | "list";

/** A column of some kind of row, found for a name in a query. */
export interface Column<Row> {
  readonly name: string;
  readonly kind: CellKind;
  cell(row: Row): Cell;
  /** As the answer shows it. */
  show(row: Row): unknown;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})$/;

/** A text as a column of this kind holds it; undefined when it cannot hold it. An empty text is held as null. */
export function cellOf(kind: CellKind, text: string): Cell | undefined {
  switch (kind) {
    case "text":
    case "long text":
      return text === "" ? null : text.toLowerCase();
    case "number":
      return text.trim() === "" || Number.isNaN(Number(text)) ? undefined : Number(text);
    case "boolean":
      return text === "true" || text === "false" ? text === "true" : undefined;
    case "day":
      return DAY.test(text) ? text : undefined;
    case "moment":
      return MOMENT.test(text) && !Number.isNaN(Date.parse(text)) ? Date.parse(text) : undefined;
    case "id":
      return /^\d{1,19}$/.test(text) ? text : undefined;
    case "list":
      return undefined;
  }
}

/** Order of two cells of one column: what is empty comes first. */
export function compareCells(a: Cell, b: Cell): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}
