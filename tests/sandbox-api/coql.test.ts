import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { Refusal } from "../../sandbox/crm-api/answer.ts";
import { type Cell, cellOf, type CellKind, type Column } from "../../sandbox/crm-api/coql/column.ts";
import { parseQuery } from "../../sandbox/crm-api/coql/parse.ts";
import type { Criteria, Criterion, Literal } from "../../sandbox/crm-api/coql/query.ts";
import { testOf } from "../../sandbox/crm-api/coql/where.ts";
import { criteriaOf, criterion, query } from "./coql-draws.ts";
import { textOf } from "./coql-text.ts";

type Row = Readonly<Record<string, string | number | null>>;

/** Three-valued logic done the long way: undefined is "unknown". */
function oracle(criteria: Criteria, row: Row): boolean | undefined {
  if (criteria.kind === "pair") {
    const sides = [oracle(criteria.left, row), oracle(criteria.right, row)];
    const decisive = criteria.join === "or";
    if (sides.includes(decisive)) return decisive;
    return sides.includes(undefined) ? undefined : !decisive;
  }
  return said(criteria, row[criteria.column] ?? null);
}

function said(one: Criterion, held: string | number | null): boolean | undefined {
  if (one.kind === "null") return (held === null) === !one.negated;
  if (held === null) return undefined;
  const like = (literal: Literal) =>
    typeof held === "number" ? Number(literal.text) : literal.text.toLowerCase();
  const mine = typeof held === "number" ? held : held.toLowerCase();
  switch (one.kind) {
    case "compare": {
      const other = like(one.value);
      if (one.operator === "=") return mine === other;
      if (one.operator === "!=") return mine !== other;
      if (one.operator === ">") return mine > other;
      if (one.operator === ">=") return mine >= other;
      return one.operator === "<" ? mine < other : mine <= other;
    }
    case "between":
      return mine >= like(one.low) && mine <= like(one.high);
    case "in":
      return one.values.some((value) => like(value) === mine) !== one.negated;
    case "like": {
      const parts = one.pattern.toLowerCase().split("%");
      // With three parts the middle is contained, with two one side is free, with one all must agree.
      const [first = "", middle = "", last = ""] = parts.length === 2 ? [parts[0], "", parts[1]] : parts;
      const text = String(mine);
      const matches =
        parts.length === 1
          ? text === first
          : text.startsWith(first) && text.endsWith(last) && text.includes(middle);
      return matches !== one.negated;
    }
  }
}

const kinds: Readonly<Record<string, CellKind>> = { name: "text", amount: "number" };
const columnOf = (name: string): Column<Row> => {
  const kind = kinds[name] ?? "text";
  const cell = (row: Row): Cell => {
    const value = row[name] ?? null;
    return value === null ? null : (cellOf(kind, String(value)) ?? null);
  };
  return { name, kind, cell, show: cell };
};

const letters = fc.constantFrom("a", "b", "ab", "Ba", "aab", "c");
const numbers = fc.integer({ min: -2, max: 2 });
const row: fc.Arbitrary<Row> = fc.record({ name: fc.option(letters), amount: fc.option(numbers) });
const textLiteral = letters.map((text): Literal => ({ kind: "text", text }));
const numberLiteral = numbers.map((value): Literal => ({ kind: "number", text: String(value) }));
const patterns = fc
  .tuple(fc.constantFrom("", "%"), letters, fc.constantFrom("", "%"))
  .map((parts) => parts.join(""));
const criteria = criteriaOf(
  fc.oneof(
    criterion(fc.constant("name"), textLiteral, patterns),
    criterion(fc.constant("amount"), numberLiteral, patterns).filter((one) => one.kind !== "like"),
  ),
);

const near = (text: string): unknown => {
  try {
    parseQuery(text);
  } catch (error) {
    if (error instanceof Refusal) return error.answer.body;
    throw error;
  }
  return undefined;
};

describe("a COQL query", () => {
  it("means the same after being written out and read again", () => {
    fc.assert(fc.property(query, (one) => expect(parseQuery(textOf(one))).toEqual(one)));
  });

  it("keeps just the rows of which its criteria are true, as logic with an unknown has it", () => {
    fc.assert(
      fc.property(criteria, fc.array(row, { maxLength: 8 }), (asked, rows) => {
        const test = testOf(asked, columnOf);
        expect(rows.filter(test)).toEqual(rows.filter((one) => oracle(asked, one) === true));
      }),
      { numRuns: 400 },
    );
  });

  it("is read in any case, across lines, and with either quotes", () => {
    const short = parseQuery("select id from Accounts where Account_Name = 'O''Neil' limit 5");
    expect(parseQuery('SELECT id\n FROM Accounts WHERE (Account_Name = "O\'Neil") LIMIT 5 OFFSET 0')).toEqual(
      short,
    );
    expect(parseQuery("select id from Accounts where Rating = Hot").where).toMatchObject({
      value: { kind: "text", text: "Hot" },
    });
  });

  it("is never read as something else, and never breaks the reader, whatever it is", () => {
    const words = fc.constantFrom("select", "from", "where", "id", "(", ")", ",", "'x'", "=", "in", "1", "%");
    const text = fc.oneof(
      fc.array(words, { maxLength: 12 }).map((all) => all.join(" ")),
      fc.string({ maxLength: 40 }),
    );
    fc.assert(
      fc.property(text, (any) => {
        const refused = near(any);
        if (refused === undefined) expect(parseQuery(textOf(parseQuery(any)))).toEqual(parseQuery(any));
        else expect(refused).toMatchObject({ code: "SYNTAX_ERROR", details: { line: 1 } });
      }),
    );
  });

  it.each([
    ["selekt id from Accounts where id is not null", "selekt id from Accoun", 1],
    ["select * from Accounts", "* from Accounts", 8],
    ["select id from Accounts where Rating = 'Hot", "'Hot", 40],
    ["select order from Accounts", "order from Accounts", 8],
    ["select id from Accounts where a = 1 and b = 2 and c = 3", "and c = 3", 47],
    ["select id from Accounts where id = null", "null", 36],
    ["select id from Accounts limit -1", "-1", 31],
    ["select id from Accounts where id is not null;", ";", 45],
  ])("says where it cannot be read: %s", (text, where, column) => {
    expect(near(text)).toEqual({
      code: "SYNTAX_ERROR",
      message: "error occurred while parsing the query",
      status: "error",
      details: { line: 1, column, near: where.slice(0, 20) },
    });
  });

  it("does not follow brackets without an end, and reads no book", () => {
    const brackets = (count: number) => near(`select id from Accounts where ${"(".repeat(count)}`);
    expect(brackets(60_000)).toMatchObject({ code: "SYNTAX_ERROR", details: { column: 132 } });
    expect(brackets(5_000_000)).toMatchObject({ code: "SYNTAX_ERROR", details: { column: 65_536 } });
  });
});
