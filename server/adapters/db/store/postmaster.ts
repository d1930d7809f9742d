import type { ChildProcess } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { ADMIN } from "./data-directory.ts";
import { type Launcher, launch } from "./launcher.ts";
import { MARK } from "./orphan.ts";
import { pause } from "./pause.ts";
import { StoreRefused } from "./store-refused.ts";

export interface PostmasterOptions {
  readonly program: string;
  readonly launcher: Launcher;
  readonly directory: string;
  readonly socketDir: string;
  /** Further settings, by name; they win. */
  readonly settings: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
}

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: "",
  unix_socket_permissions: "0700",
  max_connections: "60",
  max_wal_size: "256MB",
  fsync: "on",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  logging_collector: "off",
};
const LARGEST_LOG = 8 * 1024 * 1024;

const openLog = (directory: string): { file: string; handle: number } => {
  const file = `${directory}.log`;
  if (existsSync(file) && statSync(file).size > LARGEST_LOG) renameSync(file, `${file}.1`);
  return { file, handle: openSync(file, "a", 0o600) };
};

const spawnPostmaster = (options: PostmasterOptions, handle: number): ChildProcess => {
  const settings = { ...SETTINGS, unix_socket_directories: options.socketDir, ...options.settings };
  const words = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return launch(options.launcher, options.program, ["-D", options.directory, "-c", MARK, ...words], {
    cwd: options.directory,
    stdio: ["ignore", handle, handle],
    // A session of its own: Ctrl-C in a terminal is for us, who then stop the database after our own work.
    detached: true,
  });
};

const answers = async (socketDir: string): Promise<boolean> => {
  const client = new pg.Client({
    host: socketDir,
    port: 5432,
    user: ADMIN,
    database: "postgres",
    ssl: false,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
};

const hasEnded = ({ pid, exitCode, signalCode }: ChildProcess): boolean =>
  pid === undefined || exitCode !== null || signalCode !== null;

/** Recovery after a power cut may take minutes; as long as the process lives it is working on it. */
async function untilReady(child: ChildProcess, socketDir: string, logFile: string): Promise<void> {
  const socket = join(socketDir, ".s.PGSQL.5432");
  while (!existsSync(socket) || !(await answers(socketDir))) {
    if (hasEnded(child)) {
      const last = readFileSync(logFile, "utf8").trim().split("\n").slice(-3).join(" ");
      throw new StoreRefused(`The built-in database did not start (see ${logFile}): ${last}`);
    }
    await pause(10);
  }
}

/** Asks for a fast shutdown: sessions end, everything committed is on disk. */
export async function endPostmaster(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  child.kill("SIGINT");
  const impatient = setTimeout(() => child.kill("SIGQUIT"), 10_000);
  await ended;
  clearTimeout(impatient);
}

/** Starts PostgreSQL on a directory nobody works in and waits until it answers on its socket. */
export async function startPostmaster(options: PostmasterOptions): Promise<ChildProcess> {
  const { file, handle } = openLog(options.directory);
  const child = spawnPostmaster(options, handle);
  closeSync(handle);
  child.on("error", (error) => options.log(`The built-in database could not be run: ${error.message}`));
  try {
    await untilReady(child, options.socketDir, file);
    return child;
  } catch (error) {
    await endPostmaster(child);
    throw error;
  }
}
