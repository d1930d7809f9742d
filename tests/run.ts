import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";

/**
 * `npm test`: everything CI runs, none skipped because another failed: the checks that only read, then the
 * tests, which want both cores. Ends with the plain line "N passed, N failed": each check that
 * is not jest counts as one.
 */
interface Check {
  readonly name: string;
  readonly command: readonly string[];
  /** Where jest leaves its counts; absent for a check that only passes or fails. */
  readonly counts?: string;
}

const JEST_COUNTS = ".cache/jest-counts.json";

/** Two at a time, each in its lane: these only read. `typescript-native` and the linter use both cores by themselves. */
const lanes: readonly (readonly Check[])[] = [
  [
    { name: "types", command: ["../typescript-native/bin/tsc", "-b"] },
    { name: "lint", command: ["oxlint"] },
    { name: "format", command: ["biome", "format", "."] },
    { name: "manifest in step", command: ["tsx", "manifest/write-manifest.ts", "--check"] },
  ],
  [
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
    { name: "widget build", command: ["webpack", "--mode", "production"] },
  ],
];
const tests: Check = {
  name: "tests",
  command: ["jest", "--json", "--outputFile", JEST_COUNTS],
  counts: JEST_COUNTS,
};

/** What a check says is kept until it ends, so that two at a time do not talk into each other. */
function run(command: readonly string[], isAlone: boolean): Promise<number> {
  const [program = "", ...args] = command;
  const said: Buffer[] = [];
  return new Promise((resolve) => {
    const child = spawn(`node_modules/.bin/${program}`, args, {
      stdio: isAlone ? "inherit" : ["ignore", "pipe", "pipe"],
      env: { ...process.env, FORCE_COLOR: "0" },
    });
    child.stdout?.on("data", (part: Buffer) => void said.push(part));
    child.stderr?.on("data", (part: Buffer) => void said.push(part));
    child.on("error", () => resolve(1));
    child.on("close", (code) => {
      process.stdout.write(Buffer.concat(said));
      resolve(code ?? 1);
    });
  });
}

interface Tally {
  passed: number;
  failed: number;
}

async function runCheck(check: Check, tally: Tally): Promise<void> {
  const startedAt = performance.now();
  if (check.counts !== undefined) rmSync(check.counts, { force: true });
  const code = await run(check.command, check.counts !== undefined);
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
  const inTurn = async (lane: readonly Check[]): Promise<void> => {
    for (const check of lane) await runCheck(check, tally);
  };
  await Promise.all(lanes.map(inTurn));
  await runCheck(tests, tally);
  process.stdout.write(`${tally.passed} passed, ${tally.failed} failed\n`);
  process.exitCode = tally.failed === 0 ? 0 : 1;
}

await main();
