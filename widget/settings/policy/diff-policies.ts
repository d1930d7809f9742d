import type { PolicyBody } from "../../../shared/settings/contract.ts";

export type StepBody = PolicyBody["steps"][number];
export type StepField = Exclude<keyof StepBody, "key">;
export type PolicyField = Exclude<keyof PolicyBody, "id" | "version" | "steps">;

/** One thing that activating a draft would change. */
export type Change =
  | { readonly kind: "added"; readonly step: StepBody }
  | { readonly kind: "removed"; readonly step: StepBody }
  | { readonly kind: "step"; readonly field: StepField; readonly before: StepBody; readonly after: StepBody }
  | { readonly kind: "policy"; readonly field: PolicyField };

const STEP_FIELDS: readonly StepField[] = [
  "days",
  "channel",
  "template",
  "when",
  "minimum",
  "to",
  "tone",
  "deadlineDays",
  "repeat",
];

/** What is different between two policies: steps in order of time, then what holds for all of them. */
export function diffPolicies(before: PolicyBody, after: PolicyBody): readonly Change[] {
  const old = new Map(before.steps.map((step) => [step.key, step]));
  const kept = new Set(after.steps.map(({ key }) => key));
  const steps = after.steps.flatMap((step): Change[] => {
    const was = old.get(step.key);
    return was ? changesOf(was, step) : [{ kind: "added", step }];
  });
  const removed = before.steps.filter(({ key }) => !kept.has(key));
  return [
    ...steps,
    ...removed.map((step): Change => ({ kind: "removed", step })),
    ...policyFields(before, after).map((field): Change => ({ kind: "policy", field })),
  ];
}

/** A condition that joins one test alone asks no more than the test: the editor writes it so, ready-made policies may not. */
function plain(when: StepBody["when"]): unknown {
  const { all, any } = (when ?? {}) as {
    readonly all?: readonly unknown[];
    readonly any?: readonly unknown[];
  };
  const tests = all ?? any;
  return tests?.length === 1 ? tests[0] : when;
}

const partOf = (step: StepBody, field: StepField): unknown =>
  field === "when" ? plain(step.when) : step[field];

const changesOf = (before: StepBody, after: StepBody): Change[] =>
  STEP_FIELDS.filter((field) => !same(partOf(before, field), partOf(after, field))).map((field) => ({
    kind: "step",
    field,
    before,
    after,
  }));

function policyFields(before: PolicyBody, after: PolicyBody): readonly PolicyField[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof PolicyBody>;
  return [...names].filter(
    (name): name is PolicyField =>
      name !== "id" && name !== "version" && name !== "steps" && !same(before[name], after[name]),
  );
}

/** Equal whatever the order in which their fields were written. */
const same = (a: unknown, b: unknown): boolean => written(a) === written(b);

const written = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    typeof each === "object" && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  ) ?? "";
