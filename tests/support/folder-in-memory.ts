import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from "node:fs";
import { join } from "node:path";

const MEMORY = "/dev/shm";
const PREFIX = "huikuan-run-";
/** A whole run holds less than one at any moment. */
const LEAST_FREE_BYTES = 4 * 1024 ** 3;

/**
 * A folder in the machine's memory for what a run of the tests puts away for a while, or null where there is none with
 * room: dozens of databases begin there, and each waits seconds for a disk that its test never asks about.
 */
export function folderInMemory(): string | null {
  if (!existsSync(MEMORY) || mayNotRun()) return null;
  sweep();
  const { bavail, bsize } = statfsSync(MEMORY);
  if (Math.min(bavail * bsize, process.availableMemory()) < LEAST_FREE_BYTES) return null;
  const folder = mkdtempSync(join(MEMORY, `${PREFIX}${process.pid}-`));
  // As /tmp is: the database steps down from root and must reach what is its own.
  chmodSync(folder, 0o1777);
  return folder;
}

/** Some tests write small programs and run them. */
const mayNotRun = (): boolean =>
  readFileSync("/proc/mounts", "utf8")
    .split("\n")
    .some((line) => line.includes(` ${MEMORY} `) && line.includes("noexec"));

/** A run that was killed leaves its folder, which nobody else would ever clear away. */
function sweep(): void {
  for (const name of readdirSync(MEMORY).filter((entry) => entry.startsWith(PREFIX))) {
    const pid = Number(name.slice(PREFIX.length).split("-")[0]);
    try {
      process.kill(pid, 0);
    } catch (fault) {
      // Somebody else's run may not be signalled, but lives.
      if ((fault as NodeJS.ErrnoException).code === "ESRCH")
        rmSync(join(MEMORY, name), { recursive: true, force: true });
    }
  }
}
