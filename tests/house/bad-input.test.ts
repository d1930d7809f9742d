import { describe, expect, it } from "@jest/globals";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { occupied } from "./occupied.ts";
import { expectOneSentence, processesOf } from "./end-of-a-program.ts";
import { type Ran, runCommand, startCommand } from "./run-command.ts";

const { folder, takenPort } = occupied();

// Below those that the system gives away: another test may hold one of them at this moment.
const PORT = "14701";

const HEADER = "invoice_id,customer_id,invoice_date,due_date,settled_date,amount";
const GOOD = "I-1,C-1,2026-01-05,2026-02-04,,100.00";

async function startWithBook(...lines: readonly string[]): Promise<Ran> {
  const file = join(folder(), `${lines.length}-${performance.now()}.csv`);
  await writeFile(file, `${lines.join("\n")}\n`);
  return runCommand("sandbox/start.ts", ["--book", file, "--port", PORT]);
}

describe("npm start with a ledger that cannot be right", () => {
  it.each([
    [
      "a wrong column",
      ["invoice_no,customer_id,invoice_date,due_date,settled_date,amount", GOOD],
      /invoice_id/,
    ],
    ["an invoice twice", [HEADER, GOOD, GOOD], /Line 3.*I-1/],
    ["a day that does not exist", [HEADER, "I-1,C-1,2019-02-30,2019-03-30,,100.00"], /Line 2.*2019-02-30/],
    [
      "an amount that is no number",
      [HEADER, 'I-1,C-1,2026-01-05,2026-02-04,,"1,234.5x"'],
      /Line 2.*1,234\.5x/,
    ],
    [
      "a settled day before the invoice",
      [HEADER, "I-1,C-1,2026-01-05,2026-02-04,2026-01-04,100.00"],
      /Line 2.*settled_date/,
    ],
  ])("refuses %s in one sentence, before anything is started", async (_what, lines, says) => {
    const ran = await startWithBook(...lines);
    expectOneSentence(ran, says);
    expect(ran.out).toBe("");
    expect(existsSync(`.data/sandbox-${PORT}`)).toBe(false);
  });

  it("refuses a file that is not there", async () => {
    const ran = await runCommand("sandbox/start.ts", ["--book", join(folder(), "none.csv"), "--port", PORT]);
    expectOneSentence(ran, /none\.csv/);
  });

  it("refuses a port that is taken, by its number", async () => {
    const port = takenPort();
    const ran = await runCommand("sandbox/start.ts", ["--port", String(port)]);
    expectOneSentence(ran, String(port), /--port/);
  });

  it.each([
    ["--port", "seven"],
    ["--today", "2019-02-30"],
    ["--faults", "seven:1.5"],
  ])("refuses %s %s", async (option, value) => {
    const ran = await runCommand("sandbox/start.ts", [option, value]);
    expectOneSentence(ran, option, value);
  });
});

describe("npm start, ended", () => {
  it("takes its store, its environment file and every process with it", async () => {
    const port = 29_000 + Math.floor(performance.now() % 999);
    const dataDir = `.data/sandbox-${port}`;
    const file = join(folder(), "small.csv");
    await writeFile(file, `${HEADER}\n${GOOD}\n`);
    // As npm start does: file by file.
    const words = ["--import", "tsx", "sandbox/start.ts"];
    const args = ["--book", file, "--port", String(port)];
    const { child, said } = await startCommand("sandbox/start.ts", args, {}, words);
    while (!said.out.includes("Huikuan is ready") && child.exitCode === null)
      await new Promise((soon) => setTimeout(soon, 100));
    expect(said.err).toBe("");
    expect(existsSync(`${dataDir}.env`)).toBe(true);
    child.kill("SIGINT");
    const [code] = (await once(child, "close")) as [number | null];
    expect(code).toBe(0);
    expect(await processesOf(dataDir)).toEqual([]);
    expect([existsSync(dataDir), existsSync(`${dataDir}.env`)]).toEqual([false, false]);
  }, 120_000);
});

describe("npm start, interrupted while it starts", () => {
  // Ctrl-C is tried above: both take the same way out.
  it("leaves no process behind after SIGTERM", async () => {
    const port = 20_000 + Math.floor(performance.now() % 9_000);
    const dataDir = `.data/sandbox-${port}`;
    const { child } = await startCommand("sandbox/start.ts", [
      "--port",
      String(port),
      "--today",
      "2026-11-24",
    ]);
    while ((await processesOf(dataDir)).length === 0 && child.exitCode === null)
      await new Promise((soon) => setTimeout(soon, 100));
    expect(child.exitCode).toBeNull();
    child.kill("SIGTERM");
    await once(child, "close");
    const deadline = performance.now() + 15_000;
    while ((await processesOf(dataDir)).length > 0 && performance.now() < deadline)
      await new Promise((soon) => setTimeout(soon, 100));
    expect(await processesOf(dataDir)).toEqual([]);
    expect(existsSync(`${dataDir}.env`)).toBe(false);
    await rm(dataDir, { recursive: true, force: true });
  }, 90_000);
});
