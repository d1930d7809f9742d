import { parseQuery } from "./parse.ts";
import { type Criteria, keyOf, type Query } from "./query.ts";
import { duplicateColumn, limitExceeded, missingClause, wrongAlias } from "./query-error.ts";

// Zoho's pages "Query API - Limitations" and "- An Overview". The reach is v5's; v7 has ten times that.
const MOST = {
  columns: 50,
  criteria: 25,
  values: 50,
  groups: 4,
  orders: 10,
  aggregates: 5,
  limit: 2_000,
  reach: 10_000,
};
const LIMIT = 200;

/** What a query asks for without a limit clause. */
export const windowOf = (query: Query): { readonly offset: number; readonly limit: number } =>
  query.window ?? { offset: 0, limit: LIMIT };

/** The criteria of a query that keeps within Zoho's bounds. @throws Refusal naming the clause that does not. */
export function withinBounds(query: Query): Criteria {
  const { columns, where, groupBy, orderBy } = query;
  if (where === undefined) throw missingClause("where");
  const aggregates = columns.filter((one) => one.aggregate !== undefined);
  if (columns.length > MOST.columns) throw limitExceeded("select", MOST.columns);
  if (aggregates.length > MOST.aggregates) throw limitExceeded("select", MOST.aggregates);
  const { criteria, values } = sizeOf(where);
  if (criteria > MOST.criteria) throw limitExceeded("where", MOST.criteria);
  if (values > MOST.values) throw limitExceeded("where", MOST.values);
  if (groupBy.length > MOST.groups) throw limitExceeded("group by", MOST.groups);
  if (orderBy.length > MOST.orders) throw limitExceeded("order by", MOST.orders);
  refuseTwice(groupBy, (name) => duplicateColumn(name, "group by"));
  refuseTwice(
    orderBy.map((one) => one.column),
    (name) => duplicateColumn(name, "order by"),
  );
  refuseTwice(
    aggregates.map((one) => keyOf({ ...one, alias: undefined })),
    (name) => duplicateColumn(name, "select"),
  );
  checkAliases(query);
  checkWindow(query);
  return where;
}

function sizeOf(criteria: Criteria): { criteria: number; values: number } {
  if (criteria.kind !== "pair") {
    return { criteria: 1, values: criteria.kind === "in" ? criteria.values.length : 0 };
  }
  const [left, right] = [sizeOf(criteria.left), sizeOf(criteria.right)];
  return { criteria: left.criteria + right.criteria, values: Math.max(left.values, right.values) };
}

function checkAliases({ columns }: Query): void {
  const aliases = columns.flatMap((one) => one.alias ?? []);
  for (const alias of aliases) if (alias.includes(".")) throw wrongAlias("INVALID_ALIAS", alias);
  refuseTwice(aliases, (alias) => wrongAlias("DUPLICATE_ALIAS", alias));
}

function checkWindow(query: Query): void {
  const { offset, limit } = windowOf(query);
  if (limit < 1 || limit > MOST.limit) throw limitExceeded("limit", MOST.limit);
  if (offset + limit > MOST.reach) throw limitExceeded("limit", MOST.reach);
}

function refuseTwice(names: readonly string[], refusal: (name: string) => Error): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) throw refusal(name);
    seen.add(name);
  }
}

/** API credits of a query by its limit: 1 up to 200, 2 up to 1,000, 3 beyond. One that cannot be read costs 1. */
export function creditsOf(text: string): number {
  try {
    const { limit } = windowOf(parseQuery(text));
    return limit <= 200 ? 1 : limit <= 1_000 ? 2 : 3;
  } catch {
    return 1;
  }
}
