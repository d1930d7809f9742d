import { COMPARISONS, type Criteria, type Criterion, type Literal, RESERVED } from "./query.ts";
import { listOf, type TokenReader } from "./token-reader.ts";

// Far more than 25 criteria can need, and few enough for the stack.
const DEEPEST = 100;

/**
 * `A`, `A and B`, `(A and B) or C`: two at most on one level, as Zoho wants it; with a third on the same level it is
 * not clear which belong together, and the query is refused.
 */
export function parseCriteria(reader: TokenReader, depth = 0): Criteria {
  const left = operand(reader, depth);
  const join = reader.skip("and") ? "and" : reader.skip("or") ? "or" : undefined;
  if (join === undefined) return left;
  return { kind: "pair", join, left, right: operand(reader, depth) };
}

function operand(reader: TokenReader, depth: number): Criteria {
  if (!reader.skip("(")) return criterion(reader);
  if (depth >= DEEPEST) reader.refuse();
  const inner = parseCriteria(reader, depth + 1);
  reader.expect(")");
  return inner;
}

function criterion(reader: TokenReader): Criterion {
  const column = reader.name();
  if (reader.skip("is")) {
    const negated = reader.skip("not");
    reader.expect("null");
    return { kind: "null", column, negated };
  }
  if (reader.skip("between")) {
    const low = literal(reader);
    reader.expect("and");
    return { kind: "between", column, low, high: literal(reader) };
  }
  const negated = reader.skip("not");
  if (reader.skip("in")) return { kind: "in", column, negated, values: valueList(reader) };
  if (reader.skip("like")) return { kind: "like", column, negated, pattern: pattern(reader) };
  if (negated) reader.refuse();
  return comparison(reader, column);
}

function comparison(reader: TokenReader, column: string): Criterion {
  const operator = COMPARISONS.find((one) => reader.skip(one)) ?? reader.refuse();
  return { kind: "compare", column, operator, value: literal(reader) };
}

function valueList(reader: TokenReader): Literal[] {
  reader.expect("(");
  const values = listOf(reader, () => literal(reader));
  reader.expect(")");
  return values;
}

const pattern = (reader: TokenReader): string =>
  reader.peek().kind === "text" ? reader.next().text : reader.refuse();

/** A quoted text, a number, true, false, or a bare word, which Zoho takes for a text. */
function literal(reader: TokenReader): Literal {
  const { kind, text } = reader.peek();
  const word = text.toLowerCase();
  if (kind === "text" || kind === "number") return { kind, text: reader.next().text };
  if (kind !== "word") return reader.refuse();
  if (word === "true" || word === "false") {
    reader.next();
    return { kind: "boolean", text: word };
  }
  return RESERVED.has(word) ? reader.refuse() : { kind: "text", text: reader.next().text };
}
