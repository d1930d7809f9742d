import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../server/adapters/db/store/open-store.ts";
import { type Ran, runCommand, type Started, startCommand } from "./run-command.ts";

let folder: string;
let taken: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "huikuan-bad-"));
  taken = createServer();
  taken.listen(0, "127.0.0.1");
  await once(taken, "listening");
});
afterAll(async () => {
  await new Promise((closed) => taken.close(closed));
  await rm(folder, { recursive: true, force: true });
});

const HEADER = "invoice_id,customer_id,invoice_date,due_date,settled_date,amount";
const GOOD = "I-1,C-1,2026-01-05,2026-02-04,,100.00";

async function startWithBook(...lines: readonly string[]): Promise<Ran> {
  const file = join(folder, `${lines.length}-${performance.now()}.csv`);
  await writeFile(file, `${lines.join("\n")}\n`);
  return runCommand("sandbox/start.ts", ["--book", file, "--port", "47001"]);
}

function expectOneSentence(ran: Ran, ...words: readonly (string | RegExp)[]): void {
  expect(ran.complaints).toHaveLength(1);
  for (const word of words) expect(ran.complaints[0]).toMatch(word);
  expect(ran.complaints[0]).toMatch(/\.$/);
  expect(ran.complaints[0]).not.toMatch(/Error:| at .*:\d+/);
  expect(ran.code).not.toBe(0);
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
    expect(existsSync(".data/sandbox-47001")).toBe(false);
  });

  it("refuses a file that is not there", async () => {
    const ran = await runCommand("sandbox/start.ts", ["--book", join(folder, "none.csv"), "--port", "47001"]);
    expectOneSentence(ran, /none\.csv/);
  });

  it("refuses a port that is taken, by its number", async () => {
    const { port } = taken.address() as AddressInfo;
    const ran = await runCommand("sandbox/start.ts", ["--port", String(port)]);
    expectOneSentence(ran, String(port), /--port/);
  });

  it.each([
    ["--port", "seven"],
    ["--today", "2019-02-30"],
  ])("refuses %s %s", async (option, value) => {
    const ran = await runCommand("sandbox/start.ts", [option, value]);
    expectOneSentence(ran, option, value);
  });
});

const KEY = Buffer.alloc(32, 7).toString("base64");
const environment = (dataDir: string, port: number) => ({
  DATABASE_URL: "",
  PORT: String(port),
  PUBLIC_URL: `http://127.0.0.1:${port}`,
  HUIKUAN_DATA: dataDir,
  HUIKUAN_TOKEN_KEY: KEY,
  HUIKUAN_SEAL_KEY: KEY,
  HUIKUAN_OPS_TOKEN: "",
  HUIKUAN_CLOCK_URL: "",
  HUIKUAN_EXTRA_CRM_HOSTS: "",
  WIDGET_ORIGINS: "",
  SMTP_URL: "smtp://127.0.0.1:9",
  SMTP_ALLOW_PLAIN: "yes",
  MAIL_FROM: "billing@seller.example",
  LOG_LEVEL: "warn",
});

const freePort = async (): Promise<number> => {
  const probe = createServer();
  probe.listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
};

/** Command lines of everything that still works on a data directory. */
async function processesOf(dataDir: string): Promise<readonly string[]> {
  const ids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, "utf8").catch(() => "")));
  return lines.filter((line) => line.includes(dataDir));
}

const migrationsIn = async ({ ownerPool }: Awaited<ReturnType<typeof openStore>>) =>
  (await ownerPool.query("SELECT name, hash FROM schema_migration ORDER BY name")).rows as unknown[];

const startedServer = async (dataDir: string): Promise<Started> => {
  const started = startCommand("server/main.ts", [], environment(dataDir, await freePort()));
  while (!started.said.out.includes("Huikuan is ready")) {
    if (started.child.exitCode !== null) throw new Error(started.said.err);
    await new Promise((soon) => setTimeout(soon, 50));
  }
  return started;
};

describe("the server alone", () => {
  it.each(["PUBLIC_URL", "HUIKUAN_SEAL_KEY", "SMTP_URL", "MAIL_FROM"])(
    "names the variable %s that is missing, and makes no data directory",
    async (name) => {
      const dataDir = join(folder, `without-${name}`);
      const ran = await runCommand("server/main.ts", [], { ...environment(dataDir, 47009), [name]: "" });
      expectOneSentence(ran, name);
      expect(existsSync(dataDir)).toBe(false);
    },
  );

  it("refuses a taken port, and leaves no database running", async () => {
    const dataDir = join(folder, "taken-port");
    const { port } = taken.address() as AddressInfo;
    const ran = await runCommand("server/main.ts", [], environment(dataDir, port));
    expectOneSentence(ran, String(port));
    expect(await processesOf(dataDir)).toEqual([]);
  }, 60_000);

  it("refuses a second server on the same data directory, and the first goes on", async () => {
    const dataDir = join(folder, "two");
    const first = await startedServer(dataDir);
    try {
      const ran = await runCommand("server/main.ts", [], environment(dataDir, await freePort()));
      expectOneSentence(ran, /data directory|already|in use/i);
      expect(first.child.exitCode).toBeNull();
    } finally {
      first.child.kill("SIGTERM");
      if (first.child.exitCode === null) await once(first.child, "exit");
    }
    expect(await processesOf(dataDir)).toEqual([]);
  }, 90_000);

  it("refuses a database that is newer than the code, and changes nothing in it", async () => {
    const dataDir = join(folder, "newer");
    const first = await startedServer(dataDir);
    first.child.kill("SIGTERM");
    await once(first.child, "exit");
    const store = await openStore({ dataDir });
    await store.ownerPool.query(
      "INSERT INTO schema_migration (name, hash) VALUES ('9999-of-a-later-year', 'unknown')",
    );
    const before = await migrationsIn(store);
    await store.close();
    const ran = await runCommand("server/main.ts", [], environment(dataDir, await freePort()));
    expectOneSentence(ran, /newer/i);
    const again = await openStore({ dataDir });
    expect(await migrationsIn(again)).toEqual(before);
    await again.close();
    expect(await processesOf(dataDir)).toEqual([]);
  }, 90_000);
});

describe("npm start, ended", () => {
  it("takes its store, its environment file and every process with it", async () => {
    const port = 29_000 + Math.floor(performance.now() % 999);
    const dataDir = `.data/sandbox-${port}`;
    const file = join(folder, "small.csv");
    await writeFile(file, `${HEADER}\n${GOOD}\n`);
    const { child, said } = startCommand("sandbox/start.ts", ["--book", file, "--port", String(port)]);
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
  it.each(["SIGINT", "SIGTERM"] as const)(
    "leaves no process behind after %s",
    async (signal) => {
      const port = 20_000 + Math.floor(performance.now() % 9_000);
      const dataDir = `.data/sandbox-${port}`;
      const { child } = startCommand("sandbox/start.ts", ["--port", String(port), "--today", "2026-11-24"]);
      while ((await processesOf(dataDir)).length === 0 && child.exitCode === null)
        await new Promise((soon) => setTimeout(soon, 100));
      expect(child.exitCode).toBeNull();
      child.kill(signal);
      await once(child, "close");
      const deadline = performance.now() + 15_000;
      while ((await processesOf(dataDir)).length > 0 && performance.now() < deadline)
        await new Promise((soon) => setTimeout(soon, 100));
      expect(await processesOf(dataDir)).toEqual([]);
      expect(existsSync(`${dataDir}.env`)).toBe(false);
      await rm(dataDir, { recursive: true, force: true });
    },
    90_000,
  );
});
