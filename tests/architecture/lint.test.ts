import { spawnSync } from "node:child_process";
import { beforeAll, describe, expect, it } from "@jest/globals";
import type { LintAsk } from "./lint-texts.ts";

// Real files of each floor; only their place matters, their text is replaced.
const SHARED = "shared/aging/age.ts";
const FEATURE = "server/ledger/index.ts";
const EDGE = "server/http/answer.ts";
const CLOCK = "server/adapters/clock/clock.ts";
const SANDBOX = "sandbox/world/clock.ts";

interface Case extends LintAsk {
  readonly what: string;
  readonly rule: string | null;
}
const fires = (what: string, rule: string, file: string, code: string): Case => {
  return { what, rule, file, code, typed: false };
};
const silent = (what: string, file: string, code: string): Case => {
  return { what, rule: null, file, code, typed: false };
};
const firesTyped = (what: string, rule: string, code: string): Case => {
  return { what, rule: `@typescript-eslint/${rule}`, file: SHARED, code, typed: true };
};

const SYNTAX = "no-restricted-syntax";
const GLOBALS = "no-restricted-globals";
const cases: readonly Case[] = [
  fires("asking the clock in shared", SYNTAX, SHARED, "export const at = Date.now();\n"),
  fires("a moment without an argument in shared", SYNTAX, SHARED, "export const at = new Date();\n"),
  fires("chance in shared", SYNTAX, SHARED, "export const luck = Math.random();\n"),
  fires("asking the clock in a feature", SYNTAX, FEATURE, "export const at = Date.now();\n"),
  fires("a moment without an argument at an edge", SYNTAX, EDGE, "export const at = new Date();\n"),
  fires("chance at an edge", SYNTAX, EDGE, "export const luck = Math.random();\n"),
  silent("asking the clock in adapters/clock", CLOCK, "export const at = Date.now();\n"),
  silent("a moment made from a number", SHARED, "export const at = new Date(0);\n"),
  fires(
    "switching the SDK's user in the clock's room",
    SYNTAX,
    CLOCK,
    "export const mix = (sdk: { switchUser(): void }) => sdk.switchUser();\n",
  ),
  fires(
    "switching the SDK's user in the sandbox",
    SYNTAX,
    SANDBOX,
    "export const mix = (sdk: { switchUser(): void }) => sdk.switchUser();\n",
  ),
  ...["fetch", "process", "setTimeout", "setInterval", "console"].map((name) =>
    fires(`the global ${name} in a feature`, GLOBALS, FEATURE, `export const it = ${name};\n`),
  ),
  silent("the global process at an edge", EDGE, "export const it = process;\n"),
  firesTyped(
    "a promise that nobody waits for",
    "no-floating-promises",
    "export function go(work: () => Promise<void>): void {\n  work();\n}\n",
  ),
  firesTyped(
    "a promise taken for a condition",
    "no-misused-promises",
    "export const go = (work: () => Promise<boolean>): number => (work() ? 1 : 2);\n",
  ),
  firesTyped(
    "a switch that forgets a case",
    "switch-exhaustiveness-check",
    'export function go(kind: "a" | "b"): void {\n  switch (kind) {\n    case "a":\n      return;\n  }\n}\n',
  ),
  fires("any", "@typescript-eslint/no-explicit-any", SHARED, "export const it = (x: any): unknown => x;\n"),
  fires(
    "an import of types only that does not say so",
    "@typescript-eslint/consistent-type-imports",
    SHARED,
    'import { Day } from "../kernel/day.ts";\nexport const same = (on: Day): Day => on;\n',
  ),
  fires("eval", "no-eval", SHARED, 'export const it: unknown = eval("1");\n'),
];

let answers: readonly (readonly string[])[];

beforeAll(() => {
  const asks = cases.map(({ file, code, typed }): LintAsk => ({ file, code, typed }));
  const args = ["--import", "tsx", "tests/architecture/lint-texts.ts"];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    input: JSON.stringify(asks),
    encoding: "utf8",
  });
  if (!stdout.startsWith("[")) throw new Error(`the linter said: ${stderr}`);
  answers = JSON.parse(stdout) as string[][];
}, 60_000);

describe("the linter", () => {
  it.each(cases.map((each, at) => ({ ...each, at })).filter(({ rule }) => rule !== null))(
    "stops $what ($file)",
    ({ rule, at }) => expect(answers[at]).toContain(rule),
  );

  it.each(cases.map((each, at) => ({ ...each, at })).filter(({ rule }) => rule === null))(
    "allows $what ($file)",
    ({ at }) => expect(answers[at]).toEqual([]),
  );
});
