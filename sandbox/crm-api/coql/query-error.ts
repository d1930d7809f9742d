import { fail, Refusal } from "../answer.ts";

// The codes, messages and keys are those that the SDK's classes for a COQL error know.

/** Where reading stopped: `column` counts from 1. */
export const syntaxError = (near: string, column: number): Refusal =>
  new Refusal(fail(400, "SYNTAX_ERROR", "error occurred while parsing the query", { line: 1, column, near }));

export type Clause = "select" | "from" | "where" | "group by" | "order by" | "limit";

export const missingClause = (clause: Clause): Refusal =>
  new Refusal(fail(400, "SYNTAX_ERROR", "missing clause", { clause }));

type Reason =
  | "column given seems to be invalid"
  | "value given seems to be invalid for the column"
  | "data type not supported"
  | "column is neither grouped nor aggregated";

export const invalidColumn = (column: string, clause: Clause, reason: Reason): Refusal =>
  new Refusal(fail(400, "INVALID_QUERY", "invalid query formed", { column_name: column, reason, clause }));

export const invalidModule = (module: string): Refusal =>
  new Refusal(fail(400, "INVALID_QUERY", "invalid query formed", { module, clause: "from" }));

export const limitExceeded = (clause: Clause, limit: number): Refusal =>
  new Refusal(fail(400, "LIMIT_EXCEEDED", `${clause} limit exceeded`, { clause, limit }));

export const duplicateColumn = (column: string, clause: Clause): Refusal =>
  new Refusal(
    fail(400, "DUPLICATE_DATA", "the column is given more than once", { column_name: column, clause }),
  );

export const wrongAlias = (code: "INVALID_ALIAS" | "DUPLICATE_ALIAS", alias: string): Refusal =>
  new Refusal(fail(400, code, "the alias given seems to be invalid", { alias, clause: "select" }));
