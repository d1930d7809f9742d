import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";

/**
 * `npm test`: everything CI runs, one check after the other, none skipped because another failed.
 * Ends with the plain line "N passed, N failed": each check that is not jest counts as one.
 */
interface Check {
  readonly name: string;
  readonly command: readonly string[];
  /** Where jest leaves its counts; absent for a check that only passes or fails. */
  readonly counts?: string;
}

const JEST_COUNTS = ".cache/jest-counts.json";

const checks: readonly Check[] = [
  { name: "format", command: ["biome", "format", "."] },
  { name: "types", command: ["tsc", "-b"] },
  { name: "lint", command: ["eslint", "."] },
  {
    name: "boundaries",
    command: [
      "depcruise",
      "shared",
      "manifest",
      "server",
      "sandbox",
      "widget",
      "tests",
      "--config",
      ".dependency-cruiser.mjs",
    ],
  },
  { name: "unused code", command: ["knip"] },
  { name: "manifest in step", command: ["tsx", "manifest/write-manifest.ts", "--check"] },
  { name: "widget build", command: ["webpack", "--mode", "production"] },
  { name: "tests", command: ["jest", "--json", "--outputFile", JEST_COUNTS], counts: JEST_COUNTS },
];

function run(command: readonly string[]): Promise<number> {
  const [program = "", ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(`node_modules/.bin/${program}`, args, {
      stdio: "inherit",
      env: { ...process.env, FORCE_COLOR: "0" },
    });
    child.on("error", () => resolve(1));
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

interface Tally {
  passed: number;
  failed: number;
}

async function runCheck(check: Check, tally: Tally): Promise<void> {
  const startedAt = performance.now();
  if (check.counts !== undefined) rmSync(check.counts, { force: true });
  const code = await run(check.command);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`${code === 0 ? "ok  " : "FAIL"} ${check.name} (${seconds} s)\n`);
  const counted = check.counts === undefined ? null : readCounts(check.counts);
  if (counted === null) tally[code === 0 ? "passed" : "failed"] += 1;
  else {
    tally.passed += counted.passed;
    tally.failed += counted.failed + (code !== 0 && counted.failed === 0 ? 1 : 0);
  }
}

/** A suite that could not even load has no failed tests of its own: it counts as one. */
function readCounts(file: string): Tally | null {
  try {
    const seen = JSON.parse(readFileSync(file, "utf8")) as {
      numPassedTests: number;
      numFailedTests: number;
      numRuntimeErrorTestSuites: number;
    };
    return { passed: seen.numPassedTests, failed: seen.numFailedTests + seen.numRuntimeErrorTestSuites };
  } catch {
    return null;
  }
}

async function main(): Promise<void> {
  mkdirSync(".cache", { recursive: true });
  const tally: Tally = { passed: 0, failed: 0 };
  for (const check of checks) await runCheck(check, tally);
  process.stdout.write(`${tally.passed} passed, ${tally.failed} failed\n`);
  process.exitCode = tally.failed === 0 ? 0 : 1;
}

await main();
