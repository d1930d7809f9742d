import fc from "fast-check";
import {
  AGGREGATES,
  COMPARISONS,
  type Criteria,
  type Criterion,
  type Literal,
  type Query,
} from "../../sandbox/crm-api/coql/query.ts";

const step = fc.constantFrom("Account_Name", "Grand_Total", "id", "Owner", "a1", "count", "External");
const name = fc.oneof(
  step,
  fc.constantFrom("order", "From", "limit"),
  fc.tuple(step, step).map((steps) => steps.join(".")),
);
const digits = fc
  .tuple(fc.integer({ min: -999, max: 999 }), fc.option(fc.nat(99)))
  .map(([whole, part]) => (part === null ? String(whole) : `${whole}.${part}`));
const literal: fc.Arbitrary<Literal> = fc.oneof(
  fc.record({ kind: fc.constant("text" as const), text: fc.string() }),
  fc.record({ kind: fc.constant("number" as const), text: fc.oneof(digits, fc.constant("5540230000")) }),
  fc.record({ kind: fc.constant("boolean" as const), text: fc.constantFrom("true", "false") }),
);

/** A comparison of one of the columns with values of one source. */
export const criterion = (
  columns: fc.Arbitrary<string>,
  values: fc.Arbitrary<Literal>,
  patterns: fc.Arbitrary<string>,
): fc.Arbitrary<Criterion> => {
  const negated = fc.boolean();
  return fc.oneof(
    fc.record({
      kind: fc.constant("compare" as const),
      column: columns,
      operator: fc.constantFrom(...COMPARISONS),
      value: values,
    }),
    fc.record({ kind: fc.constant("between" as const), column: columns, low: values, high: values }),
    fc.record({
      kind: fc.constant("in" as const),
      column: columns,
      negated,
      values: fc.array(values, { minLength: 1, maxLength: 4 }),
    }),
    fc.record({ kind: fc.constant("like" as const), column: columns, negated, pattern: patterns }),
    fc.record({ kind: fc.constant("null" as const), column: columns, negated }),
  );
};

/** Criteria nested as `and` and `or` of such comparisons. */
export const criteriaOf = (one: fc.Arbitrary<Criterion>): fc.Arbitrary<Criteria> =>
  fc.letrec<{ node: Criteria }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      one,
      fc.record({
        kind: fc.constant("pair" as const),
        join: fc.constantFrom("and" as const, "or" as const),
        left: tie("node"),
        right: tie("node"),
      }),
    ),
  })).node;

const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(one, { nil: undefined });

/** Any query the language can say, sensible or not. */
export const query: fc.Arbitrary<Query> = fc.record({
  columns: fc.array(
    fc.record({
      aggregate: maybe(fc.constantFrom(...AGGREGATES)),
      column: name,
      alias: maybe(fc.constantFrom("total", "n", "by")),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  module: fc.constantFrom("Accounts", "Invoices", "huikuan__Payments"),
  where: maybe(criteriaOf(criterion(name, literal, fc.string()))),
  groupBy: fc.array(name, { maxLength: 2 }),
  orderBy: fc.array(fc.record({ column: name, order: fc.constantFrom("asc" as const, "desc" as const) }), {
    maxLength: 2,
  }),
  window: maybe(fc.record({ offset: fc.nat(99_999), limit: fc.nat(9_999) })),
});
