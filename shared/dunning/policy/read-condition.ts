import { parseCurrency } from "../../kernel/currency.ts";
import { ok, refuse, type Result } from "../../kernel/result.ts";
import { LIST_FACTS, NUMBER_FACTS, type Condition, type ListFact, type NumberFact } from "./condition.ts";
import { mistake, type PolicyRefusal } from "./mistake.ts";
import { nameField } from "./name-field.ts";

type Read = Result<Condition, PolicyRefusal>;
type Fields = Readonly<Record<string, unknown>>;

/** Reads a condition from JSON; `field` is where it stands in the policy. The first mistake is reported. */
export function readCondition(input: unknown, field: string): Read {
  const shape = shapeOf(input);
  if (shape === null) return refuse(noShape(field));
  const { kind, fields } = shape;
  const stray = Object.keys(fields).find((key) => !ALLOWED[kind].includes(key));
  if (stray !== undefined) return refuse(strayKey(`${field}.${stray}`, stray));
  if (kind === "not") {
    const read = readCondition(fields["not"], `${field}.not`);
    return read.ok ? ok({ not: read.value }) : read;
  }
  return kind === "fact" ? readTest(fields, field) : readList(kind, fields[kind], field);
}

const KINDS = ["all", "any", "not", "fact"] as const;
type Kind = (typeof KINDS)[number];

const ALLOWED: Readonly<Record<Kind, readonly string[]>> = {
  all: ["all"],
  any: ["any"],
  not: ["not"],
  fact: ["fact", "atLeast", "atMost", "in"],
};

function shapeOf(input: unknown): { readonly kind: Kind; readonly fields: Fields } | null {
  if (typeof input !== "object" || input === null || Array.isArray(input)) return null;
  const fields = input as Fields;
  const kind = KINDS.find((each) => Object.hasOwn(fields, each));
  return kind === undefined ? null : { kind, fields };
}

function readList(kind: "all" | "any", list: unknown, field: string): Read {
  if (!Array.isArray(list) || list.length === 0) return refuse(emptyList(`${field}.${kind}`, kind));
  const read: Condition[] = [];
  for (const [at, each] of list.entries()) {
    const one = readCondition(each, `${field}.${kind}.${at}`);
    if (!one.ok) return one;
    read.push(one.value);
  }
  return ok(kind === "all" ? { all: read } : { any: read });
}

function readTest(fields: Fields, field: string): Read {
  const { fact } = fields;
  const list = LIST_FACTS.find((each) => each === fact);
  if (list !== undefined) return readWords(list, fields, field);
  const isNumber = NUMBER_FACTS.some((each) => each === fact);
  if (fact !== "asked" && !isNumber) return refuse(unknownFact(`${field}.fact`, String(fact).slice(0, 40)));
  if (Object.hasOwn(fields, "in")) return refuse(strayKey(`${field}.in`, "in"));
  const bounds = (["atLeast", "atMost"] as const).filter((bound) => Object.hasOwn(fields, bound));
  if (bounds.length === 0) return refuse(noBound(field, String(fact)));
  for (const bound of bounds) {
    const wrong = (isNumber ? numberMistake : amountMistake)(
      fields[bound],
      `${field}.${bound}`,
      String(fact),
    );
    if (wrong) return refuse(wrong);
  }
  const entries = bounds.map((bound) => [bound, fields[bound]]);
  return ok({ fact, ...Object.fromEntries(entries) } as Condition);
}

function readWords(fact: ListFact, fields: Fields, field: string): Read {
  const list = fields["in"];
  if (!Array.isArray(list) || list.length === 0 || Object.keys(fields).length !== 2)
    return refuse(NO_LIST[fact](`${field}.in`));
  if (!list.every((word) => typeof word === "string")) return refuse(NO_LIST[fact](`${field}.in`));
  const bad = list.find((word) => !IS_WORD[fact](word));
  if (bad !== undefined) return refuse(NO_SUCH[fact](`${field}.in`, bad.slice(0, 12)));
  return ok({ fact, in: list });
}

const IS_WORD: Readonly<Record<ListFact, (word: string) => boolean>> = {
  currency: (word) => parseCurrency(word).ok,
  grade: (word) => /^[A-E]$/.test(word),
  country: (word) => /^[A-Z]{2}$/.test(word),
};

const WHOLE: ReadonlySet<NumberFact> = new Set<NumberFact>(["oldestDays", "invoices", "brokenPromises"]);

function numberMistake(value: unknown, field: string, fact: string): PolicyRefusal | null {
  if (typeof value === "number" && Number.isFinite(value))
    if (!WHOLE.has(fact as NumberFact) || Number.isInteger(value)) return null;
  return mistake(
    field,
    `“${nameField(field)["zh-CN"]}”应为数字（天数、张数、次数为整数，占比为 0 到 1）。`,
    `The ${nameField(field).en} must be a number: whole for days, invoices and promises, 0 to 1 for a share.`,
  );
}

function amountMistake(value: unknown, field: string): PolicyRefusal | null {
  if (typeof value !== "object" || value === null || Object.keys(value).length === 0)
    return amountWithoutCurrency(field);
  for (const [code, minor] of Object.entries(value)) {
    if (!parseCurrency(code).ok) return noSuchCurrency(`${field}.${code}`, code.slice(0, 12));
    if (!Number.isSafeInteger(minor) || (minor as number) < 0) return notAnAmount(`${field}.${code}`);
  }
  return null;
}

const noShape = (field: string) =>
  mistake(
    field,
    `“${nameField(field)["zh-CN"]}”无法识别，请在页面上重新设置。`,
    `The ${nameField(field).en} is not one that can be read; make it anew on the page.`,
  );
const strayKey = (field: string, key: string) =>
  mistake(
    field,
    `“${nameField(field)["zh-CN"]}”中的一项判断不能同时有这些内容，请删除或拆成两项。`,
    `The ${nameField(field).en} cannot have "${key}" there; remove it, or make two tests of it.`,
  );
const emptyList = (field: string, kind: string) =>
  mistake(
    field,
    `“${nameField(field)["zh-CN"]}”为空，请至少添加一个条件，或改为总是。`,
    `The ${nameField(field).en} is empty; put at least one test into it, or choose always.`,
  );
const unknownFact = (field: string, fact: string) => {
  const known = [...NUMBER_FACTS, "asked", ...LIST_FACTS].join(", ");
  return mistake(
    field,
    `“${nameField(field)["zh-CN"]}”的依据不存在，请从列表中选择。`,
    `There is no fact "${fact}"; use one of: ${known}.`,
  );
};
const noBound = (field: string, fact: string) =>
  mistake(
    field,
    `“${nameField(field)["zh-CN"]}”中的一项判断没有数值，请填写至少或至多。`,
    `The test of "${fact}" has no bound; write atLeast or atMost.`,
  );
const NO_LIST: Readonly<Record<ListFact, (field: string) => PolicyRefusal>> = {
  currency: (field) =>
    mistake(
      field,
      `“${nameField(field)["zh-CN"]}”应列出至少一种币种，例如 CNY，且不能带其他界限。`,
      `The ${nameField(field).en} must list at least one currency, such as CNY, and no other bound.`,
    ),
  grade: (field) =>
    mistake(
      field,
      `“${nameField(field)["zh-CN"]}”应列出至少一个信用等级，例如 D 和 E，且不能带其他界限。`,
      `The ${nameField(field).en} must list at least one credit grade, such as D and E, and no other bound.`,
    ),
  country: (field) =>
    mistake(
      field,
      `“${nameField(field)["zh-CN"]}”应列出至少一个国家，且不能带其他界限。`,
      `The ${nameField(field).en} must list at least one country, such as CN, and no other bound.`,
    ),
};
export const noSuchCurrency = (field: string, code: string): PolicyRefusal =>
  code === ""
    ? amountWithoutCurrency(field)
    : mistake(
        field,
        `“${nameField(field)["zh-CN"]}”中的币种“${code}”不存在，请使用三个字母的货币代码，例如 CNY。`,
        `There is no currency "${code}"; use an ISO 4217 code such as CNY.`,
      );
const NO_SUCH: Readonly<Record<ListFact, (field: string, word: string) => PolicyRefusal>> = {
  currency: noSuchCurrency,
  grade: (field, word) =>
    mistake(
      field,
      `“${nameField(field)["zh-CN"]}”中没有信用等级“${word}”，请使用 A 至 E。`,
      `There is no credit grade "${word}"; use A to E.`,
    ),
  country: (field, word) =>
    mistake(
      field,
      `“${nameField(field)["zh-CN"]}”中的国家“${word}”不是两个字母的代码，请更正。`,
      `The country "${word}" is not a code of two letters; use an ISO 3166 code such as CN.`,
    ),
};
const notAnAmount = (field: string) =>
  mistake(
    field,
    `“${nameField(field)["zh-CN"]}”的金额应为不小于零的数，请更正。`,
    `The ${nameField(field).en} must be whole minor units, not below 0, such as 100000 for 1,000.00.`,
  );
export const amountWithoutCurrency = (field: string): PolicyRefusal =>
  mistake(
    field,
    `“${nameField(field)["zh-CN"]}”的金额没有币种，请按币种填写。`,
    `The amount of the ${nameField(field).en} has no currency; write it by currency.`,
  );
