import { accessSync, constants, mkdirSync, realpathSync } from "node:fs";
import { type AppLock, holderOf, takeLock } from "./app-lock.ts";
import { dataDirectory } from "./data-directory.ts";
import { chooseLauncher, type Launcher } from "./launcher.ts";
import { pause } from "./pause.ts";
import { postgresBinaries } from "./postgres-binaries.ts";
import { sweepSocketDirectories } from "./socket-directory.ts";
import { StoreRefused } from "./store-refused.ts";
import { type Supervised, supervise } from "./supervise.ts";

export interface EmbeddedOptions {
  readonly dataDir: string;
  readonly log: (line: string) => void;
  /** PostgreSQL settings by name; for tests, which need no fsync. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Where the PostgreSQL package lies, when not where npm put it. */
  readonly packageRoot?: string;
  /** Insists on one way of stepping down from root. */
  readonly launcher?: Launcher["how"];
}
const absolute = (dataDir: string): string => {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return realpathSync(dataDir);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StoreRefused(`The data directory ${dataDir} cannot be written to (${code}); choose another.`);
  }
};

const refuseHeld = (dataDir: string): never => {
  const pid = holderOf(dataDir)?.pid;
  const who = pid === undefined ? "another Huikuan process" : `another Huikuan process (pid ${pid})`;
  throw new StoreRefused(
    `The data directory ${dataDir} is in use by ${who}; stop that one, or give this one a directory of its own.`,
  );
};

const startUnder = async (lock: AppLock, dataDir: string, options: EmbeddedOptions): Promise<Supervised> => {
  sweepSocketDirectories();
  const { log, settings = {} } = options;
  const binaries = postgresBinaries(dataDir, options.packageRoot);
  const program = binaries.postgres;
  const launcher = chooseLauncher(program, options.launcher);
  const directory = await dataDirectory(dataDir, binaries, launcher);
  const running = await supervise({ program, launcher, directory, settings, log });
  lock.publish(running.socketDir);
  return running;
};

/**
 * Starts the PostgreSQL that came with npm on `dataDir`, which this process alone then holds until it stops
 * or dies. Throws StoreRefused, within a second, when another process holds it.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Supervised> {
  if (process.platform !== "linux") {
    throw new StoreRefused(
      `The built-in database runs on Linux only, not on ${process.platform}; set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
  const dataDir = absolute(options.dataDir);
  const lock = (await takeLock(dataDir)) ?? refuseHeld(dataDir);
  try {
    const { socketDir, stop } = await startUnder(lock, dataDir, options);
    return { socketDir, stop: () => stop().finally(() => lock.release()) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The socket directory of the database that a live process runs on `dataDir`; undefined when none does. */
export async function socketOfHolder(dataDir: string): Promise<string | undefined> {
  for (let waited = 0; waited < 30_000; waited += 50) {
    const holder = holderOf(dataDir);
    if (holder === undefined) return undefined;
    if (holder.socketDir !== undefined) return holder.socketDir;
    // The holder is still starting its database.
    await pause(50);
  }
  return undefined;
}
