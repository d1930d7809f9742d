/** A COQL query as it was written, names not yet looked up. */
export interface Query {
  readonly columns: readonly Selected[];
  readonly module: string;
  readonly where: Criteria | undefined;
  readonly groupBy: readonly string[];
  readonly orderBy: readonly { readonly column: string; readonly order: "asc" | "desc" }[];
  readonly window: { readonly offset: number; readonly limit: number } | undefined;
}

export const AGGREGATES = ["count", "sum", "min", "max", "avg"] as const;
export type Aggregate = (typeof AGGREGATES)[number];

/** A column's name is a path: `Account_Name.Parent_Account.Account_Name`. */
export interface Selected {
  readonly aggregate: Aggregate | undefined;
  readonly column: string;
  readonly alias: string | undefined;
}

export const COMPARISONS = ["=", "!=", ">=", "<=", ">", "<"] as const;
export type Comparison = (typeof COMPARISONS)[number];

export type Criteria =
  | {
      readonly kind: "pair";
      readonly join: "and" | "or";
      readonly left: Criteria;
      readonly right: Criteria;
    }
  | Criterion;

export type Criterion =
  | {
      readonly kind: "compare";
      readonly column: string;
      readonly operator: Comparison;
      readonly value: Literal;
    }
  | { readonly kind: "between"; readonly column: string; readonly low: Literal; readonly high: Literal }
  | {
      readonly kind: "in";
      readonly column: string;
      readonly negated: boolean;
      readonly values: readonly Literal[];
    }
  | { readonly kind: "like"; readonly column: string; readonly negated: boolean; readonly pattern: string }
  | { readonly kind: "null"; readonly column: string; readonly negated: boolean };

/** A value in the query; a number keeps its digits, because an id has more of them than a number can hold. */
export interface Literal {
  readonly kind: "text" | "number" | "boolean";
  readonly text: string;
}

export const RESERVED: ReadonlySet<string> = new Set(
  "select from where and or not in like between is null group order by asc desc limit offset as true false".split(
    " ",
  ),
);

/** The key under which a selected column is answered. */
export const keyOf = ({ aggregate, column, alias }: Selected): string =>
  alias ?? (aggregate === undefined ? column : `${aggregate.toUpperCase()}(${column})`);
