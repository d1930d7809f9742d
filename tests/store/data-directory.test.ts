import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { openStore } from "../../server/adapters/db/store/open-store.ts";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "huikuan-dir-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

describe("the data directory", () => {
  it("made by another major version is refused and left as it was", async () => {
    mkdirSync(join(dataDir, "postgres"));
    writeFileSync(join(dataDir, "postgres", "PG_VERSION"), "16\n");
    await expect(openStore({ dataDir })).rejects.toThrow(
      `The data directory ${join(dataDir, "postgres")} was made by PostgreSQL 16, and this Huikuan brings PostgreSQL 17;`,
    );
    expect(readFileSync(join(dataDir, "postgres", "PG_VERSION"), "utf8")).toBe("16\n");
  });

  it("that is a file is refused in one sentence", async () => {
    const file = join(dataDir, "file");
    writeFileSync(file, "");
    await expect(openStore({ dataDir: file })).rejects.toThrow(
      `The data directory ${file} cannot be written to`,
    );
  });

  it("is nobody else's to read, and neither is the socket's", async () => {
    const store = await openStore({ dataDir });
    const socket = new URL(store.ownerUrl).searchParams.get("host") ?? "";
    const modes = [join(dataDir, "postgres"), socket].map((path) => statSync(path).mode & 0o777);
    await store.close();
    expect(modes).toEqual([0o700, 0o700]);
    expect(socket.startsWith(dataDir)).toBe(false);
  });

  it("keeps to bytes: UTF-8, locale C, and the limits of a small machine", async () => {
    const store = await openStore({ dataDir });
    const { rows } = await store.pool.query<Record<string, string>>(
      `SELECT current_setting('server_encoding') AS encoding, datcollate AS collation,
              current_setting('max_wal_size') AS wal, current_setting('fsync') AS fsync, current_setting('jit') AS jit,
              current_setting('listen_addresses') AS tcp, current_setting('statement_timeout') AS statement,
              current_setting('idle_in_transaction_session_timeout') AS idle
         FROM pg_database WHERE datname = current_database()`,
    );
    await store.close();
    expect(rows).toEqual([
      {
        encoding: "UTF8",
        collation: "C",
        wal: "256MB",
        fsync: "on",
        jit: "off",
        tcp: "",
        statement: "30s",
        idle: "1min",
      },
    ]);
  });
});
