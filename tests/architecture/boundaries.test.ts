import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { offences, orphan, plantTree } from "./offending-tree.ts";

interface Report {
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { name: string };
    }[];
    readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string }[] };
  };
}

const ROOMS = ["shared", "server", "widget", "manifest", "sandbox", "tests"];
let report: Report;
let seen: ReadonlySet<string>;

beforeAll(() => {
  const tree = plantTree(readFileSync("tsconfig.base.json", "utf8"));
  try {
    const config = resolve(".dependency-cruiser.mjs");
    const cruiser = resolve("node_modules/.bin/depcruise");
    const args = [...ROOMS, "--config", config, "--output-type", "json"];
    const { stdout, stderr } = spawnSync(cruiser, args, {
      cwd: tree.root,
      encoding: "utf8",
      maxBuffer: 1 << 26,
    });
    if (!stdout.startsWith("{")) throw new Error(`depcruise said: ${stderr || stdout}`);
    report = JSON.parse(stdout) as Report;
  } finally {
    tree.remove();
  }
  seen = new Set(report.summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`));
});

describe("the boundary rules", () => {
  it.each(offences)("$rule stops $from → $to", ({ rule, from }) => {
    expect(seen).toContain(`${rule}: ${from}`);
  });

  it("no-orphans stops a file that nobody reads", () => {
    expect(seen).toContain(`${orphan.rule}: ${orphan.file}`);
  });

  it("are each tried here: a rule without a violation above may be asleep", () => {
    const tried = new Set<string>([...offences.map(({ rule }) => rule), orphan.rule]);
    const rules = report.summary.ruleSetUsed.forbidden.map(({ name }) => name);
    expect(rules.filter((name) => !tried.has(name))).toEqual([]);
    expect([...tried].filter((name) => !rules.includes(name))).toEqual([]);
  });
});
