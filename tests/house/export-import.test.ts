import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { generateBook } from "../../sandbox/books/index.ts";
import { liveCompany } from "../../sandbox/companies.ts";
import type { CarriedTable, Manifest } from "../../server/adapters/db/transfer/manifest.ts";
import { readExport } from "../../server/adapters/db/transfer/read-export.ts";
import { createSeal } from "../../server/adapters/seal/seal.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { type EmptyDatabase, openEmptyDatabase } from "../store/carried-rows.ts";
import { expectOneSentence } from "./end-of-a-program.ts";
import { askAs, type Installed, openTestHouse, type TestHouse } from "./open-test-house.ts";
import { type Ran, runCommand, type Started, startCommand } from "./run-command.ts";

let house: TestHouse;
let live: Installed;
let folder: string;
let served: EmptyDatabase;
let accountId: string;
let seen: unknown;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "huikuan-carry-"));
  served = await openEmptyDatabase();
  const book = generateBook({ seed: "carried", today: toDay("2026-11-24"), customers: 8, zhShare: 0.5 });
  house = await openTestHouse([{ spec: liveCompany, book, live: true }]);
  [live] = house.installed as [Installed];
  accountId = [...live.filled.accountIds.values()][0] ?? "";
  seen = await whatIsSeen();
}, 120_000);
afterAll(async () => {
  await house?.close();
  await served?.drop();
  await rm(folder, { recursive: true, force: true });
});

/** The account as its viewer sees it, without the moment of the question. */
async function whatIsSeen(): Promise<unknown> {
  const { items, promises, log } = await askAs<Record<"items" | "promises" | "log", unknown>>(
    live,
    accountId,
    "view",
  );
  return { items, promises, log };
}

const at = (name: string): string => join(folder, name);
const inServed = () => ({ ...house.server.environment, DATABASE_URL: served.url });
const inFresh = () => ({ ...house.server.environment, HUIKUAN_DATA: at("fresh") });

const exporting = (name: string, env: Record<string, string>): Promise<Ran> =>
  runCommand("server/cli/export.ts", ["--to", at(name)], env);
const importing = (name: string, env: Record<string, string>, ...more: string[]): Promise<Ran> =>
  runCommand("server/cli/import.ts", ["--from", at(name), ...more], env);

async function manifestOf(name: string): Promise<Manifest> {
  const keys = { k1: house.server.environment["HUIKUAN_SEAL_KEY"] ?? "" };
  const file = await readExport(at(name), createSeal({ current: "k1", keys }));
  file.close();
  return file.manifest;
}

const carried = async (name: string): Promise<readonly CarriedTable[]> => (await manifestOf(name)).tables;

async function serverOn(env: Record<string, string>): Promise<Started> {
  const started = await startCommand("server/main.ts", [], env);
  while (!started.said.out.includes("Huikuan is ready")) {
    if (started.child.exitCode !== null) throw new Error(started.said.err);
    await new Promise((soon) => setTimeout(soon, 50));
  }
  return started;
}

describe("the house's whole database", () => {
  it("is exported beside the running server", async () => {
    await writeFile(at("env"), environmentLines(house.server.environment));
    const ran = await runCommand("server/cli/export.ts", ["--to", at("1.zip"), "--env", at("env")]);
    expect(ran.complaints).toEqual([]);
    expect((await manifestOf("1.zip")).quiet).toBe(false);
    expect(ran.out).toMatch(/^Exported \d+ rows of \d+ tables to .*1\.zip\.\n$/);
    expect((await stat(at("1.zip"))).mode & 0o777).toBe(0o600);
    const rows = new Map((await carried("1.zip")).map((table) => [table.name, table.rows]));
    expect([rows.get("org"), rows.get("account")]).toEqual([1, live.filled.accountIds.size]);
    expect(rows.get("ledger_entry")).toBeGreaterThan(20);
  }, 60_000);

  it("is not imported under the server of the built-in one", async () => {
    expectOneSentence(
      await importing("1.zip", house.server.environment),
      /in use by another Huikuan process \(pid \d+\)/,
    );
  });

  it("moves to another PostgreSQL and back into the built-in one, every checksum the same", async () => {
    await house.server.stop();
    expect((await exporting("2.zip", house.server.environment)).code).toBe(0);
    const there = await importing("2.zip", inServed(), "--in-place");
    expect(there.complaints.filter((line) => !/safer\.$/.test(line))).toEqual([]);
    expect(there.out).toMatch(
      /every table's checksum is the export's\. They are as they were\. It sends nothing until somebody resumes it: POST \/ops\/resume /,
    );
    expect((await exporting("3.zip", inServed())).code).toBe(0);
    const back = await importing("3.zip", inFresh(), "--in-place");
    expect([back.code, back.complaints]).toEqual([0, []]);
    expect((await exporting("4.zip", inFresh())).code).toBe(0);
    expect(await carried("3.zip")).toEqual(await carried("2.zip"));
    expect(await carried("4.zip")).toEqual(await carried("2.zip"));
  }, 120_000);

  it("does not take the place of a source that could send meanwhile", async () => {
    expectOneSentence(
      await importing("1.zip", inServed(), "--in-place"),
      /--in-place needs an export that was written while nothing could send/,
    );
  });

  it("is served from there, stopped until somebody resumes it: then the account is seen as it was, and no import goes in", async () => {
    const started = await serverOn(inServed());
    try {
      const { ask } = house.server;
      expect(await ask("GET", "/ops/stop")).toMatchObject({ stopped: true, by: "import" });
      await ask("POST", "/ops/resume", { by: "Chen", reason: "the old server is off" });
      expect(await whatIsSeen()).toEqual(seen);
      expectOneSentence(await importing("2.zip", inServed()), /server is at work on the target database/);
    } finally {
      started.child.kill("SIGTERM");
      await new Promise((ended) => started.child.once("exit", ended));
    }
    expectOneSentence(await importing("2.zip", inServed()), /target database is not empty/);
  }, 60_000);
});

const environmentLines = (env: Readonly<Record<string, string>>): string =>
  Object.entries(env)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}\n`)
    .join("");

describe("the command line of either", () => {
  it("names a file that exists already, a file that does not, and a directory without a database", async () => {
    await writeFile(at("mine.zip"), "mine");
    const { environment } = house.server;
    const [taken, missing, empty] = await Promise.all([
      exporting("mine.zip", environment),
      importing("none.zip", environment),
      exporting("5.zip", { ...environment, HUIKUAN_DATA: at("nowhere") }),
    ]);
    expectOneSentence(taken, /exists already: give a name that is free/);
    expect(await readFile(at("mine.zip"), "utf8")).toBe("mine");
    expectOneSentence(missing, /cannot be read \(ENOENT\)/);
    expectOneSentence(empty, /nothing to export: HUIKUAN_DATA .* holds no database/);
  });
});
