import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isAlive, type ProcessIdentity, thisProcess } from "./process-table.ts";

const PREFIX = "huikuan-socket-";
const OWNER = "owner.json";
/** `sun_path` holds 107 bytes; "/huikuan-socket-XXXXXX/.s.PGSQL.5432.lock" needs 42 of them. */
const LONGEST_PARENT = 64;

const parent = (): string => (Buffer.byteLength(tmpdir()) <= LONGEST_PARENT ? tmpdir() : "/tmp");

const isAbandoned = (directory: string): boolean => {
  const { uid, mode } = statSync(directory);
  const ours = uid === process.getuid?.() || process.getuid?.() === 0;
  if (!ours || (mode & 0o77) !== 0) return false;
  const file = join(directory, OWNER);
  // Nameless: its maker is just writing its name, or died before it could; it is empty then, and harmless.
  if (!existsSync(file)) return false;
  return !isAlive(JSON.parse(readFileSync(file, "utf8")) as ProcessIdentity);
};

/** Removes the socket directories whose process is dead; another user's, and the living, stay. */
export function sweepSocketDirectories(): void {
  for (const name of readdirSync(parent()).filter((entry) => entry.startsWith(PREFIX))) {
    const directory = join(parent(), name);
    try {
      if (isAbandoned(directory)) rmSync(directory, { recursive: true, force: true });
    } catch {
      // Gone meanwhile, or not ours to read: either way not ours to sweep.
    }
  }
}

/**
 * A fresh directory that only this user may enter, so that whoever reaches the socket may log in without a
 * password. Never inside the data directory: a stale socket lock there would block the next start.
 */
export function makeSocketDirectory(): string {
  const directory = mkdtempSync(join(parent(), PREFIX));
  writeFileSync(join(directory, OWNER), JSON.stringify(thisProcess()), { mode: 0o600 });
  return directory;
}
