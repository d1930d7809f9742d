import type { Sentence } from "../../kernel/contract.ts";
import { parseCurrency } from "../../kernel/currency.ts";
import { ok, refuse, type Result } from "../../kernel/result.ts";
import { LETTER_LANGUAGES, MERGE_FIELDS } from "../templates/letter-text.ts";
import { letters } from "../templates/letters.ts";
import { scan } from "../templates/scan.ts";
import { PolicyShape } from "./contract.ts";
import type { Policy } from "./policy.ts";

/** Why a policy was not taken: the field to blame, and one sentence that says how to mend it. */
export interface PolicyRefusal {
  readonly field: string;
  readonly message: Sentence;
}

/** Reads a policy from JSON. The first mistake is reported and nothing of the policy is used. */
export function readPolicy(input: unknown): Result<Policy, PolicyRefusal> {
  const shaped = PolicyShape.safeParse(input);
  if (!shaped.success) return refuse(shapeMistake(shaped.error.issues[0]));
  const policy = shaped.data as Policy;
  for (const check of [emptySteps, repeatedKeys, unorderedSteps, currencies, window, wordings, unwritten]) {
    const mistake = check(policy);
    if (mistake) return refuse(mistake);
  }
  return ok(policy);
}

const mistake = (field: string, zh: string, en: string): PolicyRefusal => ({
  field,
  message: { "zh-CN": zh, en },
});

interface Issue {
  readonly code: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[];
}

function shapeMistake(issue: Issue | undefined): PolicyRefusal {
  const path = (issue?.path ?? []).map(String);
  if (issue?.code === "unrecognized_keys") {
    const field = [...path, issue.keys?.[0] ?? ""].join(".");
    return mistake(
      field,
      `策略中没有名为“${field}”的字段，请删除或更正拼写。`,
      `A policy has no field "${field}"; remove it or correct its spelling.`,
    );
  }
  const field = path.join(".") || "policy";
  return mistake(
    field,
    `策略的“${field}”缺失或不是允许的值，请按策略文档填写。`,
    `The policy's "${field}" is missing or not an allowed value; fill it in as the policy guide says.`,
  );
}

type Check = (policy: Policy) => PolicyRefusal | null;

const emptySteps: Check = ({ steps }) =>
  steps.length > 0
    ? null
    : mistake(
        "steps",
        "策略没有任何步骤，请至少添加一个步骤。",
        "The policy has no steps; add at least one.",
      );

const repeatedKeys: Check = ({ steps }) => {
  const at = steps.findIndex(({ key }, index) => steps.findIndex((other) => other.key === key) < index);
  const key = steps[at]?.key;
  if (key === undefined) return null;
  return mistake(
    `steps.${at}.key`,
    `步骤“${key}”出现了两次，请为每个步骤使用不同的 key。`,
    `The step key "${key}" is used twice; give every step its own key.`,
  );
};

const unorderedSteps: Check = ({ steps }) => {
  const at = steps.findIndex(({ days }, index) => index > 0 && days <= (steps[index - 1]?.days ?? 0));
  const step = steps[at];
  const before = steps[at - 1];
  if (!step || !before) return null;
  return mistake(
    `steps.${at}.days`,
    `步骤“${step.key}”（${step.days} 天）排在“${before.key}”（${before.days} 天）之后却不更晚，请按天数从小到大排列。`,
    `Step "${step.key}" (${step.days} days) follows "${before.key}" (${before.days} days) but is not later; list the steps by rising days.`,
  );
};

const currencies: Check = ({ tolerance }) => {
  const code = Object.keys(tolerance.minor).find((each) => !parseCurrency(each).ok);
  if (code === undefined) return null;
  return mistake(
    `tolerance.minor.${code}`,
    `货币“${code}”不存在，请使用 ISO 4217 代码，例如 CNY。`,
    `There is no currency "${code}"; use an ISO 4217 code such as CNY.`,
  );
};

const window: Check = ({ sendWindow: { fromMinute, toMinute } }) =>
  fromMinute < toMinute
    ? null
    : mistake(
        "sendWindow.toMinute",
        "发送时段的结束时间不晚于开始时间，请把 toMinute 设得大于 fromMinute。",
        "The send window ends before it begins; make toMinute greater than fromMinute.",
      );

const wordings: Check = ({ templates }) => {
  for (const [key, letter] of Object.entries(templates))
    for (const language of LETTER_LANGUAGES)
      for (const part of ["subject", "body"] as const) {
        const scanned = scan(letter[language][part]);
        if (!scanned.ok)
          return wordingMistake(
            `templates.${key}.${language}.${part}`,
            scanned.because.code,
            scanned.because.text,
          );
      }
  return null;
};

function wordingMistake(field: string, code: "unknown-field" | "open-brace", text: string): PolicyRefusal {
  if (code === "open-brace")
    return mistake(
      field,
      `模板“${field}”中的双花括号“${text}”没有成对，请补全或删除。`,
      `The template "${field}" has unpaired braces at "${text}"; close or remove them.`,
    );
  const known = MERGE_FIELDS.join(", ");
  return mistake(
    field,
    `模板“${field}”中的合并字段“{{${text}}}”不存在，可用字段：${known}。`,
    `The template "${field}" uses the unknown merge field "{{${text}}}"; use one of: ${known}.`,
  );
}

const unwritten: Check = ({ steps, templates }) => {
  const at = steps.findIndex(
    ({ template }) => !Object.hasOwn(templates, template) && !Object.hasOwn(letters, template),
  );
  const step = steps[at];
  if (!step) return null;
  const known = [...Object.keys(letters), ...Object.keys(templates)].join(", ");
  return mistake(
    `steps.${at}.template`,
    `步骤“${step.key}”使用的模板“${step.template}”不存在，可用模板：${known}。`,
    `Step "${step.key}" names the template "${step.template}", which does not exist; use one of: ${known}.`,
  );
};
