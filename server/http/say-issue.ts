import type * as z from "zod/mini";
import type { Sentence } from "../../shared/kernel/contract.ts";
import { type FieldName, type Form, nameOfField } from "./field-words.ts";

type Issue = z.core.$ZodIssue;

/** What a shape has against a request, in the words of both languages, and the path of the field. */
export function sayIssue(
  issue: Issue | undefined,
  body: unknown,
  form?: Form,
): { readonly field: string; readonly message: Sentence } {
  if (issue === undefined) return said("body", ["请求内容", "Body"], WRONG);
  if (issue.code === "unrecognized_keys") {
    const field = [...issue.path, issue.keys[0] ?? ""].join(".");
    return {
      field,
      message: {
        "zh-CN": "请求中有服务器不认识的内容：请刷新页面后重试。",
        en: `The field “${field}” is not known here: remove it, or reload the page.`,
      },
    };
  }
  const field = issue.path.join(".") || "body";
  return said(field, nameOfField(issue.path, form) ?? [field, field], faultOf(issue, body));
}

const said = (field: string, [zh, en]: FieldName, [wrongZh, wrongEn]: Fault) => ({
  field,
  message: {
    "zh-CN": `“${zh}”${wrongZh}：请更正后重试。`,
    en: `The field “${en}” ${wrongEn}: correct it and try again.`,
  },
});

/** What stands after the field's name. */
type Fault = readonly [zh: string, en: string];

const WRONG: Fault = ["不正确", "is not right"];
const MISSING: Fault = ["没有填写", "is missing"];
const NO_CHOICE: Fault = ["不在可选范围内", "is none of the choices"];

function faultOf(issue: Issue, body: unknown): Fault {
  switch (issue.code) {
    case "invalid_type":
      return valueAt(body, issue.path) == null ? MISSING : (TYPES[issue.expected] ?? WRONG);
    case "too_small":
      return limitOf(issue.origin, Number(issue.minimum), issue.inclusive === false ? "above" : "least");
    case "too_big":
      return limitOf(issue.origin, Number(issue.maximum), issue.inclusive === false ? "below" : "most");
    case "invalid_value":
    case "invalid_union":
      return valueAt(body, issue.path) === undefined ? MISSING : NO_CHOICE;
    case "invalid_format":
      return FORMATS[issue.format] ?? ["的格式不正确", "is not written as it should be"];
    default:
      return CUSTOM[issue.message] ?? WRONG;
  }
}

const TYPES: Readonly<Record<string, Fault>> = {
  string: ["应为文字", "must be text"],
  number: ["应为数字", "must be a number"],
  int: ["应为整数", "must be a whole number"],
  boolean: ["应为是或否", "must be yes or no"],
  array: ["应为列表", "must be a list"],
  object: ["的内容不完整", "is not complete"],
};

const FORMATS: Readonly<Record<string, Fault>> = {
  email: ["应为一个电子邮件地址", "must be one e-mail address"],
  url: ["应为一个网址", "must be one web address"],
  datetime: ["应为带时区的时间", "must be a time with its offset from UTC"],
  safeint: ["应为整数", "must be a whole number"],
};

/** By the sentences of our own checks (shared/kernel). */
const CUSTOM: Readonly<Record<string, Fault>> = {
  "must add up to 100": ["相加应为 100", "must add up to 100"],
  "must fall from A to D": [
    "应从 A 到 D 逐级降低，且不能相等",
    "must fall from A to D, no two of them equal",
  ],
  "must leave the payments some weight": [
    "中“付款”不能为 0",
    "must leave the payments some weight, at least 1",
  ],
  "must be more than the days of grace": ["必须大于宽限天数", "must be more than the days of grace"],
  "must not be blank": ["没有填写", "must not be blank"],
  "must be a day that exists, written YYYY-MM-DD": [
    "应为存在的日期，例如 2026-01-31",
    "must be a day that exists, written YYYY-MM-DD",
  ],
  "must be an ISO 4217 currency code": [
    "应为三个字母的货币代码，例如 CNY",
    "must be an ISO 4217 currency code",
  ],
};

type Bound = "least" | "above" | "most" | "below";

function limitOf(origin: string, limit: number, bound: Bound): Fault {
  if (bound === "least" && limit === 1 && origin !== "number" && origin !== "int") return MISSING;
  const [zh, en] = LIMITS[bound];
  const [unitZh, unitEn] = UNITS[origin] ?? ["", ""];
  return [`${zh} ${limit}${unitZh}`, `${en} ${limit}${unitEn}`];
}

const LIMITS: Readonly<Record<Bound, Fault>> = {
  least: ["不能少于", "must be at least"],
  above: ["必须大于", "must be more than"],
  most: ["不能多于", "must be at most"],
  below: ["必须小于", "must be less than"],
};
const UNITS: Readonly<Record<string, Fault>> = {
  string: [" 个字", " characters"],
  array: [" 项", " entries"],
};

const valueAt = (body: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (node, part) => (typeof node === "object" && node !== null ? Reflect.get(node, part) : undefined),
    body,
  );
