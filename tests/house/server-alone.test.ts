import { describe, expect, it } from "@jest/globals";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { openStore } from "../../server/adapters/db/store/open-store.ts";
import { occupied } from "./occupied.ts";
import { expectOneSentence, processesOf } from "./end-of-a-program.ts";
import { runCommand, type Started, startCommand } from "./run-command.ts";

const { folder, takenPort } = occupied();

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

const migrationsIn = async ({ ownerPool }: Awaited<ReturnType<typeof openStore>>) =>
  (await ownerPool.query("SELECT name, hash FROM schema_migration ORDER BY name")).rows as unknown[];

const startedServer = async (dataDir: string): Promise<Started> => {
  const started = await startCommand("server/main.ts", [], environment(dataDir, await freePort()));
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
      const dataDir = join(folder(), `without-${name}`);
      const ran = await runCommand("server/main.ts", [], { ...environment(dataDir, 47009), [name]: "" });
      expectOneSentence(ran, name);
      expect(existsSync(dataDir)).toBe(false);
    },
  );

  it("refuses a taken port, and leaves no database running", async () => {
    const dataDir = join(folder(), "taken-port");
    const port = takenPort();
    const ran = await runCommand("server/main.ts", [], environment(dataDir, port));
    expectOneSentence(ran, String(port));
    expect(await processesOf(dataDir)).toEqual([]);
  }, 60_000);

  it("refuses a second server on the same data directory, and the first goes on", async () => {
    const dataDir = join(folder(), "two");
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
    const dataDir = join(folder(), "newer");
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
