import type pg from "pg";

interface Column {
  readonly name: string;
  readonly type: string;
}

/** A table as the database itself describes it: a new one is here by itself. */
export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly key: readonly string[];
  /** Definitions of its CHECK constraints. */
  readonly checks: readonly string[];
}

const QUESTION = `
SELECT c.relname AS name,
  (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, NULL)) ORDER BY a.attnum)
     FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
  (SELECT coalesce(json_agg(a.attname ORDER BY k.at), '[]') FROM pg_index i,
     unnest(i.indkey::int2[]) WITH ORDINALITY AS k (attnum, at) JOIN pg_attribute a ON a.attnum = k.attnum
     WHERE i.indrelid = c.oid AND i.indisprimary AND a.attrelid = c.oid) AS key,
  (SELECT coalesce(json_agg(pg_get_constraintdef(t.oid)), '[]') FROM pg_constraint t
     WHERE t.conrelid = c.oid AND t.contype = 'c') AS checks
FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1`;

export const tablesOf = async (pool: pg.Pool): Promise<readonly Table[]> =>
  (await pool.query<Table>(QUESTION)).rows;

/** Among the words that a CHECK allows for a column, the first. */
function wordAllowed({ checks }: Table, column: string): string | undefined {
  for (const check of checks) {
    const [, words] = new RegExp(`\\(${column} = ANY \\(ARRAY\\[([^\\]]+)`).exec(check) ?? [];
    const [, word] = /'([^']*)'/.exec(words ?? "") ?? [];
    if (word !== undefined) return word;
  }
  return undefined;
}

/** A moment that a CHECK wants after another one. */
const laterThan = ({ checks }: Table, column: string): string | undefined =>
  checks.some((check) => new RegExp(`\\(${column} > [a-z_]+\\)`).test(check))
    ? "2024-05-02T00:00:00Z"
    : undefined;

/** The least whole number that a CHECK allows. */
function leastOf({ checks }: Table, column: string): number | undefined {
  for (const check of checks) {
    const [, sign, number] = new RegExp(`\\(${column} (>=?) (\\d+)\\)`).exec(check) ?? [];
    if (number !== undefined && number !== "0") return Number(number) + (sign === ">" ? 1 : 0);
  }
  return undefined;
}

/**
 * A value for every column, so that the row stands whatever the table wants: words from its checks, else by type.
 * Texts differ by `mark` and say whose they are; everything else is the same in every org.
 */
export function rowFor(table: Table, orgId: string, mark: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    table.columns.map(({ name, type }) => [
      name,
      name === "org_id"
        ? orgId
        : (wordAllowed(table, name) ?? laterThan(table, name) ?? leastOf(table, name) ?? valueOf(type, mark)),
    ]),
  );
}

function valueOf(type: string, mark: string): unknown {
  switch (type) {
    case "text":
      return mark;
    case "text[]":
      return [mark];
    case "bigint[]":
      return [1];
    case "jsonb":
      return JSON.stringify({ mark });
    case "bytea":
      return Buffer.from(mark);
    case "uuid":
      return "00000000-0000-7000-8000-000000000001";
    case "boolean":
      return true;
    case "date":
      return "2024-05-01";
    case "timestamp with time zone":
      return "2024-05-01T00:00:00Z";
    case "bigint":
    case "integer":
    case "smallint":
    case "numeric":
    case "double precision":
      return 1;
    default:
      throw new Error(`Say in catalogue.ts what a row of type ${type} holds.`);
  }
}

/** `INSERT INTO table (…) VALUES (…)` for such a row. */
export function insertOf(
  { name }: Table,
  row: Readonly<Record<string, unknown>>,
): { readonly text: string; readonly values: unknown[] } {
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`);
  return {
    text: `INSERT INTO ${name} (${columns.map((column) => `"${column}"`).join(", ")}) VALUES (${places.join(", ")})`,
    values: Object.values(row),
  };
}
