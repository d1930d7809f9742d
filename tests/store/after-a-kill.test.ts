import { spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { openStore } from "../../server/adapters/db/store/open-store.ts";
import { becomes, pause } from "../../server/adapters/db/store/pause.ts";
import { processesAt } from "../../server/adapters/db/store/process-table.ts";
import { otherProcess } from "../support/other-process.ts";

let made: string;
let dataDir: string;
beforeAll(async () => {
  made = mkdtempSync(join(tmpdir(), "huikuan-made-"));
  await (await openStore({ dataDir: made })).close();
});
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "huikuan-kill-"));
  cpSync(made, dataDir, { recursive: true });
  // Node 24 copies a directory without its mode, and PostgreSQL takes no data that others may read.
  chmodSync(join(dataDir, "postgres"), 0o700);
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));
afterAll(() => rmSync(made, { recursive: true, force: true }));

const postmasters = () => processesAt(join(dataDir, "postgres"), ["postgres", "initdb"]);

const tally = async (): Promise<number[]> => {
  const store = await openStore({ dataDir });
  try {
    const { rows } = await store.ownerPool.query<{ n: number }>("SELECT n FROM tally ORDER BY n");
    return rows.map(({ n }) => n);
  } finally {
    await store.close();
  }
};

const acknowledged = (lines: readonly Readonly<Record<string, unknown>>[]): number =>
  lines.filter((line) => "committed" in line).length;

const upTo = (n: number): number[] => Array.from({ length: n }, (_, index) => index + 1);

describe("after the process was killed", () => {
  it("leaves no database running two seconds later, and keeps every acknowledged commit", async () => {
    const victim = otherProcess("commit", dataDir);
    await victim.says("committed");
    await pause(300);
    await victim.kill("SIGKILL");
    const promised = acknowledged(victim.lines);
    expect(promised).toBeGreaterThan(10);
    expect(await becomes(() => postmasters().length === 0, 2_000)).toBe(true);
    expect((await tally()).slice(0, promised)).toEqual(upTo(promised));
  });

  it("reopens at once, while the old database is still shutting down", async () => {
    const victim = otherProcess("commit", dataDir);
    await victim.says("committed");
    await victim.kill("SIGKILL");
    const promised = acknowledged(victim.lines);
    expect((await tally()).slice(0, promised)).toEqual(upTo(promised));
  });

  it("leaves no database running that it was only just launching, before the kernel was asked", async () => {
    const path = mkdtempSync(join(tmpdir(), "huikuan-path-"));
    symlinkSync("/usr/bin/unshare", join(path, "unshare"));
    writeFileSync(join(path, "setpriv"), '#!/bin/sh\nPATH=/usr/bin:/bin; sleep 1; exec setpriv "$@"\n', {
      mode: 0o755,
    });
    const victim = otherProcess("commit", dataDir, { env: { PATH: `${path}:/bin` } });
    const launching = () => processesAt(join(dataDir, "postgres"), ["setpriv"]);
    expect(await becomes(() => launching().length > 0, 20_000)).toBe(true);
    await victim.kill("SIGKILL");
    expect(await becomes(() => launching().length === 0, 10_000)).toBe(true);
    await pause(500);
    expect(await becomes(() => postmasters().length === 0, 2_000)).toBe(true);
    rmSync(path, { recursive: true });
  });

  it("stops the orphan at the next start where the kernel could not be asked to", async () => {
    const path = mkdtempSync(join(tmpdir(), "huikuan-path-"));
    symlinkSync("/usr/bin/unshare", join(path, "unshare"));
    const victim = otherProcess("commit", dataDir, { env: { PATH: path } });
    await victim.says("committed");
    await victim.kill("SIGKILL");
    await pause(1_000);
    const orphan = postmasters().length;
    expect(await tally()).toContain(1);
    expect(orphan).toBeGreaterThan(0);
    expect(postmasters()).toEqual([]);
    rmSync(path, { recursive: true });
  });

  it("starts over when it was killed while the database was being made", async () => {
    rmSync(join(dataDir, "postgres"), { recursive: true });
    const victim = otherProcess("hold", dataDir);
    await becomes(() => readdirSync(dataDir).some((name) => name.startsWith("init-")), 10_000);
    await pause(100);
    await victim.kill("SIGKILL");
    expect(existsSync(join(dataDir, "postgres"))).toBe(false);
    const store = await openStore({ dataDir });
    await store.close();
    expect(readdirSync(dataDir).filter((name) => name.startsWith("init-"))).toEqual([]);
  });
});

describe("after the database itself was killed", () => {
  it("starts it again on the same socket, with every acknowledged commit", async () => {
    const said: string[] = [];
    const store = await openStore({ dataDir, log: (line) => said.push(line) });
    await store.ownerPool.query("CREATE TABLE tally (n int)");
    await store.ownerPool.query("INSERT INTO tally VALUES (1)");
    const killed = postmasters().find(({ commandLine }) => commandLine.includes("-D"));
    process.kill(killed?.pid ?? 0, "SIGKILL");
    expect(await becomes(() => said.some((line) => /ended by itself \(SIGKILL\)/.test(line)), 5_000)).toBe(
      true,
    );
    let rows: unknown[] = [];
    for (let tries = 0; tries < 100 && rows.length === 0; tries += 1) {
      const answer = await store.ownerPool.query("SELECT n FROM tally").catch(() => pause(50));
      rows = answer?.rows ?? [];
    }
    await store.close();
    expect(rows).toEqual([{ n: 1 }]);
    expect(postmasters()).toEqual([]);
  });
});

describe("what a kill leaves behind", () => {
  it("is swept: a half-made database", async () => {
    mkdirSync(join(dataDir, "init-abc"));
    writeFileSync(join(dataDir, "init-abc", "PG_VERSION"), "17\n");
    await (await openStore({ dataDir })).close();
    expect(readdirSync(dataDir).sort()).toEqual(["postgres", "postgres.log"]);
  });

  it("is swept: a postmaster.pid whose pid is now somebody else's, who is left alone", async () => {
    const somebody = spawn("sleep", ["60"], { stdio: "ignore" });
    const pidFile = [somebody.pid, join(dataDir, "postgres"), 1, 5432, "/nowhere", "", "  1 1", "ready"];
    writeFileSync(join(dataDir, "postgres", "postmaster.pid"), pidFile.join("\n"));
    const store = await openStore({ dataDir });
    expect((await store.pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
    await store.close();
    expect([somebody.exitCode, somebody.signalCode]).toEqual([null, null]);
    somebody.kill();
  });

  it("is swept: a lock file of a dead process, or of a reused pid", async () => {
    writeFileSync(
      join(dataDir, "lock.json"),
      JSON.stringify({ pid: process.pid, startTime: "1", bootId: "another" }),
    );
    await (await openStore({ dataDir })).close();
    expect(existsSync(join(dataDir, "lock.json"))).toBe(false);
  });

  it("is swept: a socket directory of a dead process, and not one of a living process", async () => {
    const dead = mkdtempSync(join(tmpdir(), "huikuan-socket-"));
    writeFileSync(join(dead, "owner.json"), JSON.stringify({ pid: 1, startTime: "0", bootId: "another" }));
    writeFileSync(join(dead, ".s.PGSQL.5432.lock"), "1\n");
    const first = await openStore({ dataDir });
    const socket = new URL(first.ownerUrl).searchParams.get("host") ?? "";
    const second = await openStore({ dataDir: made });
    expect([existsSync(dead), existsSync(socket)]).toEqual([false, true]);
    await second.close();
    await first.close();
    expect(existsSync(socket)).toBe(false);
  });
});
