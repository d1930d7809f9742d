import { createHash } from "node:crypto";
import { readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { isAlive, type ProcessIdentity, thisProcess } from "./process-table.ts";

/** What `<dataDir>/lock.json` says. `socketDir` appears once the database answers. */
export interface LockRecord extends ProcessIdentity {
  readonly socketDir?: string;
}
export interface AppLock {
  publish(socketDir: string): void;
  release(): void;
}

const fileIn = (dataDir: string): string => join(dataDir, "lock.json");

const writeRecord = (dataDir: string, record: LockRecord): void => {
  const half = `${fileIn(dataDir)}.${process.pid}`;
  writeFileSync(half, `${JSON.stringify(record)}\n`, { mode: 0o600 });
  renameSync(half, fileIn(dataDir));
};

/** The live process that holds `dataDir`, as its lock file says; undefined when none does. */
export const holderOf = (dataDir: string): LockRecord | undefined => {
  try {
    const record = JSON.parse(readFileSync(fileIn(dataDir), "utf8")) as LockRecord;
    return isAlive(record) ? record : undefined;
  } catch {
    return undefined;
  }
};

/** Device and inode name the directory whatever path, link or mount leads to it. */
const nameOf = (dataDir: string): string => {
  const { dev, ino } = statSync(realpathSync(dataDir));
  const user = process.getuid?.() ?? 0;
  const digest = createHash("sha256").update(`${dev}:${ino}:${user}`).digest("hex");
  return `\0huikuan-store-${digest}`;
};

const listen = (name: string): Promise<Server | undefined> =>
  new Promise((done, fail) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? done(undefined) : fail(error),
    );
    server.listen({ path: name }, () => done(server.unref()));
  });

/**
 * One process per data directory. The kernel drops the abstract socket when its process dies, however it
 * dies; the file says who holds it, and catches a holder whose socket we cannot see (another network namespace).
 * Undefined when somebody else holds it.
 */
export async function takeLock(dataDir: string): Promise<AppLock | undefined> {
  const server = await listen(nameOf(dataDir));
  if (server === undefined) return undefined;
  if (holderOf(dataDir) !== undefined) {
    server.close();
    return undefined;
  }
  const me = thisProcess();
  writeRecord(dataDir, me);
  return {
    publish: (socketDir) => writeRecord(dataDir, { ...me, socketDir }),
    release: () => {
      rmSync(fileIn(dataDir), { force: true });
      server.close();
    },
  };
}
