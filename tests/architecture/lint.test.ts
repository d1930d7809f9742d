import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { beforeAll, describe, expect, it } from "@jest/globals";

// A room of each floor: the rules look at the place.
const SHARED = "shared/aging";
const FEATURE = "server/ledger";
const EDGE = "server/http";
const CLOCK = "server/adapters/clock";
const SANDBOX = "sandbox/world";
const WIDGET = "widget/aging";

interface Case {
  readonly what: string;
  readonly room: string;
  readonly code: string;
  /** The rule that must speak; null: none may. */
  readonly rule: string | null;
}
const fires = (what: string, rule: string, room: string, code: string): Case => ({ what, rule, room, code });
const silent = (what: string, room: string, code: string): Case => ({ what, rule: null, room, code });

/** A function that long, its first and its last line counted; comments and empty lines are not. */
const functionOf = (lines: number): string =>
  `// why\n\nexport function count(): number {\n  let n = 0;\n${"  n += 1;\n\n  // one more\n".repeat(lines - 4)}  return n;\n}\n`;

const CLOCKLESS = "huikuan(no-clock)";
const PROPERTIES = "eslint(no-restricted-properties)";
const GLOBALS = "eslint(no-restricted-globals)";
const TOO_LONG = "eslint(max-lines-per-function)";
const cases: readonly Case[] = [
  ...[SHARED, FEATURE, EDGE, SANDBOX, WIDGET].flatMap((room) => [
    fires("a function of 76 lines", TOO_LONG, room, functionOf(76)),
    silent("a function of 75 lines", room, functionOf(75)),
  ]),
  fires("asking the clock in shared", PROPERTIES, SHARED, "export const at = Date.now();\n"),
  fires("a moment without an argument in shared", CLOCKLESS, SHARED, "export const at = new Date();\n"),
  fires("chance in shared", PROPERTIES, SHARED, "export const luck = Math.random();\n"),
  fires("asking the clock in a feature", PROPERTIES, FEATURE, "export const at = Date.now();\n"),
  fires("a moment without an argument at an edge", CLOCKLESS, EDGE, "export const at = new Date();\n"),
  fires("chance at an edge", PROPERTIES, EDGE, "export const luck = Math.random();\n"),
  silent("asking the clock in adapters/clock", CLOCK, "export const at = Date.now();\n"),
  silent("a moment made from a number", SHARED, "export const at = new Date(0);\n"),
  fires(
    "switching the SDK's user in the clock's room",
    PROPERTIES,
    CLOCK,
    "export const mix = (sdk: { switchUser(): void }) => sdk.switchUser();\n",
  ),
  fires(
    "switching the SDK's user in the sandbox",
    PROPERTIES,
    SANDBOX,
    "export const mix = (sdk: { switchUser(): void }) => sdk.switchUser();\n",
  ),
  ...["fetch", "process", "setTimeout", "setInterval", "console"].map((name) =>
    fires(`the global ${name} in a feature`, GLOBALS, FEATURE, `export const it = ${name};\n`),
  ),
  silent("the global process at an edge", EDGE, "export const it = process;\n"),
  fires(
    "a promise that nobody waits for",
    "typescript(no-floating-promises)",
    SHARED,
    "export function go(work: () => Promise<void>): void {\n  work();\n}\n",
  ),
  fires(
    "a promise taken for a condition",
    "typescript(no-misused-promises)",
    SHARED,
    "export const go = (work: () => Promise<boolean>): number => (work() ? 1 : 2);\n",
  ),
  fires(
    "a switch that forgets a case",
    "typescript(switch-exhaustiveness-check)",
    SHARED,
    'export function go(kind: "a" | "b"): void {\n  switch (kind) {\n    case "a":\n      return;\n  }\n}\n',
  ),
  fires("any", "typescript(no-explicit-any)", SHARED, "export const it = (x: any): unknown => x;\n"),
  fires(
    "an import of types only that does not say so",
    "typescript(consistent-type-imports)",
    SHARED,
    'import { Day } from "../kernel/day.ts";\nexport const same = (on: Day): Day => on;\n',
  ),
  fires("eval", "eslint(no-eval)", SHARED, 'export const it: unknown = eval("1");\n'),
  fires(
    "a format of the browser in the widget",
    PROPERTIES,
    WIDGET,
    "export const it = (1).toLocaleString();\n",
  ),
  fires(
    "the browser's formats in the widget",
    GLOBALS,
    WIDGET,
    "export const it = new Intl.NumberFormat();\n",
  ),
  silent("a format of the browser in the sandbox", SANDBOX, "export const it = (1).toLocaleString();\n"),
];

let answers: readonly (readonly string[])[];

/** The cases as files of a small tree with our own configuration, which is asked about all of them at once. */
beforeAll(() => {
  const tree = mkdtempSync(join(tmpdir(), "huikuan-lint-"));
  for (const file of [".oxlintrc.json", "tests/architecture/clock-rule.js", "tsconfig.base.json"])
    cpSync(file, join(tree, file), { recursive: true });
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), text);
  };
  write("tsconfig.json", JSON.stringify({ extends: "./tsconfig.base.json", include: ["shared", "server"] }));
  write("shared/kernel/day.ts", "export type Day = number;\n");
  for (const [at, { room, code }] of cases.entries()) write(`${room}/case-${at}.ts`, code);
  const { stdout, stderr } = spawnSync(resolve("node_modules/.bin/oxlint"), ["--format", "json"], {
    cwd: tree,
    encoding: "utf8",
    env: { ...process.env, OXLINT_TSGOLINT_PATH: resolve("node_modules/.bin/tsgolint") },
  });
  rmSync(tree, { recursive: true, force: true });
  if (!stdout.startsWith("{")) throw new Error(`the linter said: ${stdout}${stderr}`);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { filename: string; code: string }[] };
  answers = cases.map(({ room }, at) =>
    diagnostics.filter(({ filename }) => filename === `${room}/case-${at}.ts`).map(({ code }) => code),
  );
}, 60_000);

describe("the linter", () => {
  it.each(cases.map((each, at) => ({ ...each, at })).filter(({ rule }) => rule !== null))(
    "stops $what ($room)",
    ({ rule, at }) => expect(answers[at]).toContain(rule),
  );

  it.each(cases.map((each, at) => ({ ...each, at })).filter(({ rule }) => rule === null))(
    "allows $what ($room)",
    ({ at }) => expect(answers[at]).toEqual([]),
  );
});
