import type { ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { giveTo } from "./launcher.ts";
import { clearOrphan } from "./orphan.ts";
import { endPostmaster, type PostmasterOptions, startPostmaster } from "./postmaster.ts";
import { makeSocketDirectory } from "./socket-directory.ts";

export interface Supervised {
  readonly socketDir: string;
  stop(): Promise<void>;
}

/** A database that ends by itself more often than this within a minute has a cause that a restart does not cure. */
const RESTARTS_A_MINUTE = 3;

/**
 * Runs PostgreSQL over a fresh unix socket until stopped. When it ends by itself (the kernel ran out of
 * memory, say) it is started again on the same socket, so that the pools find it again.
 */
export async function supervise(options: Omit<PostmasterOptions, "socketDir">): Promise<Supervised> {
  const socketDir = makeSocketDirectory();
  giveTo(options.launcher, socketDir);
  const endings: number[] = [];
  let stopping = false;
  let restarting: Promise<void> = Promise.resolve();

  const start = async (): Promise<ChildProcess> => {
    await clearOrphan(options.directory, options.log);
    const started = await startPostmaster({ ...options, socketDir });
    started.once("exit", (code, by) => {
      if (!stopping) restarting = startAgain(`${by ?? code}`);
    });
    return started;
  };
  const startAgain = async (cause: string): Promise<void> => {
    options.log(`The built-in database ended by itself (${cause}); see ${options.directory}.log.`);
    endings.push(performance.now());
    if (endings.filter((at) => at > performance.now() - 60_000).length > RESTARTS_A_MINUTE) {
      options.log("The built-in database keeps ending and stays down; restart Huikuan once its log is read.");
      return;
    }
    try {
      child = await start();
    } catch (error) {
      options.log(`The built-in database could not be started again: ${(error as Error).message}`);
    }
  };
  const stop = async (): Promise<void> => {
    stopping = true;
    await restarting;
    await endPostmaster(child);
    rmSync(socketDir, { recursive: true, force: true });
  };

  let child: ChildProcess;
  try {
    child = await start();
  } catch (error) {
    rmSync(socketDir, { recursive: true, force: true });
    throw error;
  }
  return { socketDir, stop };
}
