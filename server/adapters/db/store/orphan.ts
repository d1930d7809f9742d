import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { becomes } from "./pause.ts";
import { processesAt, type RunningProcess, signal } from "./process-table.ts";
import { StoreRefused } from "./store-refused.ts";

/** A setting that means nothing to PostgreSQL; on its command line it says which postmasters are ours. */
export const MARK = "huikuan.supervised=on";

/** The launching programs become postgres a moment later. */
const NAMES = ["postgres", "unshare", "setpriv", "sh"];

const inside = (directory: string): RunningProcess[] =>
  processesAt(directory, NAMES).filter(({ workingDirectory }) => workingDirectory === directory);

const stop = async (directory: string): Promise<boolean> => {
  const ours = (): RunningProcess[] => inside(directory).filter((one) => one.commandLine.includes(MARK));
  const gone = (): boolean => inside(directory).length === 0;
  signal(ours(), "SIGINT");
  // Without a postmaster of ours, what is left are its children, on their way out by themselves.
  if (await becomes(gone, ours().length > 0 ? 10_000 : 3_000)) return true;
  if (ours().length === 0) return false;
  signal(ours(), "SIGQUIT");
  if (await becomes(gone, 5_000)) return true;
  signal(inside(directory), "SIGKILL");
  return becomes(gone, 2_000);
};

/**
 * Stops the database that a killed process of ours left running in `directory`, then removes its stale
 * postmaster.pid. A process is known by where it works and by its command line, never by a pid from a file:
 * pids are reused. Throws StoreRefused when somebody else's PostgreSQL runs there.
 */
export async function clearOrphan(directory: string, log: (line: string) => void): Promise<void> {
  const found = inside(directory);
  if (found.length > 0) {
    log("Stopping the database that an interrupted run left behind.");
    if (!(await stop(directory))) {
      const pid = found[0]?.pid ?? 0;
      throw new StoreRefused(
        `The data directory ${directory} is in use by a PostgreSQL that Huikuan did not start (pid ${pid}); stop it first.`,
      );
    }
  }
  const stale = join(directory, "postmaster.pid");
  if (existsSync(stale)) rmSync(stale);
}
