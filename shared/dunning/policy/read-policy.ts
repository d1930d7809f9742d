import { parseCurrency } from "../../kernel/currency.ts";
import { ok, refuse, type Result } from "../../kernel/result.ts";
import { PolicyShape } from "./contract.ts";
import { firstMistake, firstOf, mistake, type Check, type PolicyRefusal } from "./mistake.ts";
import { nameField } from "./name-field.ts";
import type { Policy, Step } from "./policy.ts";
import { REACH_CHECKS } from "./reach-checks.ts";
import { amountWithoutCurrency, noSuchCurrency, readCondition } from "./read-condition.ts";
import { unsafePart } from "./safe-json.ts";
import { unfitTexts } from "./sms-checks.ts";
import { silentDeadline, SOUND_WORDING } from "./wording-checks.ts";

export type { PolicyRefusal } from "./mistake.ts";

/** Reads a policy that somebody wants in force. The first mistake is reported and nothing of the policy is used. */
export function readPolicy(input: unknown): Result<Policy, PolicyRefusal> {
  const read = readStoredPolicy(input);
  if (!read.ok) return read;
  const found = firstMistake([...REACH_CHECKS, unfitTexts, silentDeadline], read.value);
  return found ? refuse(found) : read;
}

/** Reads a version that was taken before: only what the decision stands on is checked, so that it stays readable. */
export function readStoredPolicy(input: unknown): Result<Policy, PolicyRefusal> {
  const unsafe = unsafePart(input);
  if (unsafe) return refuse(unsafe);
  const shaped = PolicyShape.safeParse(input);
  if (!shaped.success) return refuse(shapeMistake(shaped.error.issues[0]));
  const policy = withConditions(shaped.data as Policy);
  if (!policy.ok) return policy;
  const found = firstMistake([...SOUND_STEPS, currencies, window, ...SOUND_WORDING], policy.value);
  return found ? refuse(found) : policy;
}

/** Conditions are read by hand: a union of shapes cannot say which of them was meant. */
function withConditions(policy: Policy): Result<Policy, PolicyRefusal> {
  const steps: Step[] = [];
  for (const [at, step] of policy.steps.entries()) {
    if (step.when === undefined) {
      steps.push(step);
      continue;
    }
    const when = readCondition(step.when, `steps.${at}.when`);
    if (!when.ok) return when;
    steps.push({ ...step, when: when.value });
  }
  return ok({ ...policy, steps });
}

interface Issue {
  readonly code: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[];
  /** Of a number: what it may be at most, or at least. */
  readonly origin?: string;
  readonly maximum?: number | bigint;
  readonly minimum?: number | bigint;
}

function shapeMistake(issue: Issue | undefined): PolicyRefusal {
  const path = (issue?.path ?? []).map(String);
  if (issue?.code === "unrecognized_keys") {
    const field = [...path, issue.keys?.[0] ?? ""].join(".");
    return mistake(
      field,
      "政策中有不认识的内容，请刷新页面后重试。",
      `A policy has no field "${field}"; remove it or correct its spelling.`,
    );
  }
  const field = path.join(".") || "policy";
  if (path.at(-1) === "minor" && issue?.code === "invalid_type") return amountWithoutCurrency(field);
  const bound = issue === undefined ? null : outOfBounds(field, issue);
  if (bound !== null) return bound;
  return mistake(
    field,
    `“${nameField(field)["zh-CN"]}”没有填写或不是允许的值，请更正。`,
    `The ${nameField(field).en} is missing or not an allowed value; correct it.`,
  );
}

/** A number beyond what its field may be; null for any other mistake. */
function outOfBounds(field: string, { origin, maximum, minimum }: Issue): PolicyRefusal | null {
  if (origin !== "number" && origin !== "int") return null;
  const named = nameField(field);
  if (maximum !== undefined)
    return mistake(
      field,
      `“${named["zh-CN"]}”最大为 ${maximum}，请更正。`,
      `The ${named.en} may be at most ${maximum}; correct it.`,
    );
  if (minimum === undefined) return null;
  return mistake(
    field,
    `“${named["zh-CN"]}”最小为 ${minimum}，请更正。`,
    `The ${named.en} must be at least ${minimum}; correct it.`,
  );
}

const emptySteps: Check = ({ steps }) =>
  steps.length > 0
    ? null
    : mistake(
        "steps",
        "政策没有任何步骤，请至少添加一个步骤。",
        "The policy has no steps; add at least one.",
      );

const repeatedKeys: Check = ({ steps }) =>
  firstOf(steps, ({ key }, at) =>
    steps.findIndex((other) => other.key === key) === at
      ? null
      : mistake(
          `steps.${at}.key`,
          `步骤“${key}”出现了两次，请为每个步骤使用不同的标识。`,
          `The step key "${key}" is used twice; give every step its own key.`,
        ),
  );

const unorderedSteps: Check = ({ steps }) =>
  firstOf(steps, (step, at) => {
    const before = steps[at - 1];
    if (!before || step.days > before.days) return null;
    return mistake(
      `steps.${at}.days`,
      `步骤“${step.key}”（${step.days} 天）排在“${before.key}”（${before.days} 天）之后却不更晚，请按天数从小到大排列。`,
      `Step "${step.key}" (${step.days} days) follows "${before.key}" (${before.days} days) but is not later; list the steps by rising days.`,
    );
  });

const SOUND_STEPS: readonly Check[] = [emptySteps, repeatedKeys, unorderedSteps];

const currencies: Check = ({ tolerance, steps }) => {
  const named = [
    { field: "tolerance.minor", minor: tolerance.minor },
    ...steps.map(({ minimum }, at) => ({ field: `steps.${at}.minimum.minor`, minor: minimum?.minor ?? {} })),
  ];
  return firstOf(named, ({ field, minor }) => {
    const code = Object.keys(minor).find((each) => !parseCurrency(each).ok);
    return code === undefined ? null : noSuchCurrency(`${field}.${code}`, code);
  });
};

const window: Check = ({ sendWindow: { fromMinute, toMinute } }) =>
  fromMinute < toMinute
    ? null
    : mistake(
        "sendWindow.toMinute",
        "发送时段的结束时间不晚于开始时间，请把结束时间设得更晚。",
        "The send window ends before it begins; make its end later than its start.",
      );
