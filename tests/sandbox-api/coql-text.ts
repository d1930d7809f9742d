import {
  type Criteria,
  type Criterion,
  type Literal,
  type Query,
  RESERVED,
  type Selected,
} from "../../sandbox/crm-api/coql/query.ts";

/** A query as text: every group in brackets, reserved names in quotes. */
export function textOf(query: Query): string {
  const { columns, module, where, groupBy, orderBy, window } = query;
  const ordering = orderBy.map(({ column, order }) => `${nameText(column)} ${order}`);
  return [
    `select ${columns.map(selectedText).join(", ")} from ${nameText(module)}`,
    ...(where ? [`where ${criteriaText(where)}`] : []),
    ...(groupBy.length > 0 ? [`group by ${groupBy.map(nameText).join(", ")}`] : []),
    ...(ordering.length > 0 ? [`order by ${ordering.join(", ")}`] : []),
    ...(window ? [`limit ${window.offset}, ${window.limit}`] : []),
  ].join(" ");
}

const selectedText = ({ aggregate, column, alias }: Selected): string => {
  const name = nameText(column);
  const what = aggregate === undefined ? name : `${aggregate}(${name})`;
  return alias === undefined ? what : `${what} as ${nameText(alias)}`;
};

const nameText = (name: string): string => (RESERVED.has(name.toLowerCase()) ? `'${name}'` : name);

function criteriaText(criteria: Criteria): string {
  if (criteria.kind !== "pair") return criterionText(criteria);
  return `(${criteriaText(criteria.left)}) ${criteria.join} (${criteriaText(criteria.right)})`;
}

function criterionText(one: Criterion): string {
  const column = nameText(one.column);
  switch (one.kind) {
    case "null":
      return `${column} is ${one.negated ? "not " : ""}null`;
    case "compare":
      return `${column} ${one.operator} ${literalText(one.value)}`;
    case "between":
      return `${column} between ${literalText(one.low)} and ${literalText(one.high)}`;
    case "in":
      return `${column} ${one.negated ? "not " : ""}in (${one.values.map(literalText).join(", ")})`;
    case "like":
      return `${column} ${one.negated ? "not " : ""}like ${quoted(one.pattern)}`;
  }
}

const literalText = ({ kind, text }: Literal): string => (kind === "text" ? quoted(text) : text);
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
