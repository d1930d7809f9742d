import { parseCriteria } from "./parse-criteria.ts";
import { AGGREGATES, type Query, type Selected } from "./query.ts";
import { isWord } from "./tokens.ts";
import { listOf, type TokenReader, tokenReader } from "./token-reader.ts";

/**
 * Reads a COQL query: select … from … [where …] [group by …] [order by …] [limit n | limit offset, n |
 * limit n offset m]. @throws Refusal SYNTAX_ERROR at the place that it cannot read.
 */
export function parseQuery(text: string): Query {
  const reader = tokenReader(text);
  reader.expect("select");
  const columns = listOf(reader, () => selected(reader));
  reader.expect("from");
  const module = reader.name();
  const where = reader.skip("where") ? parseCriteria(reader) : undefined;
  const groupBy = byClause(reader, "group", () => reader.name());
  const orderBy = byClause(reader, "order", () => ordering(reader));
  const window = reader.skip("limit") ? windowOf(reader) : undefined;
  if (reader.peek().kind !== "end") reader.refuse();
  return { columns, module, where, groupBy, orderBy, window };
}

function selected(reader: TokenReader): Selected {
  const aggregate = AGGREGATES.find((one) => isWord(reader.peek(), one));
  if (aggregate === undefined) return named(reader, undefined, reader.name());
  const { text } = reader.next();
  // A field may be named like a function; only a bracket makes it one.
  if (!reader.skip("(")) return named(reader, undefined, text);
  const column = reader.name();
  reader.expect(")");
  return named(reader, aggregate, column);
}

const named = (reader: TokenReader, aggregate: Selected["aggregate"], column: string): Selected => ({
  aggregate,
  column,
  alias: reader.skip("as") ? reader.name() : undefined,
});

function byClause<T>(reader: TokenReader, word: "group" | "order", one: () => T): T[] {
  if (!reader.skip(word)) return [];
  reader.expect("by");
  return listOf(reader, one);
}

function ordering(reader: TokenReader): Query["orderBy"][number] {
  const column = reader.name();
  if (reader.skip("desc")) return { column, order: "desc" };
  reader.skip("asc");
  return { column, order: "asc" };
}

function windowOf(reader: TokenReader): { offset: number; limit: number } {
  const first = reader.wholeNumber();
  if (reader.skip(",")) return { offset: first, limit: reader.wholeNumber() };
  return { offset: reader.skip("offset") ? reader.wholeNumber() : 0, limit: first };
}
