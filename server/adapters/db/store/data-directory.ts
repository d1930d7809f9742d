import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { join } from "node:path";
import { becomes } from "./pause.ts";
import { giveTo, type Launcher, launch } from "./launcher.ts";
import type { PostgresBinaries } from "./postgres-binaries.ts";
import { processesAt, signal } from "./process-table.ts";
import { StoreRefused } from "./store-refused.ts";

const HALF_MADE = "init-";
/** The superuser inside the built-in database: asks whether it answers and makes the roles, nothing else. */
export const ADMIN = "postgres";

const initdb = (binaries: PostgresBinaries, launcher: Launcher, into: string): Promise<void> =>
  new Promise((done, fail) => {
    const words = ["-D", into, "-U", ADMIN, "--auth=trust", "--encoding=UTF8", "--locale=C"];
    const child = launch(launcher, binaries.initdb, [...words, "--no-instructions"], {
      cwd: into,
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr?.on("data", (text: Buffer) => (said += text.toString()));
    child.once("error", fail);
    child.once("close", (code) =>
      code === 0
        ? done()
        : fail(new StoreRefused(`The built-in database could not be created: ${said.trim()}`)),
    );
  });

const keepOnDisk = (directory: string): void => {
  const handle = openSync(directory, "r");
  fsyncSync(handle);
  closeSync(handle);
};

/** A kill during creation leaves a half-made directory, and perhaps the program still filling it. */
async function sweepHalfMade(dataDir: string): Promise<void> {
  for (const name of readdirSync(dataDir).filter((entry) => entry.startsWith(HALF_MADE))) {
    const directory = join(dataDir, name);
    const writers = () => processesAt(directory, ["initdb", "postgres"]);
    await becomes(() => {
      signal(writers(), "SIGKILL");
      return writers().length === 0;
    }, 5_000);
    rmSync(directory, { recursive: true, force: true });
  }
}

/**
 * The database's files under `dataDir`, created whole or not at all. The caller holds the app lock.
 * Throws StoreRefused when another major version made them.
 */
export async function dataDirectory(
  dataDir: string,
  binaries: PostgresBinaries,
  launcher: Launcher,
): Promise<string> {
  const directory = join(dataDir, "postgres");
  await sweepHalfMade(dataDir);
  if (!existsSync(directory)) {
    const half = mkdtempSync(join(dataDir, HALF_MADE));
    giveTo(launcher, half);
    await initdb(binaries, launcher, half);
    renameSync(half, directory);
    keepOnDisk(dataDir);
  }
  const major = readFileSync(join(directory, "PG_VERSION"), "utf8").trim();
  if (major !== binaries.major) {
    throw new StoreRefused(
      `The data directory ${directory} was made by PostgreSQL ${major}, and this Huikuan brings PostgreSQL ${binaries.major}; export with the old version and import with this one, or choose an empty directory.`,
    );
  }
  giveTo(launcher, directory);
  return directory;
}
